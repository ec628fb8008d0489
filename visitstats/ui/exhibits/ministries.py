"""Ministries: the visits of a year, what changed, months and kinds."""

from typing import Any

import pandas as pd

from visitstats.charts.bars import ranked_bars, stacked_bars, waterfall
from visitstats.charts.lines import small_multiples
from visitstats.charts.rows import each
from visitstats.charts.theme import MINISTRIES, Look, safe, tokens
from visitstats.reference import loading
from visitstats.texts import _, capital, month_name, number, percent, year_range
from visitstats.ui import sentences, sources, words
from visitstats.ui.behind import Cell, cell
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits.kept import kept
from visitstats.ui.exhibits.months import last_month, opened

NONE = "not_stated"


def parts(by_ministry: pd.DataFrame, year: int) -> pd.DataFrame:
    """code, name, this, other, change: one row a ministry of either year, "not stated" last."""
    frame = by_ministry.assign(code=by_ministry["ministry_code"].map(lambda code: words.known(code) or NONE))
    both = frame[frame["year"].isin([year - 1, year])]
    wide = both.pivot_table(index="code", columns="year", values="visits", aggfunc="sum", fill_value=0)
    order = [*loading.ministries(), NONE]
    wide = wide.reindex([code for code in order if code in wide.index])
    result = pd.DataFrame({"code": wide.index, "this": 0, "other": 0})
    for column, one in (("this", year), ("other", year - 1)):
        if one in wide.columns:
            result[column] = wide[one].astype(int).to_numpy()
    result["change"] = result["this"] - result["other"]
    result["name"] = [words.ministry(None if code == NONE else code, year) for code in result["code"]]
    return result


def _ranked(frame: pd.DataFrame, column: str) -> pd.DataFrame:
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
    frame = _ranked(frame[frame["this"] > 0], "this")
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
    cells = tuple(_cell(row, row.this, year) for row in each(frame))
    columns = {_("Number of visits"): cells}
    source = sources.of_breakdown(basis)
    return Exhibit("ministries", title, name, figure, table, source, name, mark, cells=cells, columns=columns)


def _cell(row, amount: int, *years: int, **more: Any) -> Cell:
    """A ministry's visits of a year, or their change on the first of two years."""
    asked: dict[str, Any] = {"years": list(years), "dimension": "ministry", "codes": [_code(row.code)]} | more
    return cell(row.name, amount, minus=years[0] if len(years) > 1 else None, **asked)


def _code(code: str) -> str:
    return "none" if code == NONE else code


def _compared(frame: pd.DataFrame, year: int) -> list[tuple[Cell, Cell, Cell]]:
    """The year before, the year and the change of each ministry, and of all of them."""
    rows = [
        (_cell(row, row.other, year - 1), _cell(row, row.this, year), _cell(row, row.change, year - 1, year))
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
        figure=waterfall(steps, look),
        table=table,
        source=sources.of_breakdown(basis),
        name=_("Change by ministry, {years}", years=years),
        mark=mark,
        cells=(first, *[_cell(row, row.change, year - 1, year) for row in each(moved)], last),
        columns=dict(zip(table.columns[1:], zip(*opens, strict=True), strict=True)),
    )


@kept
def by_month(
    months: dict[str, pd.DataFrame], by_ministry: pd.DataFrame, basis: pd.DataFrame, year: int, look: Look, mark: str
) -> Exhibit:
    """A small chart a ministry; `months` gives the answer of visits_by_month of each."""
    frame = parts(by_ministry, year)
    compared = has_year(by_ministry, year - 1)
    panels, table = [], pd.DataFrame({_("Month"): [capital(month_name(month)) for month in range(1, 13)]})
    cells: list[tuple[Cell | None, ...]] = []
    columns: dict[str, tuple[Cell | None, ...]] = {}
    for row in each(frame):
        lines = _month_lines(months[row.code], basis, year, row.name)
        cells += opened(lines, year, ministries=[_code(row.code)])
        columns[row.name] = cells[-1]
        second = f"<b>{safe(number(row.this))}</b>"
        if compared:
            second += f" {safe(words.change(row.change))}"
        panels.append((MINISTRIES.get(row.code, MINISTRIES[NONE]), _two_lines(row.name), second, lines))
        table[row.name] = lines["this"].astype("Int64")
    rising = int((frame["change"] > 0).sum())
    title = _("More visits in {k} of {n} ministries", k=rising, n=len(frame))
    if not compared:
        title = _("Visits by ministry and month")
    years = year_range(year - 1 if compared else year, year)
    subtitle = _("Visits by month: {year} in colour, {other} in grey, one scale", year=year, other=year - 1)
    short = words.short_months()
    return Exhibit(
        key="ministry_months",
        title=title,
        subtitle=subtitle if compared else _("Visits by month, {years}", years=years),
        figure=small_multiples(panels, look, months=short, columns=3) if panels else None,
        table=table,
        source=sources.of_breakdown(basis),
        name=_("Visits by ministry and month, {years}", years=year_range(year, year)),
        mark=mark,
        cells=tuple(cells),
        columns=columns,
    )


