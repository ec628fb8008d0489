"""Reconciliation: published against recorded and reported numbers, by year and by part; statements that differ."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from visitstats.charts.rows import each
from visitstats.reference.naming import name
from visitstats.texts import _, capital, date_short, language, mark, number, signed
from visitstats.ui import sources, statements, words
from visitstats.ui.behind import STATEMENTS, Cell, cell
from visitstats.ui.exhibit import Exhibit

NOTES = {"open": mark("open"), "explained": mark("explained"), "accepted": mark("accepted")}
DIMENSIONS = {
    "region": mark("Region"),
    "ministry": mark("Ministry"),
    "visit_kind": mark("Kind of visit"),
    "institution_kind": mark("Kind of institution"),
}


def by_year(answer: pd.DataFrame, mark: str) -> Exhibit:
    """Published against recorded and reported numbers, year by year."""
    agree = int((answer["state"] == "agrees").sum())
    both = int(answer["difference"].notna().sum())
    title = _("Published and recorded numbers agree in {k} of {n} years that have both", k=agree, n=both)
    if not both:
        title = _("There is no year with a published and a recorded number")
    rows = each(answer)
    table = pd.DataFrame(
        {
            _("Year"): answer["year"].astype(int),
            _("Published"): [_published(row) for row in rows],
            _("Recorded"): answer["recorded"],
            _("Reported tables"): answer["reported"],
            _("Difference"): answer["difference"],
            _("Share, %"): [round(100 * row.share, 1) if pd.notna(row.share) else None for row in rows],
            _("Comparison"): [_state(row.state) for row in rows],
            _("State"): [note_state(row) for row in rows],
            _("Reason"): [row.reason or "" for row in rows],
            _("By"): [_noted(row) for row in rows],
            _("Source"): [sources.title(row.statement, row.source_title) for row in rows],
            _("Address"): [row.source_url or "" for row in rows],
        }
    )
    remarks = [_("State"), _("Reason"), _("By")]
    table = table.drop(columns=[name_ for name_ in remarks if not table[name_].astype(bool).any()])
    about = _("The published number counts; records and reported tables are compared with it and never added to it.")
    said = _("Source: published figures, registers and reported tables.")
    columns = {
        _("Published"): tuple(_statement(row) for row in rows),
        _("Recorded"): tuple(_of_source(row, row.recorded, 0) for row in rows),
        _("Reported tables"): tuple(_of_source(row, row.reported, row.reported_source) for row in rows),
    }
    return Exhibit("reconciliation", title, about, None, table, said, _("Reconciliation"), mark, columns=columns)


def _statement(row) -> Cell | None:
    if pd.isna(row.published):
        return None
    return cell(f"{_('Published')}, {row.year}", row.published, STATEMENTS, years=[int(row.year)])


def _of_source(row, amount: Any, source_id: Any) -> Cell | None:
    if pd.isna(amount):
        return None
    label = f"{_('Reported tables') if source_id else _('Recorded')}, {row.year}"
    return cell(label, amount, "behind_source", source_id=int(source_id), years=[int(row.year)])


def _published(row) -> str:
    if pd.isna(row.published):
        return ""
    text = words.value(row.published, row.qualifier)
    return f"{text} ({words.to_day(row.as_of)})" if row.qualifier == "to_date" else text


def note_state(row: Any) -> str:
    """Whether a difference is open, explained or accepted; nothing where there is none."""
    if isinstance(row.note_state, str):
        return _(NOTES[row.note_state])
    return _(NOTES["open"]) if row.state in ("short", "over") else ""


def _noted(row: Any) -> str:
    if not isinstance(row.noted_by, str):
        return ""
    return f"{row.noted_by}, {date_short(pd.Timestamp(row.noted_at).date())}"


def _state(state: str) -> str:
    return {
        "agrees": _("agrees"),
        "short": _("fewer recorded than published"),
        "over": _("more recorded than published"),
        "not_published": _("no published number"),
        "not_recorded": _("nothing recorded"),
        "not_comparable": _("a bound or a part of a year: not compared"),
    }[state]


def conflicts(answer: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    """Published statements that do not agree: (both numbers, what they are, sources, address of the second)."""
    rows = []
    for row in each(answer):
        first, second = number(row.first_number), number(row.second_number)
        what = {
            "restated": _("{year}: two numbers for the same; the later one is in force.", year=row.year),
            "parts": _(
                "{year}: the parts that are named give {n}, the total is {m}.", year=row.year, n=first, m=second
            ),
            "plan": _(
                "{year}: {n} institutions planned and {m} visits planned in the same source.",
                year=row.year,
                n=first,
                m=second,
            ),
        }[row.topic]
        what += " " + _("Difference: {n}.", n=signed(row.difference))
        titles = [sources.title(row.first_key, row.first_title), sources.title(row.second_key, row.second_title)]
        rows.append((f"{first} / {second}", what, "; ".join(dict.fromkeys(titles)), row.second_url or ""))
    return rows


def parts(answer: pd.DataFrame, year: int, mark: str) -> Exhibit:
    """The parts of a year as published, recorded and reported, with their difference."""
    answer = answer.dropna(subset=["published", "recorded", "reported"], how="all").reset_index(drop=True)
    rows = each(answer)
    differing = sum(bool(pd.notna(row.difference) and row.difference) for row in rows)
    title = _("{year}: the parts agree where two of the numbers are known", year=year)
    if differing:
        title = _("{year}: {k} of {n} parts differ", year=year, k=differing, n=len(rows))
    if not rows:
        title = _("{year}: no part is known from two sides", year=year)
    table = pd.DataFrame(
        {
            _("Breakdown"): [_(DIMENSIONS[row.dimension]) for row in rows],
            _("What"): [capital(name(row.dimension, words.known(row.code), language())) for row in rows],
            _("Published"): answer["published"],
            _("Recorded"): answer["recorded"],
            _("Reported tables"): answer["reported"],
            _("Difference"): answer["difference"],
        }
    )
    about = _("Regions, ministries and kinds, where they are published or known from records and from a table.")
    said = _("Source: published figures, registers and reported tables.")
    columns: Mapping[str, tuple[Cell | None, ...]] = {
        _("Published"): tuple(_published_part(row, year) for row in rows),
        _("Recorded"): tuple(_part(row, row.recorded, 0, year) for row in rows),
        _("Reported tables"): tuple(_part(row, row.reported, row.reported_source, year) for row in rows),
    }
    called = _("Reconciliation of the parts, {year}", year=year)
    return Exhibit("reconciliation_parts", title, about, None, table, said, called, mark, columns=columns)


def _published_part(row: Any, year: int) -> Cell | None:
    if pd.isna(row.published):
        return None
    asked: dict[str, Any] = {"dimension": row.dimension, "codes": (words.known(row.code) or "none",)}
    label = f"{capital(name(row.dimension, words.known(row.code), language()))}, {year}"
    return cell(label, row.published, STATEMENTS, years=[year], **asked)


def _part(row: Any, amount: Any, source_id: Any, year: int) -> Cell | None:
    if pd.isna(amount):
        return None
    asked: dict[str, Any] = {"rows": row.dimension, "codes": [words.known(row.code) or "none"], "years": [year]}
    label = f"{capital(name(row.dimension, words.known(row.code), language()))}, {year}"
    return cell(label, amount, "behind_source", source_id=int(source_id), **asked)


def published(answer: pd.DataFrame, mark: str) -> Exhibit:
    """Every published number of visits, with who added or corrected it; what was corrected stays listed."""
    counted = answer[answer["counts"].isin(statements.COUNTED) & (answer["dimension"] == "total")]
    rows = each(counted)
    table = pd.DataFrame(
        {
            _("Year"): counted["year"],
            _("Number"): [str(number(row.number)) for row in rows],
            _("What it counts"): [statements.counts(row) for row in rows],
            _("What the number is"): [statements.standing(row) for row in rows],
            _("Number of the year"): [_("yes") if row.in_force else _("no") for row in rows],
            _("Stated on"): [words.day(row.stated_on) for row in rows],
            _("Source"): [sources.title(row.statement, row.source_title) for row in rows],
            _("Address"): [row.source_url or "" for row in rows],
            _("By"): [row.actor or "" for row in rows],
        }
    )
    title = _("Published numbers of visits: {n} statements", n=len(rows))
    about = _("Of two statements for a year the later one is used; a corrected one stays listed.")
    said = _("Source: published figures, registers and reported tables.")
    return Exhibit("published", title, about, None, table, said, _("Published figures"), mark)
