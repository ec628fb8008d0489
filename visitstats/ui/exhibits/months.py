"""Months: a year against the year before, and both from January on."""

import calendar
import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from visitstats.charts.lines import two_years
from visitstats.charts.rows import each, highest
from visitstats.charts.theme import Look, safe
from visitstats.export import findings
from visitstats.texts import (
    _,
    capital,
    in_month,
    month_name,
    month_range,
    month_year,
    number,
    year_range,
)
from visitstats.ui import sources, words
from visitstats.ui.behind import Cell, cell
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits.adding import sums
from visitstats.ui.exhibits.kept import kept


def last_month(basis: pd.DataFrame, year: int) -> int:
    """The last month of a year that the data reach; 12 where that is not known."""
    ends = basis.loc[basis["year"] == year, "data_to"].dropna()
    if not len(ends):
        return 12
    end = pd.Timestamp(ends.max())
    if end.year != year:
        return 12
    # A month that has only begun is not compared with a whole one.
    whole = end.day >= calendar.monthrange(end.year, end.month)[1] - 7
    return end.month if whole else max(1, end.month - 1)


def counts(by_month: pd.DataFrame, year: int) -> dict[int, int]:
    """The visits of a year by month, as far as the month is known."""
    return sums(by_month[(by_month["year"] == year) & by_month["month"].notna()], "month")


def of_months(counts: Mapping[int, int], basis: pd.DataFrame, year: int, has_data: bool) -> list[float]:
    """The visits of each of the twelve months: of a year with data zero where it has none, NaN after its last month."""
    reach = last_month(basis, year) if has_data else 0
    return [float(counts.get(month, 0 if month <= reach else math.nan)) for month in range(1, 13)]


def _side_by_side(by_month: pd.DataFrame, basis: pd.DataFrame, year: int) -> pd.DataFrame:
    """month, this, other: zero where a year has data and the month has none, NaN where the year has no data."""
    known = set(by_month.loc[by_month["month"].notna(), "year"])
    sides = {"this": year, "other": year - 1}
    lines = {column: of_months(counts(by_month, one), basis, one, one in known) for column, one in sides.items()}
    return pd.DataFrame({"month": range(1, 13), **lines})


def _hovers(frame: pd.DataFrame, year: int) -> list[str]:
    texts = []
    for row in each(frame):
        lines = [f"<b>{safe(capital(month_name(row.month)))}</b>"]
        for one, amount in ((year, row.this), (year - 1, row.other)):
            if pd.notna(amount):
                lines.append(f"{one}: {safe(number(amount))}")
        texts.append("<br>".join(lines))
    return texts


def opened(frame: pd.DataFrame, year: int, first: int | None = None, **more: Any) -> list[tuple[Cell | None, ...]]:
    """What each month opens: of the year before, then of the year; with `first` all months from it on."""
    found = []
    for one, column in ((year - 1, "other"), (year, "this")):
        cells = [_month_cell(one, int(row.month), getattr(row, column), first, more) for row in each(frame)]
        found.append(tuple(cells))
    return found


def _month_cell(year: int, month: int, amount: Any, first: int | None, more: dict[str, Any]) -> Cell | None:
    if pd.isna(amount):
        return None
    asked: dict[str, Any] = {"years": [year], "dimension": "month", "first_month": first or month, "last_month": month}
    name = month_year(year, month) if first is None else capital(month_range(year, first, month))
    return cell(name, amount, **asked | more)


def _columns(frame: pd.DataFrame, table: pd.DataFrame, year: int, first: int | None = None) -> dict[str, Any]:
    """What each number of the table opens: the year before (if there is one), the year, and the change."""
    before, after = opened(frame, year, first)
    changes = tuple(_change_cell(*both, year) for both in zip(before, after, strict=True))
    cells = {str(year - 1): before, str(year): after, _("Change"): changes}
    return {column: several for column, several in cells.items() if column in table.columns}


def _change_cell(before: Cell | None, after: Cell | None, year: int) -> Cell | None:
    """The change of a month opens both years."""
    if before is None or after is None:
        return None
    asked = dict(after.params) | {"years": [year - 1, year]}
    return cell(f"{_('Change')}, {after.label}", after.amount - before.amount, minus=year - 1, **asked)