def _two_lines(name: str) -> str:
    words_, lines = name.split(" "), [""]
    for word in words_:
        if lines[-1] and len(lines[-1]) + len(word) > 30:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(safe(line) for line in lines)


def _month_lines(frame: pd.DataFrame, basis: pd.DataFrame, year: int, name: str) -> pd.DataFrame:
    lines = pd.DataFrame({"month": range(1, 13)})
    for column, one in (("this", year), ("other", year - 1)):
        counts = frame[(frame["year"] == one) & frame["month"].notna()].groupby("month")["visits"].sum()
        values = lines["month"].map(counts).astype("Float64").astype(float)
        held = bool((basis["year"] == one).any())
        reach = last_month(basis, one)
        lines[column] = values.where(values.notna() | (not held) | (lines["month"] > reach), 0.0)
    lines["hover"] = [
        f"<b>{safe(name)}</b><br>{safe(capital(month_name(row.month)))}: {number(row.this)}"
        if pd.notna(row.this)
        else ""
        for row in each(lines)
    ]
    return lines


@kept
def by_kind(kinds: dict[str, pd.DataFrame], basis: pd.DataFrame, year: int, look: Look, mark: str) -> Exhibit:
    """Kinds of visit in each ministry; `kinds` gives the answer of visits_by_ministry of each kind."""
    frame = pd.DataFrame()
    for kind, answer in kinds.items():
        of_kind = parts(answer[answer["year"] == year], year).set_index("code")["this"]
        if int(of_kind.sum()):
            frame = frame.join(of_kind.rename(kind), how="outer") if len(frame) else of_kind.to_frame(kind)
    frame = frame.fillna(0).astype(int)
    shown = list(frame.columns)
    frame["total"] = frame.sum(axis=1) if shown else 0
    frame = _ranked(frame.rename_axis("code").reset_index(), "total")
    frame["name"] = [words.ministry(None if code == NONE else code, year) for code in frame["code"]]
    frame["label"] = [str(number(amount)) for amount in frame["total"]]
    colours = _kind_colours(shown, look)
    names = {kind: words.visit_kind(kind) for kind in shown}
    opens = {kind: tuple(_cell(row, getattr(row, kind), year, kinds=[kind]) for row in each(frame)) for kind in shown}
    title, figure = _("There are no data by kind of visit for {year}", year=year), None
    if shown:
        sums = {kind: sum(frame[kind].tolist()) for kind in shown}
        largest = max(shown, key=lambda kind: sums[kind])
        title = sentences.part_of_all(names[largest], sums[largest], sum(sums.values()))
        reach = float(frame["total"].max())
        figure = stacked_bars(
            frame,
            look,
            name="name",
            parts=[(kind, colours[kind], names[kind]) for kind in shown],
            total="total",
            total_label="label",
            inside_from=max(11.0, reach * (0.1 if look.phone else 0.05)),
        )
    table = pd.DataFrame({_("Ministry"): frame["name"], **{names[kind]: frame[kind] for kind in shown}})
    table[_("Total")] = frame["total"]
    name = _("Visits by ministry and kind, {years}", years=year_range(year, year))
    keys = tuple((colours[kind], names[kind]) for kind in shown)
    columns = {names[kind]: opens[kind] for kind in shown}
    cells = tuple(opens.values())
    return Exhibit("kinds", title, name, figure, table, sources.of_breakdown(basis), name, mark, keys, cells, columns)


def _kind_colours(shown: list[str], look: Look) -> dict[str, str]:
    periodic, intermediate, special, none = tokens(look).kinds
    fixed = {"periodic": periodic, "intermediate": intermediate, "special": special, "planned": tokens(look).other}
    return {kind: fixed.get(kind, none) for kind in shown}
