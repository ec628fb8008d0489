"""A corrected version of a file: whether it could be one, what it would change, and the choice of the analyst."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from visitstats import warehouse
from visitstats.access import Denied
from visitstats.access import imports as control
from visitstats.charts.rows import each
from visitstats.ingest.model import Understanding
from visitstats.texts import _, language, mark, month_year, number, say
from visitstats.ui import blocks, data, tables, words
from visitstats.ui.imports import moving
from visitstats.warehouse import Refusal
from visitstats.warehouse.replace import SHOWN

MOST = 500  # rows of the difference that are drawn
WHAT = {"added": mark("added"), "removed": mark("removed"), "changed": mark("changed")}
# What people and programs add to the name of a file that they send again.
AGAIN = re.compile(
    r"(\s*\(\d+\)|[\s_-]+(копия|copy|испр\w*|исправлен\w*|новый|final|итог|түзет\w*|v\d+|\d))+$", re.IGNORECASE
)


def candidates(one: Understanding) -> list[Any]:
    """The imports in force of which the file could be a version: the same name, or the same headings and years."""
    return [row for row in each(data.ask("import_versions")) if row.sha256 != one.sha256 and _alike(one, row)]


def _alike(one: Understanding, row: Any) -> bool:
    if _stem(one.file) == _stem(row.file_name):
        return True
    headers = {column.header for table in one.tables for column in table.columns if column.meaning not in LEFT}
    years = {year for table in one.tables for year in table.column("year").unique().to_pylist() if year}
    other_group = one.group_code and row.group_code and one.group_code != row.group_code
    return not other_group and headers == set(row.headers) and bool(years & set(row.years))


LEFT = ("ignored", "personal")  # columns that are not kept


def _stem(file: str) -> str:
    """The name of a file without its ending and without what marks a copy."""
    return AGAIN.sub("", file.rsplit(".", 1)[0].strip()).casefold()


def offer(one: Understanding) -> int | None:
    """Ask whether the file replaces an import, where it could; gives the number of the import that it replaces."""
    found = candidates(one)
    if not found:
        return None
    blocks.heading(
        _("Is it a corrected version?"),
        _(
            "A file like it was imported before. A corrected version takes the place of the former rows; a new file "
            "adds to them."
        ),
    )
    files = {int(row.import_id): row.file_name for row in found}
    chosen = st.radio(
        _("This file"),
        [None, *files],
        key=f"replaces_{one.sha256[:12]}_{language()}",
        format_func=lambda old: _said(old, files),
        label_visibility="collapsed",
    )
    return int(chosen) if chosen is not None else None


def _said(old: int | None, files: Mapping[int, str]) -> str:
    if old is None:
        return _("A new file: it adds to what is there")
    name = words.markdown(files[old])
    return _("A corrected version: it replaces {imports}, “{file}”", imports=words.imports([old]), file=name)


def changes(one: Understanding, old: int, group: str | None = None, years: Mapping[int, int] | None = None) -> bool:
    """Draw what the corrected version would change: rows and figures; False if it cannot replace the import."""
    try:
        found = _difference(one, old, group, years or {})
    except (Refusal, Denied) as refusal:
        st.warning(words.markdown(say(refusal)))
        return False
    count = found.rows["what"].value_counts()
    amounts = {what: number(int(count.get(what, 0))) for what in WHAT}
    blocks.heading(
        _("What the corrected version changes"),
        _(
            "Rows that stay: {same}; added: {added}; removed: {removed}; changed: {changed}.",
            same=number(found.same),
            **amounts,
        ),
    )
    key = f"{one.sha256[:12]}_{old}"
    if len(found.rows):
        tables.show(_rows(found.rows.head(MOST)), f"difference_{key}", _("Rows that differ"))
    moving.show(found.numbers, f"replaced_{key}")
    return True


def _difference(one: Understanding, old: int, group: str | None, years: Mapping[int, int]) -> Any:
    """Worked out once for each state of the data and of the file."""
    key = (one.sha256, id(one), old, group, tuple(sorted(years.items())), warehouse.data_version())
    kept: dict = st.session_state.setdefault("differences", {})
    if key not in kept:
        kept.clear()
        with st.skeleton(height=80):
            kept[key] = control.preview_replace(old, one, data.person(), group, years)
    return kept[key]


def _rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that differ: what becomes of each, and what it says before and then."""
    before = rows.rename(columns={name: f"after_{name}" for name in (*SHOWN, "visits")})
    shown = each(
        before.reindex(columns=[*(f"{when}_{n}" for when in ("before", "after") for n in (*SHOWN, "visits")), "what"])
    )
    return pd.DataFrame(
        {
            _("Difference"): [_(WHAT[row.what]) for row in shown],
            _("Row"): [int(row.after_source_row) for row in shown],
            _("Before"): [
                _row(row, "after" if row.what == "removed" else "before", row.what != "added") for row in shown
            ],
            _("Then"): [_row(row, "after", row.what != "removed") for row in shown],
        }
    )


def _row(row: Any, side: str, there: bool) -> str:
    """One row in words: 12.01.2018; Akmola region; Colony 1; 1 visit."""
    if not there:
        return "—"
    date, region, institution, visits, year, month = (
        getattr(row, f"{side}_{name}") for name in ("date", "region_code", "institution", "visits", "year", "month")
    )
    if pd.notna(date):
        when = words.day(date)
    else:
        when = month_year(int(year), int(month)) if pd.notna(month) else str(int(year))
    parts = [when, words.region(region, "short") if isinstance(region, str) else "", words.ministry_short(
        getattr(row, f"{side}_ministry_code")), words.visit_kind(getattr(row, f"{side}_visit_kind")), institution or "",
        words.visits(visits)]  # fmt: skip
    return "; ".join(part for part in parts if isinstance(part, str) and part)
