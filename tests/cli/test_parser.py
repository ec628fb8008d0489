"""Every command is known to the parser, and a command loads its own group only."""

import re
import subprocess
import sys

import pytest

from tests.cli.conftest import ROOT
from visitstats.cli import GROUPS, parser


def test_each_group_adds_the_commands_that_it_is_named_for() -> None:
    for names in GROUPS.values():
        text = parser(names[0]).format_help()
        assert [name for name in sum(GROUPS.values(), ()) if re.search(rf"^    {name}\b", text, re.M)] == list(names)


@pytest.mark.parametrize("arguments", [[], ["--help"], ["no-such-command"]])
def test_without_a_command_all_of_them_are_named(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "visitstats", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == (0 if arguments == ["--help"] else 2)
    assert all(name in done.stdout + done.stderr or not arguments for name in sum(GROUPS.values(), ()))


def test_check_needs_no_database() -> None:
    code = "import sys; from visitstats.cli import parser; parser('check'); print('duckdb' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
