"""Regions: the tile map and the ranking."""

from typing import Any

import pandas as pd

from visitstats.charts.bars import ranked_bars
from visitstats.charts.rows import each
from visitstats.charts.theme import Look, safe
from visitstats.charts.tiles import tile_map
from visitstats.texts import _, capital, decimal, number, percent, year_range
from visitstats.ui import sentences, sources, words
from visitstats.ui.behind import Cell, cell
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits.adding import NONE
from visitstats.ui.exhibits.classes import class_width, edges
from visitstats.ui.exhibits.kept import kept
from visitstats.ui.reading import Reading

RECORDED = Reading()


def counts(by_region: pd.DataFrame, year: int, reading: Reading = RECORDED) -> pd.DataFrame:
    """code, name, visits: one row a region of the reading, zero where none was visited, "not stated" last."""
    found = by_region[by_region["year"] == year]
    codes = [words.known(code) or NONE for code in found["region_code"]]
    seen = found.assign(code=codes).groupby("code")["visits"].sum()
    together = {part for code in seen.index for part in code.split() if " " in code} - set(seen.index)
    known = [code for code in seen.index if code != NONE]
    units = [code for code in dict.fromkeys([*reading.units(year), *known]) if code not in together]
    units = units + ([NONE] if NONE in seen.index else [])
    amounts = [int(seen.get(code, 0)) for code in units]
    names = [words.region(None if code == NONE else code) for code in units]
    return pd.DataFrame({"code": units, "name": names, "visits": amounts})


@kept
def tiles(
    by_region: pd.DataFrame, basis: pd.DataFrame, year: int, look: Look, mark: str, reading: Reading = RECORDED
) -> Exhibit:
    """Every region a tile. The classes are the same for all years of the choice."""
    frame = counts(by_region, year, reading)
    known = frame[frame["code"] != NONE]
    highest = by_region.dropna(subset=["region_code"])["visits"].max()
    step = class_width(float(highest) if pd.notna(highest) else 1.0)
    any_data = int(frame["visits"].sum()) > 0
    amounts = known.set_index("code")["visits"]
    places = reading.places(year, {str(code): int(amount) for code, amount in amounts.items()})
    rows = [_tile(places[code], code, amounts.get(code), any_data, step, look) for code in places]
    visited, total = sum(bool(amounts.get(code, 0)) for code in places), len(places)
    name = _("Visits by region, {years}", years=year_range(year, year))
    title = _("Visits were made in all {n} regions", n=total)
    if visited < total:
        title = _("Visits were made in {k} of {n} regions", k=visited, n=total)
    if any(" " in code or code not in places for code in amounts.index):
        title = name  # of regions that cannot be told apart, one may be without a visit
    if not any_data:
        title = _("There are no data by region for {year}", year=year)
    return Exhibit(
        key="tiles",
        title=title,
        subtitle=_("{name}. All tiles are equal; their size does not show territory.", name=name)
        + off_the_map(frame, set(places)),
        figure=tile_map(pd.DataFrame(rows), look, edges=edges(step), nothing=_("no data")),
        table=_table(frame),
        source=sources.of_breakdown(basis),
        name=_("Map of visits by region, {years}", years=year_range(year, year)),
        mark=mark,
        cells=tuple(_cell(code, amounts.get(code, 0), year, reading) for code in places),
        columns=_columns(frame, year, reading),
    )


def off_the_map(frame: pd.DataFrame, drawn: set[str]) -> str:
    """Visits that no tile shows: of regions that were split within the year, and those whose region is not stated."""
    missing = [row for row in each(frame) if row.code not in drawn and row.visits]
    if not missing:
        return ""
    listed = "; ".join(f"{row.name} {number(row.visits)}" for row in missing)
    return " " + _("Not on the map: {listed}.", listed=listed)


