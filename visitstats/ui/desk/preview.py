"""The fourth step: what each import would change, the year of tables that do not say it, the group, and the import."""

from typing import Any

import pandas as pd
import streamlit as st

from visitstats.access import Denied
from visitstats.charts.rows import each
from visitstats.ingest.guidance import NONE
from visitstats.reference import loading
from visitstats.reference.naming import name
from visitstats.settings import today
from visitstats.texts import _, language, ngettext, number, quoted, say
from visitstats.ui import blocks, data, tables, understood, words
from visitstats.ui.desk import flow, memory, storing
from visitstats.ui.desk.foreseen import Foreseen, foresee
from visitstats.ui.desk.memory import YearBefore
from visitstats.ui.desk.naming import named
from visitstats.ui.desk.state import Loaded, desk
from visitstats.ui.imports import replacing, returning
from visitstats.warehouse import Refusal

UNASKED = "unasked"
MOST_NAMED = 6  # remembered decisions that are named for a file


def show() -> None:
    """Each file with what its import would change; then one button for all of them."""
    files = desk().usable()
    ready = [one for one in files if _file(one)]
    with st.container(horizontal=True, gap="small"):
        st.button(_("Back"), key="back_values", on_click=flow.go, args=("values",))
        st.button(
            ngettext("Import {n} file", "Import {n} files", len(ready)) if len(ready) > 1 else _("Import the data"),
            key="import_all",
            type="primary",
            disabled=not ready,
            on_click=storing.begin,
            args=(ready,),
        )
    if len(ready) < len(files):
        blocks.source(_("A file is imported once its group is named and the year of each table is known."))


def _file(one: Loaded) -> bool:
    """Draw one file; gives whether it can be imported."""
    found = one.understood
    if found is None:
        return False
    with st.container(border=True, key=f"preview_{one.key[:12]}"):
        blocks.heading(found.file)
        understood.facts(found)
        _remembered(one)
        missing = understood.tables_without_year(found)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            asked = _group(one)
            for table in missing:
                _year(one, table)
        if [table for table in missing if table not in one.years]:
            blocks.source(_("Its figures are shown once the year is known."))
            return False
        one.replaces = replacing.offer(found)
        if one.replaces is not None:
            if not replacing.changes(found, one.replaces, memory.sender(one).group, one.years):
                return False
        else:
            _changes(one)
        returning.own_file(found, one.content, one.password)
    return not asked


def _remembered(one: Loaded) -> None:
    """What was decided for earlier files and answered here without a question."""
    found = one.understood
    stand = {(row.dimension, row.text): row for row in each(data.ask("decisions", state="in_force"))}
    used = [stand[pair] for pair in found.used if pair in stand] if found else []
    if used:
        said = "; ".join(f"{quoted(row.spelled)} – {named(row.dimension, row.code)}" for row in used[:MOST_NAMED])
        rest = f" {_('and {n} more', n=len(used) - MOST_NAMED)}" if len(used) > MOST_NAMED else ""
        blocks.source(_("Decided before: {decisions}.", decisions=said + rest))


def _group(one: Loaded) -> bool:
    """The sending group; gives whether it is still to be asked."""
    known = memory.sender(one)
    now = known.group or NONE if known.how else UNASKED
    options = [*([UNASKED] if not known.how else []), NONE, *loading.groups()]
    help_text = {
        "named": _("The file names it."),
        "remembered": _("Remembered from the last file of this form."),
        "chosen": _("It is remembered for the next file of this form."),
        None: _("It is asked once and remembered for the next file of this form."),
    }[known.how]
    with st.container(width=380):
        chosen = st.selectbox(
            _("Sending group"),
            options,
            index=options.index(now),
            format_func=_group_in_words,
            key=f"group_{one.key}_{known.how == 'chosen'}",
        )
        blocks.source(help_text)
    if chosen != now:
        one.group = str(chosen)
        st.rerun()
    return now == UNASKED


def _group_in_words(code: str) -> str:
    if code == UNASKED:
        return _("choose the group")
    return name("group", code, language()) if code != NONE else _("not stated")


