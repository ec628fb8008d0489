"""Collect the texts that the code speaks: the literals of `_`, `mark`, `ngettext` and `Reason`."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SPEAKERS = {"_", "mark", "ngettext", "Reason"}


@dataclass(frozen=True)
class Spoken:
    """One text in the code: its English, the plural where it counts, and its place."""

    text: str | None  # None: not a literal
    plural: str | None
    place: str


def sources() -> list[Path]:
    files = [*(ROOT / "visitstats").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"]
    rooms = ROOT / "visitstats" / "texts"
    return sorted(path for path in files if path.is_file() and not path.is_relative_to(rooms))


def _literal(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _already_marked(node: ast.expr | None) -> bool:
    """Reason(mark("…")), _(page.title): the text is found where it is marked; a text put together here is not."""
    return isinstance(node, ast.Call | ast.Name | ast.Attribute | ast.Subscript)


def spoken_in(path: Path) -> Iterator[Spoken]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        speaker = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if speaker not in SPEAKERS:
            continue
        first = node.args[0] if node.args else next((k.value for k in node.keywords if k.arg == "text"), None)
        text = _literal(first)
        if text is None and speaker != "mark" and _already_marked(first):
            continue
        plural = _literal(node.args[1]) if speaker == "ngettext" and len(node.args) > 1 else None
        yield Spoken(text, plural, f"{path.relative_to(ROOT)}:{node.lineno}")


def spoken() -> list[Spoken]:
    return [text for path in sources() for text in spoken_in(path)]
