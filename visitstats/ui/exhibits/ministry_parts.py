"""Ministries: the months and the kinds of visit of each."""

import pandas as pd

from visitstats.charts.bars import stacked_bars
from visitstats.charts.lines import small_multiples
from visitstats.charts.rows import each
from visitstats.charts.theme import MINISTRIES, Look, safe, tokens
from visitstats.reference.loading import visit_kinds
from visitstats.texts import _, capital, month_name, number, year_range
from visitstats.ui import sentences, sources, words
from visitstats.ui.behind import Cell
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits.adding import NONE, sums
from visitstats.ui.exhibits.kept import kept
from visitstats.ui.exhibits.ministries import cell_of, code_of, has_year, in_order, parts
from visitstats.ui.exhibits.months import of_months, opened
from visitstats.ui.filters import NOT_STATED


@kept
def by_month(
    months: pd.DataFrame, by_ministry: pd.DataFrame, basis: pd.DataFrame, year: int, look: Look, mark: str
) -> Exhibit:
    """A small chart a ministry; `months` is the answer of visits_by_ministry_month."""
    counts = sums(months[months["month"].notna()], "ministry_code", "year", "month")
    frame = parts(by_ministry, year)
    compared = has_year(by_ministry, year - 1)
    panels, table = [], pd.DataFrame({_("Month"): [capital(month_name(month)) for month in range(1, 13)]})
    cells: list[tuple[Cell | None, ...]] = []
    columns: dict[str, tuple[Cell | None, ...]] = {}
    for row in each(frame):
        lines = _month_lines(counts.get(row.code, {}), basis, year, row.name)
        cells += opened(lines, year, ministries=[code_of(row.code)])
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


def _month_lines(counts: dict[int, dict[int, int]], basis: pd.DataFrame, year: int, name: str) -> pd.DataFrame:
    held = set(basis["year"])
    sides = {"this": year, "other": year - 1}
    both = {column: of_months(counts.get(one, {}), basis, one, one in held) for column, one in sides.items()}
    lines = pd.DataFrame({"month": range(1, 13), **both})
    lines["hover"] = [
        f"<b>{safe(name)}</b><br>{safe(capital(month_name(row.month)))}: {number(row.this)}"
        if pd.notna(row.this)
        else ""
        for row in each(lines)
    ]
    return lines


@kept
def by_kind(kinds: pd.DataFrame, basis: pd.DataFrame, year: int, look: Look, mark: str) -> Exhibit:
    """Kinds of visit in each ministry; `kinds` is the answer of visits_by_ministry_kind."""
    found = sums(kinds[kinds["year"] == year], "visit_kind", "ministry_code")
    answers = {kind: found.get(words.known(kind) or NONE, {}) for kind in (*visit_kinds(), NOT_STATED)}
    counted = {kind: answer for kind, answer in answers.items() if sum(answer.values())}
    frame = pd.DataFrame(counted).fillna(0).astype(int).sort_index()
    shown = list(counted)
    frame["total"] = frame.sum(axis=1) if shown else 0
    frame = in_order(frame.rename_axis("code").reset_index(), "total")
    frame["name"] = [words.ministry(None if code == NONE else code, year) for code in frame["code"]]
    frame["label"] = [str(number(amount)) for amount in frame["total"]]
    colours = _kind_colours(shown, look)
    names = {kind: words.visit_kind(kind) for kind in shown}
    opens = {kind: tuple(cell_of(row, getattr(row, kind), year, kinds=[kind]) for row in each(frame)) for kind in shown}
    title, figure = _("There are no data by kind of visit for {year}", year=year), None
    if shown:
        of_kind = {kind: sum(counted[kind].values()) for kind in shown}
        largest = max(shown, key=lambda kind: of_kind[kind])
        title = sentences.part_of_all(names[largest], of_kind[largest], sum(of_kind.values()))
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
    columns[_("Total")] = tuple(cell_of(row, row.total, year, kinds=shown) for row in each(frame)) if shown else ()
    cells = tuple(opens.values())
    return Exhibit("kinds", title, name, figure, table, sources.of_breakdown(basis), name, mark, keys, cells, columns)


def _kind_colours(shown: list[str], look: Look) -> dict[str, str]:
    periodic, intermediate, special, none = tokens(look).kinds
    fixed = {"periodic": periodic, "intermediate": intermediate, "special": special, "planned": tokens(look).other}
    return {kind: fixed.get(kind, none) for kind in shown}
