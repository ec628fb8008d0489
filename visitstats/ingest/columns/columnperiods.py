"""Months, quarters, halves and years as columns: which of them are sums of others, and of which year they are."""

from collections import defaultdict
from itertools import compress

from visitstats.ingest.columns.periods import Interval, counting, interval
from visitstats.ingest.columns.shapes import ValueColumn
from visitstats.ingest.columns.sums import adds_up, pairs

NEARLY_ALWAYS = 0.75  # of the rows in which a sum must be right to be one


def name_years(values: list[ValueColumn]) -> None:
    """Halves, quarters or months beside the one year that they make up ("2023 год") are those of this year."""
    own = [column for column in values if column.role == "value"]
    years = [column for column in own if "year" in column.dims and not set(column.dims) - {"year"}]
    parts = [column for column in own if "year" not in column.dims and {"month", "period"} & column.dims.keys()]
    if len({column.dims["year"] for column in years}) == 1 and parts and _makes_up(parts, years[0]):
        for column in parts:
            column.dims["year"] = years[0].dims["year"]


def _makes_up(parts: list[ValueColumn], whole: ValueColumn) -> bool:
    """Whether some columns add up to another, or are running totals that it is never less than."""
    running = all(column.dims.get("period", (0, 0))[0] == 1 for column in parts)
    beside = [pairs([column], whole) for column in parts] if running else []
    counts = counting([interval(column.dims) for column in parts])
    return adds_up(list(compress(parts, counts)), whole) or (
        running and all(a <= b for rows in beside for a, b in rows)
    )


def whole_years(values: list[ValueColumn]) -> None:
    """A total beside running totals that it is longer than ("I полугодие, 9 месяцев, Год") is one of them."""
    for whole in [column for column in values if column.role == "total" and not set(column.dims) - {"year"}]:
        parts = [
            column for column in values if column.role == "value" and column.dims.get("year") == whole.dims.get("year")
        ]
        spans = [interval(column.dims) if "period" in column.dims else None for column in parts]
        if parts and all(span and span[0] == 1 and span[1] < 12 for span in spans) and not adds_up(parts, whole):
            whole.role = "value"
            whole.dims = {**whole.dims, "period": (1, 12)}


def settle_periods(values: list[ValueColumn]) -> None:
    """Of months, quarters and running totals of one year, those that are sums of others become totals."""
    groups: dict[tuple, list[ValueColumn]] = defaultdict(list)
    for column in values:
        if (
            column.role in ("value", "total")
            and interval(column.dims)
            and not (column.role == "total" and not column.dims)
        ):
            rest = tuple(sorted((k, str(v)) for k, v in column.dims.items() if k not in ("month", "period")))
            groups[rest].append(column)
    for group in groups.values():
        if not any("month" in column.dims or "period" in column.dims for column in group):
            continue
        own = _without_sums([column for column in group if column.role == "value"])
        for column, counts in zip(own, counting([interval(column.dims) for column in own]), strict=True):
            if not counts:
                column.role = "total"


def _without_sums(own: list[ValueColumn]) -> list[ValueColumn]:
    """Periods but those whose numbers add up shorter ones, though some are missing: "I полугодие" after five months."""
    rest: list[ValueColumn] = []
    for column in sorted(own, key=_length):
        begin, end = interval(column.dims) or (1, 12)
        spans = {one.leaf.column: interval(one.dims) or (1, 12) for one in rest}
        inside = [one for one in rest if begin <= spans[one.leaf.column][0] and spans[one.leaf.column][1] <= end]
        months = [month for one in inside for month in _months(spans[one.leaf.column])]
        if len(inside) > 1 and len(months) == len(set(months)) and adds_up(inside, column, NEARLY_ALWAYS):
            column.role = "total"
        else:
            rest.append(column)
    return rest


def _length(column: ValueColumn) -> int:
    return len(_months(interval(column.dims) or (1, 12)))


def _months(span: Interval) -> range:
    return range(span[0], span[1] + 1)
