"""Which Latin words may stand on a Kazakh or Russian page: those that docs/translations.md lists, and codes."""

import re
from pathlib import Path

TRANSLATIONS = Path(__file__).resolve().parents[2] / "docs" / "translations.md"
CODES = re.compile(r"^(KZ-[A-Z0-9]+|[IVX]+|[0-9a-f]{8,}|[a-z0-9_]+\.(xlsx|xls|csv|ods)|[A-Z]{1,3})$")
WORD = re.compile(r"[A-Za-z][\w.\-/]*")


def allowed() -> set[str]:
    """The words between back ticks in the section «Latin words on the pages» of docs/translations.md."""
    text = TRANSLATIONS.read_text(encoding="utf-8")
    section = re.split(r"^## ", text.split("## Latin words on the pages", 1)[1], flags=re.MULTILINE)[0]
    return {word for phrase in re.findall(r"`([^`]+)`", section) for word in WORD.findall(phrase)}


def latin_words(text: str) -> list[str]:
    """Words in Latin letters that are neither allowed nor codes nor parts of an address or a file's name."""
    plain = re.sub(r"https?://\S+", " ", text)
    plain = re.sub(r"\S+\.(xlsx|xlsb|xls|csv|tsv|ods|html)\b", " ", plain)
    words = {word.strip(".-/") for word in WORD.findall(plain)}
    return sorted(word for word in words - allowed() if not CODES.match(word))
