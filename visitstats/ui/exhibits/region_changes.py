"""Regions: two years of each on common borders, sorted by the change."""

import datetime
from typing import Any

import pandas as pd

from visitstats.charts.dumbbells import dumbbells
from visitstats.charts.rows import each
from visitstats.charts.theme import Look, safe
from visitstats.export import findings
from visitstats.export.region_changes import on_common_borders
from visitstats.texts import _, capital, number, year_range
from visitstats.ui import sources, words
from visitstats.ui.behind import Cell, cell
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits.kept import kept


@kept
def changes(by_region: pd.DataFrame, basis: pd.DataFrame, year: int, look: Look, mark: str) -> Exhibit:
    """Two years of each region, sorted by the change."""
    frame = on_common_borders(by_region, year)
    frame["label"] = [words.change(amount) for amount in frame["change"]]
    frame["hover"] = [
        f"<b>{safe(capital(row.name))}</b><br>{year - 1}: {number(row.before)}<br>{year}: {number(row.after)}"
        for row in each(frame)
    ]
    years = year_range(year - 1, year)
    table = pd.DataFrame(
        {
            _("Region"): frame["name"].map(capital),
            str(year - 1): frame["before"],
            str(year): frame["after"],
            _("Change"): frame["change"],
        }
    )
    opens = _compared_cells(frame, year)
    return Exhibit(
        key="region_changes",
        title=findings.up_and_down(frame["change"]),
        subtitle=_("Change by region on common borders, {years}", years=years),
        figure=dumbbells(frame.assign(name=frame["name"].map(capital)), look, before=str(year - 1), after=str(year)),
        table=table,
        source=sources.of_breakdown(basis),
        name=_("Change by region on common borders, {years}", years=years),
        mark=mark,
        cells=tuple(opens[:2]),
        columns=dict(zip(table.columns[1:], opens, strict=True)),
    )


def _compared_cells(frame: pd.DataFrame, year: int) -> list[tuple[Cell, ...]]:
    """The year before, the year and the change of each region on the borders of the earlier year."""
    read: dict[str, Any] = {"reading": "common", "borders_from": datetime.date(year - 1, 1, 1), "dimension": "region"}
    rows = each(frame)
    return [
        tuple(cell(capital(row.name), row.before, years=[year - 1], codes=[row.code], **read) for row in rows),
        tuple(cell(capital(row.name), row.after, years=[year], codes=[row.code], **read) for row in rows),
        tuple(
            cell(capital(row.name), row.change, minus=year - 1, years=[year - 1, year], codes=[row.code], **read)
            for row in rows
        ),
    ]
