"""The regions: the tile map and the ranking, in the reading of regions that was chosen."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from visitstats.export import findings
from visitstats.export.breakdowns import Pairs, change_columns, change_frame, common, known, pairs
from visitstats.export.facts import Facts
from visitstats.export.views import ROWS, TILES, Item, Series, View
from visitstats.reference.reading import COMMON, PRESENT
from visitstats.reference.units import Tile, in_force, name, regions
from visitstats.texts import _, capital, language, number

DIMENSION = "region"
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)


def region_name(code: str | None, form: str = "full") -> str:
    """A region; codes in one are regions that cannot be told apart: together, in short names for the full ones."""
    if code and " " in code:
        several = [name("region", one, language(), "short" if form == "full" else form) for one in code.split()]
        return ("\n+ " if form == "tile" else " + ").join(several)
    return name("region", code or None, language(), form)


def _same_borders(code: str | None, first: datetime.date, last: datetime.date) -> bool:
    """Whether a region had the same borders from the first day to the last: a border is never read as a fall."""
    region = regions().get(code or "")
    if region is None:
        return code is None
    formed_out_of_it = [other for other in regions().values() if other.parent_code == code and other.valid_from]
    kept = not any(other.valid_from and first < other.valid_from <= last for other in formed_out_of_it)
    return kept and in_force(region.region_code, first, first) and in_force(region.region_code, last, last)


def _moved(facts: Facts, this: Pairs, before: Pairs) -> list[bool]:
    """For each region, whether the year before cannot be set against this year."""
    if facts.reading.code == COMMON:
        return [False] * len(this)
    if facts.reading.code == PRESENT:
        joined = {part for code, _visits in (*this, *before) if code and " " in code for part in code.split()}
        return [bool(code) and bool(set(str(code).split()) & joined) for code, _visits in this]
    span = datetime.date(facts.before, 1, 1), datetime.date(facts.year, 12, 31)
    return [not _same_borders(code, *span) for code, _visits in this]


def _table(facts: Facts, this: Pairs, names: Sequence[str]) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The table with both years; without the year before where borders changed, and a note that says so."""
    before = pairs(facts.regions, "region_code", facts.before)
    frame = change_frame(facts, DIMENSION, this, before, names)
    changed = _moved(facts, this, before)
    if not any(changed) or frame["before"].isna().all():
        return frame, ()
    frame.loc[changed, ["before", "change"]] = pd.NA
    return frame, (_("Where the borders of a region changed, the year before is not given."),)


def _subtitle(facts: Facts) -> str:
    if facts.reading.code == COMMON:
        return _("Visits by region, {year}, on common borders", year=facts.year)
    if facts.reading.code == PRESENT:
        return _("Visits by region, {year}, today's twenty regions", year=facts.year)
    return _("Visits by region, {year}, regions as recorded", year=facts.year)


def _definition(facts: Facts) -> str:
    if facts.reading.code == COMMON:
        return _(
            "A visit counts in the region of the institution, on borders that all years have in common: "
            "a region formed later counts with the one that it was part of."
        )
    if facts.reading.code == PRESENT:
        return _(
            "A visit counts in the region of the institution in the borders of today; "
            "regions that the records cannot tell apart are taken together."
        )
    return _("A visit counts in the region of the institution, in the borders of the day of the visit.")


def _regions(facts: Facts, key: str, shape: str, items: Sequence[Item], alt: str) -> View:
    this = _region_pairs(facts)
    names = [capital(region_name(code)) for code, _visits in this]
    stated = [(label, visits) for label, (code, visits) in zip(names, this, strict=True) if code]
    title = findings.most_finding(stated)
    if key == "ranking" and len(stated) > 1:
        title = _("From {low} to {high} visits in a region", low=number(stated[-1][1]), high=number(stated[0][1]))
    frame, borders = _table(facts, this, names)
    view = View(
        key=key,
        shape=shape,
        title=title,
        subtitle=_subtitle(facts),
        series=(Series(_("Visits"), "total", tuple(items)),),
        columns=change_columns(facts, _("Region")),
        frame=frame,
        definition=_definition(facts),
        alt=alt,
        **common(facts, DIMENSION),  # type: ignore[arg-type]
    )
    return replace(view, notes=view.notes + borders)


def class_step(highest: float) -> int:
    """The width of a class: the first round number of which five hold the highest count."""
    return next((step for step in _STEPS if step * 5 >= highest), _STEPS[-1])


def class_ranges(highest: float) -> list[str]:
    """The ranges of the five classes, low to high, as a legend writes them."""
    step = class_step(highest)
    if step == 1:
        return ["0", "1", "2", "3", "≥ 4"]
    return [f"{number(step * k)}–{number(step * (k + 1) - 1)}" for k in range(4)] + [f"≥ {number(step * 4)}"]


def _highest(facts: Facts) -> float:
    """The highest count of a region in either year: the classes are the same for both."""
    highest = facts.regions[facts.regions["region_code"].map(known).notna()]["visits"].max()
    return float(highest) if pd.notna(highest) else 1.0


def _region_pairs(facts: Facts) -> Pairs:
    """Regions and visits; a region of the reading without a record counts as 0 where there are records at all."""
    found = pairs(facts.regions, "region_code", facts.year)
    if not any(code for code, _visits in found):
        return []
    codes = {code for code, _visits in found}
    together = {part for code in codes if code and " " in code for part in code.split()} - codes
    units = [code for code in facts.reading.units(facts.year) if code not in codes and code not in together]
    filled = found + [(code, 0) for code in units if not facts.filters.regions or code in facts.filters.regions]
    return sorted(filled, key=lambda pair: (pair[0] is None, -pair[1], pair[0] or ""))


def _region_items(facts: Facts, form: str) -> list[Item]:
    step = class_step(_highest(facts))
    items = []
    for code, visits in _region_pairs(facts):
        colour = f"class{min(4, visits // step) + 1}" if code else "not_stated"
        label = region_name(code, form)
        items.append(Item(capital(label) if form == "full" else label, visits, number(visits), colour, code=code or ""))
    return items


def _placed(item: Item, tile: Tile) -> Item:
    """An item at its tile; a wide tile has room for a name in one line."""
    label = item.label
    if tile.columns > 1:
        label = "\n+ ".join(part.replace("-\n", "").replace("\n", " ") for part in label.split("\n+ "))
    return replace(item, label=label, place=tile)


def regions_map(facts: Facts) -> View | None:
    """The regions as tiles; a region without data is a tile without a number."""
    items = _region_items(facts, "tile")
    places = facts.reading.places(facts.year, {item.code: int(item.value or 0) for item in items})
    on_map = [_placed(item, places[item.code]) for item in items if item.code in places]
    if not on_map:
        return None
    off_map = [
        _("Not on the map: {name} ({n}).", name=capital(region_name(item.code or None)), n=item.text)
        for item in items
        if item.code not in places and item.value
    ]
    view = _regions(facts, "regions", TILES, on_map, _("Map of equal tiles, one a region, with the number of visits."))
    view = replace(view, legend=tuple(class_ranges(_highest(facts))))
    return replace(view, notes=view.notes + tuple(off_map))


def regions_ranked(facts: Facts) -> View | None:
    """The regions, most visits first."""
    items = [
        Item(item.label, item.value, item.text, "total" if item.code else "not_stated")
        for item in _region_items(facts, "full")
    ]
    if not any(item.colour == "total" for item in items):
        return None
    return _regions(facts, "ranking", ROWS, items, _("Bar chart of visits by region."))
