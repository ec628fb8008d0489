"""How the marks of the charts of a workbook look, and what is written on them."""

import re
from typing import Any

from visitstats.export.safe import plain
from visitstats.export.views import AT_LEAST, SO_FAR, TO_DATE, Item
from visitstats.reference.palette import LIGHT

FONT = {"name": "Arial", "size": 10, "color": LIGHT["ink2"]}
VALUES = {"name": "Arial", "size": 10, "bold": True, "color": LIGHT["ink"]}


def fill(item: Item) -> dict[str, Any]:
    """How a bar is filled: solid, faint for a bound, hatched for a part of a year."""
    colour = LIGHT[item.colour]
    if item.state in (AT_LEAST, SO_FAR):
        return {"fill": {"color": LIGHT["bound"]}, "border": {"color": colour, "width": 1.25}}
    if item.state == TO_DATE:
        pattern = {"pattern": "wide_upward_diagonal", "fg_color": colour, "bg_color": LIGHT["ground"]}
        return {"pattern": pattern, "border": {"color": colour, "width": 1.25}}
    return {"fill": {"color": colour}}


def unreferring(text: str) -> str:
    """Text for a label or a name: the library takes some for references to cells, and a word joiner keeps them text."""
    return re.sub(r"^(?==)|(?<=!)", "\u2060", plain(text))


def labels(items: tuple[Item, ...]) -> dict[str, Any]:
    """The texts of the items on their marks."""
    custom = [{"value": unreferring(item.text)} if item.value is not None else {"delete": True} for item in items]
    return {"value": True, "custom": custom, "font": VALUES}
