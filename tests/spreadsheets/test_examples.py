"""Every example file means what its answer says, by the scorer that stands beside the examples."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


@pytest.mark.slow
def test_every_example_file_passes_the_scorer() -> None:
    """The command line itself reads all files: 30 of 30."""
    done = subprocess.run(
        [sys.executable, str(HERE / "score"), "--python", sys.executable],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=280,
    )
    assert done.stdout.strip().splitlines()[-1] == "30 passed, 0 failed", done.stdout + done.stderr
