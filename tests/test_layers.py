"""Pages and the served application stand on top: they import nothing of the product but visitstats.ui."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOP = [ROOT / "dashboard.py", *sorted((ROOT / "pages").glob("*.py"))]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", TOP, ids=lambda path: path.name)
def test_the_top_imports_streamlit_and_the_ui_only(path):
    others = [name for name in imported(path) if name != "streamlit" and not name.startswith("visitstats.ui")]
    assert others == []
