"""The limits of the house style: what no longer fits on a page or two is two things."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = sorted((ROOT / "visitstats").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
QUERIES = sorted((ROOT / "queries").rglob("*.sql"))
LONGEST = {"module": 250, "page": 60, "function": 40, "query": 60}  # lines


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize(("kind", "paths"), [("module", PRODUCT), ("page", PAGES), ("query", QUERIES)])
def test_files_are_short(kind: str, paths: list[Path]) -> None:
    assert paths
    assert [(str(path.relative_to(ROOT)), lines(path)) for path in paths if lines(path) > LONGEST[kind]] == []


def test_functions_are_short() -> None:
    lengths = {
        f"{path.relative_to(ROOT)}:{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in PRODUCT + PAGES
        for function in functions(path)
    }
    assert len(lengths) > 1000
    assert {name: length for name, length in lengths.items() if length > LONGEST["function"]} == {}


def test_each_module_opens_with_a_sentence() -> None:
    opened = {str(path.relative_to(ROOT)): ast.get_docstring(ast.parse(path.read_text("utf-8"))) for path in PRODUCT}
    assert [name for name, sentence in opened.items() if not sentence] == []


def test_pages_only_arrange() -> None:
    logic = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.Try)
    found = [
        f"{path.name}:{node.lineno}"
        for path in PAGES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, logic)
    ]
    assert found == []