def _year(one: Loaded, table: int) -> None:
    """The year of a table that does not say it: kept for this very file, only suggested for others of its form."""
    before = memory.year_before(one, table)
    if before and before.same:
        one.years.setdefault(table, before.year)
    first = [before.year, before.year + 1] if before and before.year < today().year else [before.year] if before else []
    options = [None, *first, *(year for year in range(today().year, 2012, -1) if year not in first)]
    with st.container(width=300):
        chosen = st.selectbox(
            _("Year of table {n}", n=table),
            options,
            index=options.index(one.years.get(table)),
            format_func=lambda year: str(year) if year else _("not stated"),
            key=f"year_{one.key}_{table}",
        )
        if before:
            blocks.source(_year_before(before))
    if chosen and one.years.get(table) != chosen:
        one.years[table] = int(chosen)
        st.rerun()


def _year_before(before: YearBefore) -> str:
    imports = words.imports([before.import_id])
    if before.same:
        return _("This file was imported before ({imports}): then it was of {year}.", imports=imports, year=before.year)
    return _(
        "The last file of this form ({imports}) was of {year}. The year changes, so it is asked for each time.",
        imports=imports,
        year=before.year,
    )


def _changes(one: Loaded) -> None:
    try:
        with st.skeleton(height=80):
            expected = foresee(one, memory.sender(one).group)
    except (Refusal, Denied) as refusal:
        st.warning(words.markdown(say(refusal)))
        return
    blocks.status(_counts(expected))
    shown = _by_year(_own_years(one, expected.numbers))
    if shown.empty:
        blocks.source(_("No number of a year changes."))
    else:
        blocks.heading(_("What this import would change"), _about(one, expected))
        tables.show(shown, f"changes_{one.key[:12]}", _("What this import would change"))
    for year, share in _over(expected.numbers):
        st.warning(
            _("{year}: more visits are recorded than were published ({share}). Look for rows counted twice.",
              year=year, share=share)
        )  # fmt: skip


def _counts(expected: Foreseen) -> list[tuple[str, str]]:
    """New rows, rows equal to stored ones with the imports that hold those, rows that wait."""
    pairs = [(_("New rows"), str(expected.rows - sum(expected.twins.values())))]
    if expected.twins:
        found = "; ".join(f"{words.imports([stored])} – {rows}" for stored, rows in sorted(expected.twins.items()))
        pairs.append((_("Rows that are stored already"), found))
    if expected.waiting:
        pairs.append((_("Rows that wait"), str(expected.waiting)))
    return pairs


def _about(one: Loaded, expected: Foreseen) -> str:
    parts = []
    if expected.demonstration:
        parts.append(_("The demonstration data step aside with the first import."))
    if one.understood and any(table.kind == "figures" for table in one.understood.tables):
        parts.append(_("Reported numbers stand beside the records and are never added to them."))
    if expected.twins:
        parts.append(_("Rows that are stored already are set aside, each with its twin, and do not count."))
    return " ".join(parts)


def _by_year(numbers: pd.DataFrame) -> pd.DataFrame:
    """The numbers of each year before and after, as texts: 527 → 680; an ellipsis where nothing is known."""
    columns: dict[str, Any] = {_("Year"): numbers["year"].astype(object)}
    titles = {"visits": _("Number of the year"), "recorded": _("Recorded visits"), "reported": _("Reported numbers")}
    for column, title in titles.items():
        pairs = list(zip(numbers[f"before_{column}"], numbers[f"after_{column}"], strict=True))
        if column == "visits" or any(pd.notna(one) or pd.notna(two) for one, two in pairs):
            columns[title] = [_moved(one, two) for one, two in pairs]
    return pd.DataFrame(columns)


def _moved(before: Any, after: Any) -> str:
    one, two = ("…" if pd.isna(value) else str(number(value)) for value in (before, after))
    return one if one == two else f"{one} → {two}"


def _own_years(one: Loaded, numbers: pd.DataFrame) -> pd.DataFrame:
    """The years of the file; those in which only the demonstration data steps aside are said in a sentence."""
    years = set(one.years.values())
    for table in one.understood.tables if one.understood else []:
        years |= set(table.column("year").unique().to_pylist())
    return numbers[numbers["year"].isin([year for year in years if year])].reset_index(drop=True)


def _over(numbers: pd.DataFrame) -> list[tuple[int, str]]:
    """Years whose records are more than the published number in force."""
    found = []
    for _place, row in numbers.iterrows():
        published = (
            row["after_visits"] if row["after_basis"] == "published" and row["after_qualifier"] == "exact" else None
        )
        if published and pd.notna(row["after_recorded"]) and row["after_recorded"] > published:
            found.append((int(row["year"]), f"{int(row['after_recorded'])} / {int(published)}"))
    return found
