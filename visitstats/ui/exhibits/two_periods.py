"""The change between two periods: its parts as a waterfall or as diverging bars, and regions as dumbbells."""

from typing import Any

import pandas as pd

from visitstats.charts.bars import waterfall
from visitstats.charts.changes import diverging_bars
from visitstats.charts.dumbbells import dumbbells
from visitstats.charts.rows import each
from visitstats.charts.theme import Look, safe
from visitstats.export import findings
from visitstats.texts import _, capital, number
from visitstats.ui import sentences, sources, words
from visitstats.ui.behind import Cell, cell
from visitstats.ui.comparison import DIMENSIONS, Comparison, asked, period_name
from visitstats.ui.comparison_words import part_name
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits.kept import kept

MOST_STEPS = 8  # more parts than this are drawn as diverging bars
ORDER = ("stated", "not_stated", "added", "uncovered")
STATES = {"not_stated": "not_stated", "added": "not_comparable", "uncovered": "not_comparable"}


def named(parts: pd.DataFrame, comparison: Comparison) -> pd.DataFrame:
    """part, code, earlier, later, change, name, label, state: the largest rise first, what is not comparable last."""
    frame = parts.assign(place=[ORDER.index(part) for part in parts["part"]])
    frame = frame.sort_values(["place", "change"], ascending=[True, False], kind="stable").reset_index(drop=True)
    frame["name"] = [capital(part_name(row.part, row.code, comparison)) for row in each(frame)]
    frame["label"] = [words.change(change) for change in frame["change"]]
    frame["state"] = [STATES.get(row.part, "rise" if row.change > 0 else "fall") for row in each(frame)]
    first, second = (period_name(comparison, year) for year in (comparison.other, comparison.year))
    frame["hover"] = [
        f"<b>{safe(row.name)}</b><br>{first}: {number(row.earlier)}<br>{second}: {number(row.later)}"
        f"<br>{safe(row.label)}"
        for row in each(frame)
    ]
    return frame


@kept
def changes(parts: pd.DataFrame, basis: pd.DataFrame, comparison: Comparison, look: Look, mark: str) -> Exhibit:
    """All parts of the change; they add up to it."""
    frame = named(parts, comparison)
    moved = frame[frame["change"] != 0]
    name = _title(comparison)
    subtitle = _("{name}. The parts add up to the change exactly.", name=name)
    if len(moved) > MOST_STEPS:
        before, after = int(frame["earlier"].sum()), int(frame["later"].sum())
        places = {"name": name, "n": number(before), "m": number(after)}
        subtitle = _("{name}: {n} and {m} visits. The parts add up to the change exactly.", **places)
        cells = tuple(_cells(row, comparison)[2] for row in each(moved))
        figure = diverging_bars(moved, look, name_width=32 if comparison.dimension == "region" else 52)
    else:
        ends = _ends(frame, comparison)
        cells = (ends[0], *[_cells(row, comparison)[2] for row in each(moved)], ends[1])
        figure = waterfall(_steps(frame, moved, comparison), look)
    stated = moved[moved["part"] == "stated"]
    title = sentences.two_largest(stated) if len(stated) > 1 else name
    source = sources.of_breakdown(basis)
    table = _table(frame, comparison)
    columns = _columns(frame, comparison, table)
    return Exhibit("two_periods", title, subtitle, figure, table, source, name, mark, cells=cells, columns=columns)


@kept
def both(parts: pd.DataFrame, basis: pd.DataFrame, comparison: Comparison, look: Look, mark: str) -> Exhibit:
    """Both periods of each region, joined; what is not a region stands below the regions."""
    frame = named(parts, comparison)
    shown = frame.rename(columns={"earlier": "before", "later": "after"})
    first, second = (period_name(comparison, year) for year in (comparison.other, comparison.year))
    stated, table = frame[frame["part"] == "stated"], _table(frame, comparison)
    return Exhibit(
        key="two_periods_each",
        title=findings.up_and_down(stated["change"]),
        subtitle=_("{first} (ring) and {second} (dot) on common borders", first=first, second=second),
        figure=dumbbells(shown, look, before=first, after=second),
        table=table,
        source=sources.of_breakdown(basis),
        name=_title(comparison),
        mark=mark,
        cells=tuple(tuple(_cells(row, comparison)[place] for row in each(frame)) for place in (0, 1)),
        columns=_columns(frame, comparison, table),
    )


def _cells(row, comparison: Comparison) -> tuple[Cell | None, ...]:
    """A part in the earlier period, in the later one, and its change; none for what is not broken down."""
    if row.part == "uncovered":
        return None, None, None
    known = None if row.part == "added" and words.known(row.code) is None else (words.known(row.code) or "none").split()
    within: dict[str, Any] = {"codes": known, "only_added": row.part == "added"} | asked(comparison)
    first, second = comparison.other, comparison.year
    names = [f"{row.name}, {period_name(comparison, year)}" for year in (first, second)]
    return (
        cell(names[0], row.earlier, years=[first], **within),
        cell(names[1], row.later, years=[second], **within),
        cell(row.name, row.change, minus=first, years=[first, second], **within),
    )


def _ends(frame: pd.DataFrame, comparison: Comparison) -> tuple[Cell | None, ...]:
    """Both periods and the change, as far as they are broken down."""
    if (frame["part"] == "uncovered").any():
        return None, None, None
    within: dict[str, Any] = asked(comparison) | {"added": None}
    first, second = comparison.other, comparison.year
    sums = [int(frame[column].sum()) for column in ("earlier", "later", "change")]
    return (
        cell(period_name(comparison, first), sums[0], years=[first], **within),
        cell(period_name(comparison, second), sums[1], years=[second], **within),
        cell(_("Change"), sums[2], minus=first, years=[first, second], **within),
    )


def _columns(frame: pd.DataFrame, comparison: Comparison, table: pd.DataFrame) -> dict[str, Any]:
    """What each number of the table opens."""
    cells = [*(_cells(row, comparison) for row in each(frame)), _ends(frame, comparison)]
    return {str(column): several for column, several in zip(table.columns[1:], zip(*cells, strict=True), strict=True)}


def _title(comparison: Comparison) -> str:
    return _(
        "Change: {dimension}, {first} – {second}",
        dimension=_(DIMENSIONS[comparison.dimension]).lower(),
        first=period_name(comparison, comparison.other),
        second=period_name(comparison, comparison.year),
    )


def _steps(frame: pd.DataFrame, moved: pd.DataFrame, comparison: Comparison) -> pd.DataFrame:
    level, after = int(frame["earlier"].sum()), int(frame["later"].sum())
    rows = [(period_name(comparison, comparison.other), 0, level, str(number(level)), "total")]
    for row in each(moved):
        rows.append((row.name, level, level + int(row.change), row.label, row.state))
        level += int(row.change)
    rows.append((period_name(comparison, comparison.year), 0, after, str(number(after)), "total"))
    return pd.DataFrame(rows, columns=["name", "start", "end", "label", "state"])


def _table(frame: pd.DataFrame, comparison: Comparison) -> pd.DataFrame:
    first, second = (period_name(comparison, year) for year in (comparison.other, comparison.year))
    sums = [int(frame[column].sum()) for column in ("earlier", "later", "change")]
    return pd.DataFrame(
        {
            _(DIMENSIONS[comparison.dimension]): [*frame["name"], _("Total")],
            first: [*frame["earlier"], sums[0]],
            second: [*frame["later"], sums[1]],
            _("Change"): [*frame["change"], sums[2]],
        }
    )
