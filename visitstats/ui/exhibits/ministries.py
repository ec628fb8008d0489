"""Ministries: the visits of a year, what changed, months and kinds."""

from typing import Any

import pandas as pd

from visitstats.charts.bars import ranked_bars, waterfall
from visitstats.charts.rows import each
from visitstats.charts.theme import MINISTRIES, Look, safe
from visitstats.reference import loading
from visitstats.texts import _, number, percent, year_range
from visitstats.ui import sentences, sources, words
from visitstats.ui.behind import Cell, cell
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits.adding import NONE, sums
from visitstats.ui.exhibits.kept import kept


def parts(by_ministry: pd.DataFrame, year: int) -> pd.DataFrame:
    """code, name, this, other, change: one row a ministry of either year, "not stated" last."""
    counted = {one: of_year(by_ministry, one) for one in (year, year - 1)}
    codes = [code for code in (*loading.ministries(), NONE) if any(code in one for one in counted.values())]
    this, other = ([one.get(code, 0) for code in codes] for one in counted.values())
    result = pd.DataFrame({"code": codes, "this": this, "other": other}).astype({"this": int, "other": int})
    result["change"] = result["this"] - result["other"]
    result["name"] = [words.ministry(None if code == NONE else code, year) for code in result["code"]]
    return result


def of_year(by_ministry: pd.DataFrame, year: int) -> dict[str, int]:
    """The visits of a year by the ministry's code."""
    return sums(by_ministry[by_ministry["year"] == year], "ministry_code")


def in_order(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Sorted from high to low, with "not stated" at the end."""
    last = frame["code"] == NONE
    ordered = frame[~last].sort_values(column, ascending=False, kind="stable")
    return pd.concat([ordered, frame[last]], ignore_index=True)


def has_year(frame: pd.DataFrame, year: int) -> bool:
    """Whether a breakdown has rows of a year."""
    return bool((frame["year"] == year).any())


@kept
def ranked(by_ministry: pd.DataFrame, basis: pd.DataFrame, year: int, look: Look, mark: str) -> Exhibit:
    """The visits of a year by ministry, each in its colour."""
    frame = parts(by_ministry[by_ministry["year"] == year], year)
    frame = in_order(frame[frame["this"] > 0], "this")
    total = int(frame["this"].sum())
    title, figure = _("There are no data by ministry for {year}", year=year), None
    if total:
        title = sentences.part_of_all(frame.iloc[0]["name"], frame.iloc[0]["this"], total)
        frame["label"] = [str(number(amount)) for amount in frame["this"]]
        frame["colour"] = [MINISTRIES.get(code, MINISTRIES[NONE]) for code in frame["code"]]
        frame["hover"] = [
            f"<b>{safe(row.name)}</b><br>{safe(words.visits(row.this))} ({safe(percent(row.this / total))})"
            for row in each(frame)
        ]
        named = {"name": "name", "value": "this", "label": "label", "hover": "hover", "colour": "colour"}
        figure = ranked_bars(frame, look, row_height=44, name_width=38, **named)
    table = pd.DataFrame(
        {
            _("Ministry"): frame["name"],
            _("Number of visits"): frame["this"],
            _("Share, %"): [round(100 * amount / total, 1) for amount in frame["this"]],
        }
    )
    name = _("Visits by ministry, {years}", years=year_range(year, year))
    cells = tuple(cell_of(row, row.this, year) for row in each(frame))
    columns = {_("Number of visits"): cells}
    source = sources.of_breakdown(basis)
    return Exhibit("ministries", title, name, figure, table, source, name, mark, cells=cells, columns=columns)


def cell_of(row, amount: int, *years: int, **more: Any) -> Cell:
    """A ministry's visits of a year, or their change on the first of two years."""
    asked: dict[str, Any] = {"years": list(years), "dimension": "ministry", "codes": [code_of(row.code)]} | more
    return cell(row.name, amount, minus=years[0] if len(years) > 1 else None, **asked)


def code_of(code: str) -> str:
    return "none" if code == NONE else code


def _compared(frame: pd.DataFrame, year: int) -> list[tuple[Cell, Cell, Cell]]:
    """The year before, the year and the change of each ministry, and of all of them."""
    rows = [
        (cell_of(row, row.other, year - 1), cell_of(row, row.this, year), cell_of(row, row.change, year - 1, year))
        for row in each(frame)
    ]
    sums = [int(frame[column].sum()) for column in ("other", "this", "change")]
    asked: dict[str, Any] = {"dimension": "ministry"}
    return [
        *rows,
        (
            cell(str(year - 1), sums[0], years=[year - 1], **asked),
            cell(str(year), sums[1], years=[year], **asked),
            cell(_("Change"), sums[2], minus=year - 1, years=[year - 1, year], **asked),
        ),
    ]


@kept
def changes(by_ministry: pd.DataFrame, basis: pd.DataFrame, year: int, look: Look, mark: str) -> Exhibit:
    """What each ministry added to or took from the change between two years."""
    frame = parts(by_ministry, year)
    moved = frame[frame["change"] != 0].sort_values("change", ascending=False, kind="stable")
    moved = pd.concat([moved[moved["code"] != NONE], moved[moved["code"] == NONE]])
    before, after = int(frame["other"].sum()), int(frame["this"].sum())
    rows = [(str(year - 1), 0, before, str(number(before)), "total")]
    level = before
    for row in each(moved):
        state = NONE if row.code == NONE else "rise" if row.change > 0 else "fall"
        rows.append((row.name, level, level + row.change, words.change(row.change), state))
        level += row.change
    rows.append((str(year), 0, after, str(number(after)), "total"))
    steps = pd.DataFrame(rows, columns=["name", "start", "end", "label", "state"])
    table = pd.DataFrame(
        {
            _("Ministry"): [*frame["name"], _("Total")],
            str(year - 1): [*frame["other"], before],
            str(year): [*frame["this"], after],
            _("Change"): [*frame["change"], after - before],
        }
    )
    years = year_range(year - 1, year)
    opens = _compared(frame, year)
    first, last, _all = opens[-1]
    return Exhibit(
        key="changes",
        title=sentences.two_largest(moved) if len(moved) else _("No change"),
        subtitle=_("Change by ministry, {years}", years=years),
        figure=waterfall(steps, look, name_width=34),
        table=table,
        source=sources.of_breakdown(basis),
        name=_("Change by ministry, {years}", years=years),
        mark=mark,
        cells=(first, *[cell_of(row, row.change, year - 1, year) for row in each(moved)], last),
        columns=dict(zip(table.columns[1:], zip(*opens, strict=True), strict=True)),
    )
