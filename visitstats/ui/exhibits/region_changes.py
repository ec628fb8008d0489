"""Regions: two years of each on common borders, sorted by the change."""

import datetime
from typing import Any

import pandas as pd

from visitstats.charts.dumbbells import dumbbells
from visitstats.charts.rows import each
from visitstats.charts.theme import Look, safe
from visitstats.reference import borders
from visitstats.texts import _, capital, ngettext, number, year_range
from visitstats.ui import sources, words
from visitstats.ui.behind import Cell, cell
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits.kept import kept


def compared(by_region: pd.DataFrame, year: int) -> pd.DataFrame:
    """code, name, before, after, change: two years on the borders of the earlier one, largest rise first."""
    start = datetime.date(year - 1, 1, 1)
    both = by_region[by_region["year"].isin([year - 1, year]) & by_region["region_code"].notna()]
    units = [borders.on_common_borders(code, start) for code in both["region_code"]]
    wide = both.assign(code=units).pivot_table(index="code", columns="year", values="visits", aggfunc="sum")
    wide = wide.reindex(columns=[year - 1, year]).fillna(0).astype(int)
    frame = pd.DataFrame({"code": wide.index, "before": wide[year - 1].to_numpy(), "after": wide[year].to_numpy()})
    frame["change"] = frame["after"] - frame["before"]
    frame["name"] = [words.region(code) for code in frame["code"]]
    return frame.sort_values(["change", "name"], ascending=[False, True], kind="stable").reset_index(drop=True)


@kept
def changes(by_region: pd.DataFrame, basis: pd.DataFrame, year: int, look: Look, mark: str) -> Exhibit:
    """Two years of each region, sorted by the change."""
    frame = compared(by_region, year)
    up, down = int((frame["change"] > 0).sum()), int((frame["change"] < 0).sum())
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
        title=_("More visits: {up}; fewer: {down}", up=_regions(up), down=_regions(down)),
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


def _regions(amount: int) -> str:
    return ngettext("{n} region", "{n} regions", amount)
