"""Coverage: what share of the institutions in the mandate was visited, and which were not visited for longest."""

from typing import Any

import pandas as pd

from visitstats.charts.rows import each
from visitstats.reference.naming import name
from visitstats.texts import _, capital, decimal, language, ngettext, number, percent
from visitstats.ui import words
from visitstats.ui.behind import Cell
from visitstats.ui.exhibit import Exhibit

DIMENSIONS = {"region": "region", "kind": "institution_kind"}


def coverage(answer: pd.DataFrame, year: int, within: int, rows: str, mark: str) -> Exhibit:
    """The institutions of the list, by region or kind, and those visited within some years up to the year."""
    ordered = answer.assign(known=[words.known(code) or "" for code in answer["code"]])
    ordered = ordered.sort_values(["share", "known"], ascending=[False, True], kind="stable")
    several, listed, visited = each(ordered), int(answer["institutions"].sum()), int(answer["visited"].sum())
    names = [capital(name(DIMENSIONS[rows], words.known(row.code), language(), "full")) for row in several]
    table = pd.DataFrame(
        {
            _("Region") if rows == "region" else _("Kind of institution"): [*names, _("Total")],
            _("In the mandate"): [*ordered["institutions"], listed],
            _("Visited"): [*ordered["visited"], visited],
            _("Share, %"): [*[round(100 * row.share, 1) for row in several], round(100 * visited / max(listed, 1), 1)],
            _("Visits to them"): [*ordered["visits"], int(answer["visits"].sum())],
        }
    )
    places = {"k": number(visited), "m": number(listed), "percent": percent(visited / max(listed, 1))}
    title = _("{k} of {m} institutions in the mandate were visited ({percent})", **places)
    cells = [_cells(row, called, year, within, rows) for row, called in zip(several, names, strict=True)]
    cells.append(_all(listed, visited, int(answer["visits"].sum()), year, within))
    opened = (_("In the mandate"), _("Visited"), _("Visits to them"))
    opens: dict[str, tuple[Cell | None, ...]] = dict(zip(opened, zip(*cells, strict=True), strict=True))
    called = _("Coverage of the mandate, {year}", year=year)
    return Exhibit("mandate", title, _period(year, within), None, table, _said(), called, mark, columns=opens)


def _period(year: int, within: int) -> str:
    years = ngettext("within {n} year", "within {n} years", within)
    return _("In the mandate at the end of {year}; visited {within} up to then", year=year, within=years)


def _cells(row: Any, called: str, year: int, within: int, rows: str) -> tuple[Cell, Cell, Cell]:
    asked = {"year": year, "within": within, "rows": rows, "codes": (words.known(row.code) or "none",)}
    return _opening(called, (row.institutions, row.visited, row.visits), asked)


def _all(listed: int, visited: int, visits: int, year: int, within: int) -> tuple[Cell, Cell, Cell]:
    return _opening(_("Total"), (listed, visited, visits), {"year": year, "within": within})


def _opening(label: str, amounts: tuple[int, int, int], asked: dict[str, Any]) -> tuple[Cell, Cell, Cell]:
    """The institutions of the list, those that were visited, and the visits to them."""
    every, only = tuple(sorted(asked.items())), tuple(sorted((asked | {"visited": True}).items()))
    listed, visited, visits = (int(amount) for amount in amounts)
    return (
        Cell(label, listed, every, "mandate_behind", rows=True),
        Cell(label, visited, only, "mandate_behind", rows=True),
        Cell(label, visits, only, "mandate_behind"),
    )


def unvisited(answer: pd.DataFrame, year: int, mark: str) -> Exhibit:
    """The institutions that were not visited for longest, those never visited first."""
    rows = each(answer)
    table = pd.DataFrame(
        {
            _("Institution"): answer["institution"],
            _("Region"): [capital(words.region(row.region_code, "short")) for row in rows],
            _("Ministry"): [words.ministry_short(row.ministry_code) for row in rows],
            _("Kind of institution"): [words.institution_kind(row.institution_kind) for row in rows],
            _("Last visit"): [words.day(row.last_date) for row in rows],
            _("Years since"): [float(f"{row.days / 365.25:.1f}") if pd.notna(row.days) else None for row in rows],
        }
    )
    never = sum(pd.isna(row.days) for row in rows)
    title = ngettext("{n} institution has never been visited", "{n} institutions have never been visited", never)
    dated = [row.days for row in rows if pd.notna(row.days)]
    if not never and dated:
        title = _("The longest time without a visit: {n} years", n=decimal(max(dated) / 365.25))
    about = _("For analysts only, as visits are not announced: the list is left out of every view for publication.")
    called = _("Longest not visited, {year}", year=year)
    return Exhibit("unvisited", title, about, None, table, _said(), called, mark)


def _said() -> str:
    return _("Source: the list of institutions in the mandate, and registers.")
