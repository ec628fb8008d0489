"""Findings in words: arithmetic and what is compared with what, never a judgement."""

import pandas as pd

from visitstats.charts.rows import each, highest, lowest
from visitstats.texts import _, number, percent, signed, signed_percent
from visitstats.ui import words


def year_title(by_year: pd.DataFrame, year: int) -> str:
    """The finding over the yearly columns."""
    row = _row(by_year, year)
    if row is None or pd.isna(row.visits):
        return _("Preventive visits by year")
    amount = {"visits": words.visits(row.visits), "year": year}
    if pd.notna(row.change):
        return _compared(row, year, title=True)
    if row.qualifier == "to_date":
        return _("{visits} in {year}, {to_day}", **amount, to_day=words.to_day(row.as_of))
    if row.qualifier == "at_least":
        return _("{year}: more than {n} visits", n=words.plain(row.visits), year=year)
    if row.qualifier == "recorded_so_far":
        return _("{year}: {visits} recorded so far", **amount)
    return _("{visits} in {year}", **amount)


def year_sentence(by_year: pd.DataFrame, year: int) -> str:
    """What was done in a year, and how it compares with the year before, or why it does not."""
    row, other = _row(by_year, year), year - 1
    if row is None or pd.isna(row.visits):
        return _("There are no data for {year}.", year=year)
    if pd.notna(row.change):
        return _compared(row, year, title=False)
    known = {"visits": words.visits(row.visits), "year": year, "other": other}
    if row.qualifier == "at_least":
        return _(
            "More than {n} visits in {year}. No comparison with {other} is possible: the exact number for {year} was "
            "not published.",
            n=words.plain(row.visits),
            **known,
        )
    if row.qualifier == "to_date":
        return _(
            "{visits} in {year}, {to_day}. This is part of a year and is not compared with whole years.",
            **known,
            to_day=words.to_day(row.as_of),
        )
    if row.qualifier == "recorded_so_far":
        return _(
            "{visits} recorded so far for {year}. The year may not be complete, so it is not compared with {other}.",
            **known,
        )
    before = _row(by_year, other)
    if before is None or pd.isna(before.visits):
        return _(
            "{visits} in {year}. No comparison with {other} is possible: there are no data for {other}.",
            **known,
        )
    return _(
        "{visits} in {year}. No comparison with {other} is possible: the exact number for {other} was not published.",
        **known,
    )


def _row(by_year: pd.DataFrame, year: int):
    found = by_year[by_year["year"] == year]
    return each(found)[0] if len(found) else None


def _compared(row, year: int, title: bool) -> str:
    values = {
        "visits": words.visits(row.visits),
        "year": year,
        "other": year - 1,
        "n": words.plain(abs(row.change)),
        "percent": signed_percent(row.change_ratio),
    }
    if row.change == 0:
        values = {key: values[key] for key in ("visits", "year", "other")}
        return _("{visits} in {year}, as many as in {other}.", **values).rstrip("." if title else "")
    if title and row.change > 0:
        return _("{visits} in {year}: {n} more than in {other} ({percent})", **values)
    if title:
        return _("{visits} in {year}: {n} fewer than in {other} ({percent})", **values)
    if row.change > 0:
        return _("{visits} in {year}, {n} more than in {other} ({percent}).", **values)
    return _("{visits} in {year}, {n} fewer than in {other} ({percent}).", **values)


def two_statements(stated: pd.DataFrame) -> str:
    """That two published figures for a year differ, and which is used; empty where they agree.

    `stated` is the answer to year_sources.
    """
    exact = stated[stated["standing"].isin(["stated", "derived"]) & (stated["counts"] == "visits")]
    used, other = exact[exact["in_force"].astype(bool)], exact[~exact["in_force"].astype(bool)]
    if used.empty or other.empty or int(used["number"].iloc[0]) == int(other["number"].iloc[0]):
        return ""
    first, second = each(other)[0], each(used)[0]
    places = {
        "year": second.year,
        "n": number(abs(first.number - second.number)),
        "first": number(first.number),
        "first_year": first.stated_year,
        "second": number(second.number),
        "second_year": second.stated_year,
    }
    if second.standing == "derived":
        return _(
            "Two published figures for {year} differ by {n}: {first} (stated in {first_year}) and {second} (follows "
            "from the statement of {second_year}). The later one is used.",
            **places,
        )
    return _(
        "Two published figures for {year} differ by {n}: {first} (stated in {first_year}) and {second} (stated in "
        "{second_year}). The later one is used.",
        **places,
    )


def largest_changes(parts: pd.DataFrame) -> str:
    """The largest rise and the largest fall of named parts; `parts` has name and change."""
    up, down = parts[parts["change"] > 0], parts[parts["change"] < 0]
    rise = highest(up, "change") if len(up) else None
    fall = lowest(down, "change") if len(down) else None
    if rise is not None and fall is not None:
        return _(
            "The largest increase: {name} ({n}); the largest decrease: {other} ({m}).",
            name=rise["name"],
            n=signed(rise["change"]),
            other=fall["name"],
            m=signed(fall["change"]),
        )
    if rise is not None:
        return _("The largest increase: {name} ({n}).", name=rise["name"], n=signed(rise["change"]))
    if fall is not None:
        return _("The largest decrease: {name} ({n}).", name=fall["name"], n=signed(fall["change"]))
    return ""


def two_largest(parts: pd.DataFrame) -> str:
    """The two largest changes, whatever their sign, as a title."""
    ordered = parts.reindex(parts["change"].abs().sort_values(ascending=False, kind="stable").index)
    if len(ordered) < 2:
        return _("Changes by ministry")
    first, second = ordered.iloc[0], ordered.iloc[1]
    return _(
        "Largest changes: {first} ({n}) and {second} ({m})",
        first=first["name"],
        n=signed(first["change"]),
        second=second["name"],
        m=signed(second["change"]),
    )


def part_of_all(name: str, part: float, total: float) -> str:
    """One part and its share of all visits, as a title."""
    return _(
        "{name}: {n} of {total} visits ({percent})",
        name=name,
        n=words.plain(part),
        total=words.plain(total),
        percent=percent(part / total),
    )