def _tile(place, code: str, amount, any_data: bool, step: int, look: Look) -> dict:
    has = any_data and amount is not None
    form = "abbr" if look.phone else "tile" if place.columns == 1 else "short"
    text = str(number(amount)) if has else "—"
    return {
        "row": place.row,
        "column": place.column,
        "rows": place.rows,
        "columns": place.columns,
        "lines": _lines(code, form),
        "label": text,
        "hover": f"<b>{safe(capital(words.region(code)))}</b><br>{safe(words.visits(amount) if has else _('no data'))}",
        "step": min(4, int(amount) // step) if has else -1,
    }


def _lines(code: str, form: str) -> list[str]:
    """The name on a tile; of regions taken together each stands on a line of its own where the tile is wide."""
    if " " not in code or form != "short":
        return words.region(code, form).split("\n")
    first, *rest = [words.region(one, "tile").replace("\n", " ") for one in code.split()]
    return [first, *[f"+ {one}" for one in rest]]


def _cell(code: str, amount: int, year: int, reading: Reading) -> Cell:
    stated = None if code == NONE else code
    asked: dict[str, Any] = {"years": [year], "dimension": "region", "codes": [stated or "none"]}
    return cell(capital(words.region(stated)), amount, **asked, **reading.params())


def _columns(frame: pd.DataFrame, year: int, reading: Reading) -> dict[str, tuple[Cell | None, ...]]:
    """What each number of the table opens."""
    cells = tuple(_cell(row.code, row.visits, year, reading) for row in each(_ranked(frame)))
    return {_("Number of visits"): cells}


def _table(frame: pd.DataFrame) -> pd.DataFrame:
    total = int(frame["visits"].sum()) or 1
    ordered = _ranked(frame)
    return pd.DataFrame(
        {
            _("Region"): ordered["name"].map(capital),
            _("Number of visits"): ordered["visits"],
            _("Share, %"): [round(100 * amount / total, 1) for amount in ordered["visits"]],
        }
    )


def _ranked(frame: pd.DataFrame) -> pd.DataFrame:
    last = frame["code"] == NONE
    ordered = frame[~last].sort_values(["visits", "name"], ascending=[False, True], kind="stable")
    return pd.concat([ordered, frame[last]], ignore_index=True)


@kept
def ranked(
    by_region: pd.DataFrame, basis: pd.DataFrame, year: int, look: Look, mark: str, reading: Reading = RECORDED
) -> Exhibit:
    """All regions from the most visits to the fewest."""
    frame = _ranked(counts(by_region, year, reading))
    total = int(frame["visits"].sum())
    frame["label"] = [str(number(amount)) for amount in frame["visits"]]
    shares = [percent(amount / total) if total else "" for amount in frame["visits"]]
    frame["hover"] = [
        f"<b>{safe(capital(name))}</b><br>{safe(words.visits(amount))} ({safe(share)})"
        for name, amount, share in zip(frame["name"], frame["visits"], shares, strict=True)
    ]
    title, figure = _("There are no data by region for {year}", year=year), None
    if total:
        first, second = frame.iloc[0], frame.iloc[1]
        title = _leading(first, second, frame) or _(
            "The most visits: {first} ({n}) and {second} ({m})",
            first=first["name"],
            n=number(first["visits"]),
            second=second["name"],
            m=number(second["visits"]),
        )
        shown = frame.assign(name=frame["name"].map(capital))
        figure = ranked_bars(shown, look, name="name", value="visits", label="label", hover="hover", name_width=30)
    name = _("Visits by region, {years}", years=year_range(year, year))
    cells = tuple(_cell(row.code, row.visits, year, reading) for row in each(frame))
    columns, source = _columns(frame, year, reading), sources.of_breakdown(basis)
    return Exhibit("regions", title, name, figure, _table(frame), source, name, mark, cells=cells, columns=columns)


def _leading(first: Any, second: Any, frame: pd.DataFrame) -> str:
    """Another title where two names would leave out a third with as many visits; else nothing."""
    known = frame[frame["code"] != NONE]["visits"]
    if int((known >= second["visits"]).sum()) == 2:
        return ""
    if first["visits"] > second["visits"]:
        return sentences.part_of_all(capital(first["name"]), first["visits"], int(frame["visits"].sum()))
    return _("Visits by region")


def facts(by_region: pd.DataFrame, year: int, reading: Reading = RECORDED) -> list[tuple[str, str]]:
    """Average, highest and lowest of the regions, and visits whose region is not stated."""
    frame = counts(by_region, year, reading)
    known = frame[frame["code"] != NONE]["visits"]
    missing = int(frame[frame["code"] == NONE]["visits"].sum())
    return [
        (_("On average per region"), decimal(float(known.mean()))),
        (_("Highest and lowest"), f"{number(known.max())} / {number(known.min())}"),
        (_("Region not stated"), str(number(missing))),
    ]


def sentence(by_region: pd.DataFrame, year: int, reading: Reading = RECORDED) -> str:
    """Where the most and the fewest visits were made."""
    frame = counts(by_region, year, reading)
    known = _ranked(frame[frame["code"] != NONE])
    if not int(known["visits"].sum()):
        return _("There are no data by region for {year}", year=year) + "."
    high, low = known.iloc[0], known.iloc[-1]
    return _(
        "Visits in {year}: the most – {first} ({n}), the fewest – {last} ({m}).",
        year=year,
        first=high["name"],
        n=number(high["visits"]),
        last=low["name"],
        m=number(low["visits"]),
    )
