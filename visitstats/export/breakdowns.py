"""The views of the parts: what changed, ministries, regions, kinds of visit."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from visitstats.export import findings
from visitstats.export.facts import Facts
from visitstats.export.overview import filters_in_words
from visitstats.export.palette import MINISTRIES
from visitstats.export.views import BRIDGE, ROWS, STACKED, TILES, Column, Item, Series, View
from visitstats.reference.units import Tile, body_on, existing, name, tiles, visit_kinds
from visitstats.texts import _, capital, language, number, year_range

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)

Pairs = list[tuple[str | None, int]]  # code (None: not stated) and visits


def _known(code: object) -> str | None:
    return code if isinstance(code, str) and code not in ("", "none") else None


def _pairs(frame: pd.DataFrame, key: str, year: int) -> Pairs:
    """Codes and visits of a year, most visits first, what is not stated last."""
    rows = frame[frame["year"] == year]
    pairs = [(_known(code), int(visits)) for code, visits in zip(rows[key], rows["visits"], strict=True)]
    return sorted(pairs, key=lambda pair: (pair[0] is None, -pair[1], pair[0] or ""))


def _ministry(code: str | None, year: int) -> str:
    """The body as it was named at the end of the year."""
    body = body_on(code, datetime.date(year, 12, 31)) if code else None
    if body is not None:
        return str(body.names["short"][language()])
    return capital(name("ministry", code, language(), "short"))


def _function(code: str) -> str:
    """What the body is for, in few words: a title has no room for its name."""
    return capital(name("ministry", code, language(), "short"))


def _common(facts: Facts) -> dict[str, object]:
    """What every breakdown of the year says of its data."""
    basis = facts.basis[facts.year]
    return {
        "source": findings.breakdown_source(facts),
        "filters": filters_in_words(facts.before, facts.year),
        "data_to": basis.data_to,
        "import_id": facts.import_id,
        "demonstration": basis.demonstration,
    }


def _notes(facts: Facts, years: Sequence[int]) -> tuple[str, ...]:
    return tuple(filter(None, [findings.coverage(facts.basis[year]) for year in years]))


def _change_frame(facts: Facts, pairs: Pairs, before: Pairs, names: Sequence[str]) -> pd.DataFrame:
    """Name, both years, change and share: the table of a breakdown. A missing part of the year before is NA."""
    earlier = dict(before)
    known = bool(before)
    frame = pd.DataFrame(
        {
            "name": list(names),
            "before": [earlier.get(code, 0) if known else None for code, _visits in pairs],
            "visits": [visits for _code, visits in pairs],
        }
    ).astype({"before": "Int64", "visits": "Int64"})
    frame["change"] = frame["visits"] - frame["before"]
    total = facts.basis[facts.year].covered or int(frame["visits"].sum())
    frame["share"] = (frame["visits"].astype("Float64") / total) if total else pd.Series(pd.NA, frame.index, "Float64")
    return frame


def _change_columns(facts: Facts, label: str) -> tuple[Column, ...]:
    return (
        Column("name", label),
        Column("before", str(facts.before), "count"),
        Column("visits", str(facts.year), "count"),
        Column("change", _("Change"), "change"),
        Column("share", _("Share of {year}", year=facts.year), "ratio"),
    )


def _all_codes(this: Pairs, before: Pairs) -> Pairs:
    """The pairs of this year, and with 0 the parts that only the year before had."""
    codes = {code for code, _visits in this}
    return this + [(code, 0) for code, _visits in before if code not in codes]


def what_changed(facts: Facts) -> View | None:
    """From the year before to this one, part by part; what the breakdowns do not cover is a part of its own."""
    before, this = (_pairs(facts.ministries, "ministry_code", year) for year in (facts.before, facts.year))
    headlines = [facts.headline(year) for year in (facts.before, facts.year)]
    if not before or not this or any(row["visits"] is None or row["qualifier"] != "exact" for row in headlines):
        return None
    start, end = (int(row["visits"]) for row in headlines)
    earlier, later = dict(before), dict(_all_codes(this, before))
    named = [(_function(code), n - earlier.get(code, 0)) for code, n in later.items() if code]
    parts = [
        (_ministry(code, facts.year), earlier.get(code, 0), n, "" if code else "not_stated")
        for code, n in later.items()
    ]
    parts.sort(key=lambda part: (part[3], part[1] - part[2]))
    rest = (start - sum(part[1] for part in parts), end - sum(part[2] for part in parts))
    if any(rest):
        parts.append((_("Not covered by records"), *rest, "not_stated"))
    changes = [(label, n - old, grey or ("rise" if n >= old else "fall")) for label, old, n, grey in parts]
    items = [Item(label, value, findings.arrow(value), colour) for label, value, colour in changes]
    items = [
        Item(str(facts.before), start, number(start), "other"),
        *items,
        Item(str(facts.year), end, number(end), "total"),
    ]
    rows = [(label, old, n, n - old) for label, old, n, _grey in parts] + [(_("Total"), start, end, end - start)]
    return View(
        key="changes",
        shape=BRIDGE,
        title=findings.change_finding(end - start, facts.before, named),
        subtitle=_("Visits: change from {before} to {year}, by ministry", before=facts.before, year=facts.year),
        series=(Series(_("Change"), "rise", tuple(items)),),
        columns=_change_columns(facts, _("Ministry"))[:4],
        frame=pd.DataFrame(rows, columns=["name", "before", "visits", "change"]),
        definition=_(
            "The parts add up to the change of the whole. A ministry is counted by its function, "
            "under the name it had at the end of the year."
        ),
        alt=_("Waterfall chart of the change in visits by ministry."),
        notes=_notes(facts, (facts.before, facts.year)),
        **_common(facts),  # type: ignore[arg-type]
    )


def ministries(facts: Facts) -> View | None:
    """The ministries of the year, most visits first."""
    before, this = (_pairs(facts.ministries, "ministry_code", year) for year in (facts.before, facts.year))
    if not this:
        return None
    names = [_ministry(code, facts.year) for code, _visits in this]
    colours = [code if code in MINISTRIES else "not_stated" for code, _visits in this]
    items = [
        Item(label, visits, number(visits), str(colour))
        for label, (_code, visits), colour in zip(names, this, colours, strict=True)
    ]
    return View(
        key="ministries",
        shape=ROWS,
        title=findings.part_finding(names[0], this[0][1], sum(visits for _code, visits in this)),
        subtitle=_("Visits by ministry, {year}", year=facts.year),
        series=(Series(_("Visits"), "total", tuple(items)),),
        columns=_change_columns(facts, _("Ministry")),
        frame=_change_frame(facts, this, before, names),
        definition=_("A visit counts for the ministry or committee in charge of the institution visited."),
        alt=_("Bar chart of visits by ministry."),
        notes=_notes(facts, (facts.year,)),
        **_common(facts),  # type: ignore[arg-type]
    )


def _region(code: str | None) -> str:
    return capital(name("region", code or None, language(), "full"))


def _regions(facts: Facts, key: str, shape: str, items: Sequence[Item], alt: str) -> View:
    before, this = _pairs(facts.regions, "region_code", facts.before), _region_pairs(facts)
    names = [_region(code) for code, _visits in this]
    stated = [(label, visits) for label, (code, visits) in zip(names, this, strict=True) if code]
    title = findings.most_finding(stated)
    if key == "ranking":
        title = _("From {low} to {high} visits in a region", low=number(stated[-1][1]), high=number(stated[0][1]))
    return View(
        key=key,
        shape=shape,
        title=title,
        subtitle=_("Visits by region, {year}, regions as recorded", year=facts.year),
        series=(Series(_("Visits"), "total", tuple(items)),),
        columns=_change_columns(facts, _("Region")),
        frame=_change_frame(facts, this, before, names),
        definition=_("A visit counts in the region of the institution, in the borders of the day of the visit."),
        alt=alt,
        notes=_notes(facts, (facts.year,)),
        **_common(facts),  # type: ignore[arg-type]
    )


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
    highest = facts.regions[facts.regions["region_code"].map(_known).notna()]["visits"].max()
    return float(highest) if pd.notna(highest) else 1.0


def _region_pairs(facts: Facts) -> Pairs:
    """Regions and visits; a region of the year without a record counts as 0 where there are records at all."""
    found = _pairs(facts.regions, "region_code", facts.year)
    if not any(code for code, _visits in found):
        return []
    codes = {code for code, _visits in found}
    end = datetime.date(facts.year, 12, 31)
    pairs = found + [(code, 0) for code in existing(end, end) if code not in codes]
    return sorted(pairs, key=lambda pair: (pair[0] is None, -pair[1], pair[0] or ""))


def _region_items(facts: Facts, form: str) -> list[Item]:
    step = class_step(_highest(facts))
    items = []
    for code, visits in _region_pairs(facts):
        colour = f"class{min(4, visits // step) + 1}" if code else "not_stated"
        label = name("region", code, language(), form)
        items.append(Item(capital(label) if form == "full" else label, visits, number(visits), colour, code=code or ""))
    return items


def _tiles(codes: set[str], year: int) -> dict[str, Tile]:
    """The tile map on which most of these regions stand: that of the end of the year, else of its beginning."""
    maps = [tiles(datetime.date(year, 12, 31)), tiles(datetime.date(year, 1, 1))]
    return max(maps, key=lambda places: len(codes & set(places)))


def _placed(item: Item, tile: Tile) -> Item:
    """An item at its tile; a wide tile has room for a name in one line."""
    label = item.label.replace("-\n", "").replace("\n", " ") if tile.columns > 1 else item.label
    return replace(item, label=label, place=tile)


def regions_map(facts: Facts) -> View | None:
    """The regions as tiles; a region without data is a tile without a number."""
    items = _region_items(facts, "tile")
    places = _tiles({item.code for item in items}, facts.year)
    on_map = [_placed(item, places[item.code]) for item in items if item.code in places]
    if not on_map:
        return None
    off_map = [
        _("Not on the map: {name} ({n}).", name=_region(item.code), n=item.text)
        for item in items
        if item.code not in places
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


def kinds(facts: Facts) -> View | None:
    """The kinds of visit in both years, stacked."""
    pairs = {year: dict(_pairs(facts.kinds, "visit_kind", year)) for year in (facts.before, facts.year)}
    years = [year for year in pairs if pairs[year]]
    if not pairs[facts.year]:
        return None
    codes = [code for code in (*visit_kinds(), None) if any(pairs[year].get(code) for year in years)]
    labels = {code: capital(name("visit_kind", code, language(), "full" if code else "short")) for code in codes}
    series = tuple(
        Series(
            labels[code],
            _kind_colour(code),
            tuple(
                Item(str(year), pairs[year].get(code, 0), number(pairs[year].get(code, 0)), _kind_colour(code))
                for year in years
            ),
        )
        for code in codes
    )
    ordered: Pairs = [(code, pairs[facts.year].get(code, 0)) for code in codes]
    largest, visits = max(ordered, key=lambda pair: pair[1])
    return View(
        key="kinds",
        shape=STACKED,
        title=findings.part_finding(labels[largest], visits, sum(pairs[facts.year].values())),
        subtitle=_("Visits by kind, {years}", years=year_range(years[0], years[-1])),
        series=series,
        columns=_change_columns(facts, _("Kind of visit")),
        frame=_change_frame(facts, ordered, list(pairs[facts.before].items()), [labels[code] for code in codes]),
        definition=_(
            "Periodic visits are held regularly, intermediate ones between them, special ones on reports of torture."
        ),
        alt=_("Stacked bar chart of visits by kind, by year."),
        notes=_notes(facts, years),
        **_common(facts),  # type: ignore[arg-type]
    )


def _kind_colour(code: str | None) -> str:
    return {"planned": "periodic", None: "not_stated"}.get(code, code) or "not_stated"
