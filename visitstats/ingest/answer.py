"""What was understood of a file, as the JSON of the command line and in words."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from visitstats.ingest.model import Column, Problem, Table, Understanding
from visitstats.ingest.outcomes import LEFT_OUT, MEANINGS, OUTCOMES, PROBLEMS, REFUSED
from visitstats.texts import _, listing, ngettext, number, quoted, say

SHOWN = 5  # places of a problem that are told


def answer(understanding: Understanding) -> dict[str, Any]:
    """The answer of `check --json`."""
    return {
        "file": understanding.file,
        "outcome": understanding.outcome,
        "reason": understanding.reason,
        "tables": [_table(table) for table in understanding.tables],
        "problems": [
            {"sheet": one.sheet, "row": one.row, "column": one.column, "problem": one.problem, "value": one.value}
            for one in understanding.problems
        ],
        "left_out": [{"sheet": one.sheet, "row": one.row, "reason": one.reason} for one in understanding.left_out],
    }


def _table(table: Table) -> dict[str, Any]:
    names = ("set_aside", "year", "month", "region_code", "ministry_code", "visit_kind", "visits")
    columns = [table.column(name).to_pylist() for name in names]
    counts: Counter[tuple] = Counter()
    months: Counter[str] = Counter()
    for aside, year, month, region, ministry, kind, visits in zip(*columns, strict=True):
        if aside or not visits:
            continue
        counts[year, region, ministry, kind] += visits
        if month and year:
            months[f"{year}-{month:02d}"] += visits
    keys = ("year", "region", "ministry", "visit_kind")
    ordered = sorted(counts, key=lambda key: tuple(str(part or "") for part in key))
    return {
        "sheet": table.sheet,
        "kind": table.kind,
        "visits": sum(counts.values()),
        "counts": [{**dict(zip(keys, key, strict=True)), "visits": counts[key]} for key in ordered],
        "months": {month: months[month] for month in sorted(months)},
    }


def explain(understanding: Understanding) -> str:
    """The same in words of the reader's language: outcome, tables and how they were understood, problems, the rest."""
    lines = [f"{understanding.file}: {_(OUTCOMES[understanding.outcome])}"]
    if understanding.reason:
        lines += [f"  {_(text)}" for text in REFUSED.get(understanding.reason, ())]
    lines += [f"  {say(why)}" for why in understanding.why]
    for table in understanding.tables:
        lines += _table_in_words(table)
    for code, problems in _grouped(understanding.problems, "problem").items():
        shown = ", ".join(_place(one) for one in problems[:SHOWN])
        more = "; " + _("and {n} more", n=number(len(problems) - SHOWN)) if len(problems) > SHOWN else ""
        lines.append(f"  {_(PROBLEMS[code])} ({number(len(problems))}): {shown}{more}")
    left_out = _grouped(understanding.left_out, "reason")
    if left_out:
        counts = listing(f"{_(LEFT_OUT[reason])} – {number(len(rows))}" for reason, rows in left_out.items())
        lines.append("  " + _("Left out") + ": " + counts)
    return "\n".join(lines)


def _table_in_words(table: Table) -> list[str]:
    kind = _("register of visits") if table.kind == "records" else _("table of reported numbers")
    sheet = [_("sheet “{sheet}”", sheet=table.sheet)] if table.sheet else []
    rows = _("rows {first} to {last}", first=table.first_row, last=table.last_row)
    visits = _table(table)["visits"]
    head = ", ".join([_("Table {n}", n=table.number), *sheet, rows, kind, ngettext("{n} visit", "{n} visits", visits)])
    return [f"  {head}", *(f"    {say(why)}" for why in table.why), *map(_column_in_words, table.columns)]


def _column_in_words(column: Column) -> str:
    """C «Регион» – регион: на это указывает заголовок."""
    header = f" {quoted(' '.join(column.header.split()))}" if column.header else ""
    meaning = _(MEANINGS[column.meaning]) if column.meaning in MEANINGS else column.meaning
    why = say(column.why) if column.why else ""
    said = [why] if why and column.meaning in ("ignored", "personal") else [meaning, *([why] if why else [])]
    return f"    {column.letter}{header} – " + ": ".join(said)


def _grouped(items: Iterable[Any], key: str) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for item in items:
        groups.setdefault(getattr(item, key), []).append(item)
    return groups


def _place(problem: Problem) -> str:
    """Sheet, cell and value: Лист1 C57 «Акм-ая»."""
    cell = f"{problem.column or ''}{problem.row or ''}"
    return " ".join(part for part in (problem.sheet, cell, quoted(problem.value) if problem.value else "") if part)