def _traces(frame: pd.DataFrame, year: int, first: int | None = None) -> tuple[tuple[Cell | None, ...], ...]:
    other, this = opened(frame, year, first)
    return (other, this) if frame["other"].notna().any() else (this,)


def _ends(frame: pd.DataFrame, year: int) -> dict[str, tuple[str, str]]:
    ends = {}
    for column, one in (("this", year), ("other", year - 1)):
        known = frame[column].dropna()
        ends[column] = (str(one), str(number(known.iloc[-1])) if len(known) else "")
    return ends


def _table(frame: pd.DataFrame, year: int) -> pd.DataFrame:
    table = pd.DataFrame({_("Month"): [capital(month_name(month)) for month in frame["month"]]})
    if frame["other"].notna().any():
        table[str(year - 1)] = frame["other"].astype("Int64")
    table[str(year)] = frame["this"].astype("Int64")
    if frame["other"].notna().any():
        table[_("Change")] = (frame["this"] - frame["other"]).astype("Int64")
    return table


@kept
def months(
    by_month: pd.DataFrame, basis: pd.DataFrame, year: int, look: Look, mark: str, narrow: bool = False
) -> Exhibit:
    """Each month of a year against the same month of the year before."""
    frame = _side_by_side(by_month, basis, year)
    frame["hover"] = _hovers(frame, year)
    figure = None
    if frame["this"].notna().any():
        labels = words.short_months()
        figure = two_years(frame, look, months=labels, narrow=narrow, **_ends(frame, year))
    return Exhibit(
        key="months",
        title=_months_title(frame, year),
        subtitle=_("Visits by month, {years}", years=_years(frame, year)),
        figure=figure,
        table=(table := _table(frame, year)),
        source=sources.of_breakdown(basis),
        name=_("Visits by month, {years}", years=_years(frame, year)),
        mark=mark,
        cells=_traces(frame, year),
        columns=_columns(frame, table, year),
    )


def _years(frame: pd.DataFrame, year: int) -> str:
    return year_range(year - 1 if frame["other"].notna().any() else year, year)


def _months_title(frame: pd.DataFrame, year: int) -> str:
    both = frame.dropna(subset=["this", "other"])
    if len(both):
        more = int((both["this"] > both["other"]).sum())
        places = {"year": year, "other": year - 1, "n": len(both)}
        if more == len(both) == 12:
            return _("Every month of {year} had more visits than in {other}", year=year, other=year - 1)
        return _("In {k} of {n} months of {year} there were more visits than in {other}", k=more, **places)
    if frame["this"].notna().any():
        most = highest(frame, "this")
        if int((frame["this"] == most["this"]).sum()) > 1:
            return _("Visits by month, {years}", years=_years(frame, year))
        when = in_month(year, int(most["month"]))
        return _("The most visits {in_month}: {n}", in_month=when, n=number(most["this"]))
    return _("There are no data by month for {year}", year=year)


@kept
def same_period(by_month: pd.DataFrame, basis: pd.DataFrame, year: int, look: Look, mark: str) -> Exhibit:
    """The sum from January on, against the same period of the year before."""
    frame = _side_by_side(by_month, basis, year)
    reach = int(frame.loc[frame["this"].notna(), "month"].max()) if frame["this"].notna().any() else 0
    sums = frame.assign(this=frame["this"].cumsum(), other=frame["other"].cumsum())
    sums["hover"] = _hovers(sums, year)
    figure = None
    if reach:
        labels = words.short_months()
        figure = two_years(sums, look, months=labels, narrow=False, **_ends(sums, year))
    return Exhibit(
        key="period",
        title=_period_title(sums, year, reach),
        subtitle=_("Visits from the beginning of the year, {years}", years=_years(frame, year)),
        figure=figure,
        table=(table := _table(sums, year)),
        source=sources.of_breakdown(basis),
        name=_("Visits from the beginning of the year, {years}", years=_years(frame, year)),
        mark=mark,
        cells=_traces(sums, year, 1),
        columns=_columns(sums, table, year, 1),
    )


def _period_title(sums: pd.DataFrame, year: int, reach: int) -> str:
    if not reach:
        return _("There are no data by month for {year}", year=year)
    row = sums.loc[sums["month"] == reach].iloc[0]
    before = None if pd.isna(row["other"]) else int(row["other"])
    return findings.period_finding(year, reach, int(row["this"]), before)
