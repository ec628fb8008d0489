"""Checks: which months are recorded, what was visited, and whether published and recorded numbers agree."""

from typing import Any

import pandas as pd

from visitstats.charts.heat import heat_table
from visitstats.charts.rows import each
from visitstats.charts.theme import Look, safe
from visitstats.reference.naming import name
from visitstats.texts import _, capital, decimal, language, month_name, month_year, ngettext, number
from visitstats.ui import behind, sources, words
from visitstats.ui.behind import Cell, cell
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits.classes import class_width
from visitstats.ui.exhibits.kept import kept

ROWS = ("region", "group")


@kept
def completeness(answer: pd.DataFrame, basis: pd.DataFrame, year: int, rows: str, look: Look, mark: str) -> Exhibit:
    """Each region or sending group by month; nothing recorded is hatched, little against the own history framed."""
    order = _order(answer)
    names = [_row_name(code, rows) for code in order]
    highest = answer["visits"].max()
    width = class_width(float(highest) if pd.notna(highest) else 1.0)
    frame = pd.DataFrame(
        [_cell(row, order, names, year, width) for row in each(answer)],
        columns=["place", "month", "label", "hover", "step", "low"],
    )
    missing, low = int(answer["visits"].isna().sum()), int((answer["low"] & answer["visits"].notna()).sum())
    title = _("Every row has visits in every month of {year}", year=year)
    if missing:
        title = ngettext("{n} cell of {year} has no visits", "{n} cells of {year} have no visits", missing, year=year)
    if answer.empty:
        title = _("There are no data by month for {year}", year=year)
    about = _("Hatched: nothing recorded. Framed: under half of the own monthly average of other years.")
    found = ngettext("Framed cells: {n}.", "Framed cells: {n}.", low) if low else ""
    short = [month_name(month, "short") for month in range(1, 13)]
    return Exhibit(
        key="completeness",
        title=title,
        subtitle=f"{about} {found}".strip(),
        figure=heat_table(frame, look, names=names, months=short) if len(frame) else None,
        table=_cells_table(answer, order, names, rows),
        source=sources.of_breakdown(basis),
        name=_("Recorded visits by month, {year}", year=year),
        mark=mark,
        cells=tuple(_opened(row, names[order.index(_code(row.code))], year, rows) for row in each(answer)),
        columns=_opened_columns(answer, order, names, year, rows),
    )


def _opened(row, name_: str, year: int, rows: str) -> Cell:
    """The recorded visits of a region or sending group in a month."""
    month = int(row.month)
    label, codes = f"{name_}, {month_year(year, month)}", [_code(row.code) or "none"]
    asked: dict[str, Any] = {"years": [year], "rows": rows, "codes": codes, "first_month": month, "last_month": month}
    return cell(label, row.visits, "behind_source", source_id=0, **asked)


def _opened_columns(
    answer: pd.DataFrame, order: list[str], names: list[str], year: int, rows: str
) -> dict[str, tuple[Cell | None, ...]]:
    found = {(_code(row.code), int(row.month)): row for row in each(answer)}
    columns = {}
    for month in range(1, 13):
        of_month = [found.get((code, month)) for code in order]
        opens = [row and _opened(row, name_, year, rows) for row, name_ in zip(of_month, names, strict=True)]
        columns[capital(month_name(month, "short"))] = tuple(opens)
    of_year: dict[str, Any] = {"years": [year], "rows": rows, "first_month": 1, "last_month": 12, "source_id": 0}
    sums = answer.assign(code=[_code(code) for code in answer["code"]]).groupby("code")["visits"].sum()
    columns[_("Total")] = tuple(
        cell(name_, sums[code], "behind_source", codes=[code or "none"], **of_year)
        for code, name_ in zip(order, names, strict=True)
    )
    return columns


def _code(code: object) -> str:
    return words.known(code) or ""


def _order(answer: pd.DataFrame) -> list[str]:
    """The rows from the most visits to the fewest, "not stated" last."""
    totals = answer.assign(code=[_code(code) for code in answer["code"]]).groupby("code")["visits"].sum()
    return sorted(totals.index, key=lambda code: (code == "", -int(totals[code]), code))


def _row_name(code: str, rows: str) -> str:
    return capital(words.region(code or None) if rows == "region" else name("group", code or None, language()))


def _cell(row, order: list[str], names: list[str], year: int, width: int) -> tuple:
    place, has = order.index(_code(row.code)), pd.notna(row.visits)
    said = words.visits(row.visits) if has else _("no data")
    lines = [f"<b>{safe(names[place])}</b>", safe(capital(month_name(row.month))) + f" {year}", safe(said)]
    if pd.notna(row.usual):
        lines.append(safe(_("Usual in other years: {n}", n=decimal(row.usual))))
    step = min(4, int(row.visits) // width) if has else -1
    return place, row.month, str(number(row.visits)) if has else "", "<br>".join(lines), step, has and bool(row.low)


def _cells_table(answer: pd.DataFrame, order: list[str], names: list[str], rows: str) -> pd.DataFrame:
    wide = answer.assign(code=[_code(code) for code in answer["code"]])
    wide = wide.pivot(index="code", columns="month", values="visits").reindex(order)
    heads = {"region": _("Region"), "group": _("Sending group")}
    table = pd.DataFrame({heads[rows]: names})
    for month in range(1, 13):
        table[capital(month_name(month, "short"))] = wide[month].to_numpy() if month in wide.columns else None
    table[_("Total")] = wide.sum(axis=1).to_numpy()
    return table


def coverage(institutions: pd.DataFrame, mark: str) -> Exhibit:
    """How many different institutions were visited in each year, and how often on average."""
    rows = each(institutions)
    table = pd.DataFrame(
        {
            _("Year"): institutions["year"].astype(int),
            _("Institutions visited"): institutions["institutions"],
            _("Visits with a named institution"): institutions["visits_with_institution"],
            _("Visits per institution"): [
                round(row.visits_with_institution / row.institutions, 2) if row.institutions else None for row in rows
            ],
        }
    )
    title = _("No institution is named in the records")
    if rows:
        last = rows[-1]
        places = {"n": number(last.institutions), "visits": words.visits(last.visits_with_institution)}
        title = _("{year}: {visits} to {n} different institutions, as spelled", year=last.year, **places)
    about = _("An institution is its name within a region; two spellings count twice until they are joined.")
    said = _("Source: published figures, registers and reported tables.")
    opens = (behind.institutions(str(row.year), row.institutions, int(row.year)) for row in rows)
    visits = (behind.institutions(str(row.year), row.visits_with_institution, int(row.year), False) for row in rows)
    columns = {_("Institutions visited"): tuple(opens), _("Visits with a named institution"): tuple(visits)}
    return Exhibit("coverage", title, about, None, table, said, _("Institutions visited"), mark, columns=columns)
