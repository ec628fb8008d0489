"""Hostile texts: a hundred that try to become SQL, and five hundred that try to become markup, formulas or commands."""

import json
from pathlib import Path

HERE = Path(__file__).parent
INJECTIONS: list[str] = json.loads((HERE / "injections.json").read_text("ascii"))
HOSTILE: list[str] = json.loads((HERE / "hostile.json").read_text("ascii"))
