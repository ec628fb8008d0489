"""The figures that a change moves: year by year the number shown and the recorded visits, before and after."""

from typing import Any

import pandas as pd

from visitstats.charts.rows import each
from visitstats.texts import _, listing, ngettext, number, signed
from visitstats.ui import blocks, tables, words
from visitstats.ui.sources import BASES


def show(numbers: pd.DataFrame, key: str) -> None:
    """Draw the answer of a preview, or say that no figure moves."""
    if numbers.empty:
        blocks.text(_("No figure moves."))
        return
    headlines = [str(row.year) for row in each(numbers) if _headline(row, "before") != _headline(row, "after")]
    blocks.heading(
        ngettext("The figures of {n} year move", "The figures of {n} years move", len(numbers)),
        _("The number shown changes for {years}.", years=listing(headlines))
        if headlines
        else _("The number shown stays as it is in each of them."),
    )
    tables.show(_table(numbers), key, _("Figures that move"))


def _table(numbers: pd.DataFrame) -> pd.DataFrame:
    rows = each(numbers)
    reported = numbers[["before_reported", "after_reported"]].notna().any(axis=None)
    shown = pd.DataFrame(
        {
            _("Year"): [str(row.year) for row in rows],
            _("Number shown now"): [_headline(row, "before") for row in rows],
            _("Number shown then"): [_headline(row, "after") for row in rows],
            _("Recorded now"): [_count(row.before_recorded) for row in rows],
            _("Recorded then"): [_count(row.after_recorded) for row in rows],
            _("Change of the records"): [_change(row.before_recorded, row.after_recorded) for row in rows],
        }
    )
    if reported:
        shown[_("Reported now")] = [_count(row.before_reported) for row in rows]
        shown[_("Reported then")] = [_count(row.after_reported) for row in rows]
    return shown


def standing(amount: Any, qualifier: Any, basis: Any) -> str:
    """A number with what it is: 680 (published figure); 12 (records, so far)."""
    if pd.isna(amount):
        return "—"
    said = _(BASES[str(basis)])
    if basis == "records":
        said = _("records, complete") if qualifier == "exact" else _("records, so far")
    return f"{words.value(amount, str(qualifier))} ({said})"


def _headline(row: Any, when: str) -> str:
    return standing(*(getattr(row, f"{when}_{name}") for name in ("visits", "qualifier", "basis")))


def _count(amount: Any) -> str:
    return "—" if pd.isna(amount) else str(number(int(amount)))


def _change(before: Any, after: Any) -> str:
    return str(signed(int(0 if pd.isna(after) else after) - int(0 if pd.isna(before) else before)))
