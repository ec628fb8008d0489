"""Selectors by which a person corrects a table: its kind, its rows, the meaning of each column."""

from dataclasses import replace

import streamlit as st

from visitstats.ingest.guidance import AUTO, TableGuide
from visitstats.ingest.model import Column, SheetView, Table
from visitstats.ingest.tables.guided import number_of
from visitstats.ingest.views import HIDDEN
from visitstats.texts import _, capital, ngettext
from visitstats.ui import blocks
from visitstats.ui.desk import flow, memory
from visitstats.ui.desk.state import Loaded
from visitstats.ui.understood import meaning_in_words

REGISTER = (
    "date", "day", "month", "year", "period", "region", "ministry", "visit_kind", "institution", "institution_kind",
    "count", "status", "number", "ignored",
)  # fmt: skip
FIGURES = (
    "region", "ministry", "visit_kind", "institution_kind", "year", "month", "time", "count", "total", "part", "plan",
    "ignored",
)  # fmt: skip
SAME = {"visits": "count", "fact": "count", "place": "region", "labels": "ignored", "other": "ignored"}
ACROSS = 4  # selectors in a row


def show(one: Loaded, view: SheetView, table: Table | None, taken: bool) -> None:
    """The correction of one table, or the description of one where none was found."""
    number = table.number if table and taken else 0
    key = f"{one.key[:12]}_{view.sheet}_{number}_{id(one.understood)}"  # fields begin anew with each reading
    title = _("Correct how this table is read") if table else _("Say where the table is")
    with st.expander(title, expanded=table is None or not taken):
        kind = _kind(key, table)
        letters = _letters(view, table)
        guide = _form(key, view, table, letters, kind, one)
        if guide is not None:
            _apply(one, guide)
    if table is not None and any(_touches(each, table) for each in one.guides):
        st.button(
            _("Read it as the program found it"), key=f"undo_{key}", on_click=_undo, args=(one, table), type="tertiary"
        )


def _kind(key: str, table: Table | None) -> str:
    titles = {
        "records": _("register of visits"),
        "figures": _("table of reported numbers"),
        "ignored": _("not to be taken"),
    }
    now = table.kind if table else "records"
    chosen = st.segmented_control(
        _("What the table is"),
        list(titles),
        default=now,
        required=True,
        format_func=lambda kind: titles[kind],
        key=f"kind_{key}",
        wrap=True,
    )
    return str(chosen or now)


def _letters(view: SheetView, table: Table | None) -> list[Column]:
    if table is not None:
        return table.columns
    return [Column(letter, "", AUTO) for letter in view.letters]


def _form(
    key: str, view: SheetView, table: Table | None, letters: list[Column], kind: str, one: Loaded
) -> TableGuide | None:
    with st.form(f"correct_{key}", border=False):
        rows = _rows(key, view, table)
        meanings = _meanings(key, table, letters, kind) if kind != "ignored" and table is not None else {}
        others = _alike(one, table)
        every = bool(others) and st.checkbox(
            ngettext(
                "Read {n} more table with the same headings in this way",
                "Read {n} more tables with the same headings in this way",
                len(others),
            ),
            value=kind != "ignored",
            key=f"every_{key}_{kind}",
        )
        pressed = st.form_submit_button(_("Read it again in this way"), type="primary")
    if not pressed:
        return None
    first, last, top, end = rows
    if last < first or top <= last or end < top:
        st.warning(_("The rows must follow each other: headings, then the first row, then the last."))
        return None
    columns = {column.letter: meanings.get(column.letter, AUTO) for column in letters} if table else {}
    guide = TableGuide(view.sheet, (first, last), top, end, kind, columns)
    for other in others if every else []:
        _put(one, replace(_as_found(other), kind=kind, columns=columns))
    return guide


def _rows(key: str, view: SheetView, table: Table | None) -> tuple[int, int, int, int]:
    head = _likely_head(view)
    found = (*table.header_rows, table.first_row, table.last_row) if table else (head, head, head + 1, view.height)
    labels = (
        _("First row of headings"),
        _("Last row of headings"),
        _("First row of the table"),
        _("Last row of the table"),
    )
    typed = []
    for column, label, value in zip(st.columns(len(labels)), labels, found, strict=True):
        typed.append(column.number_input(label, 1, max(view.height, value), max(value, 1), key=f"row_{label}_{key}"))
    return int(typed[0]), int(typed[1]), int(typed[2]), int(typed[3])


def _likely_head(view: SheetView) -> int:
    """The first row with several texts and no number, where no table was found: a place to begin with."""
    for row in view.rows:
        texts = [text for text in row.texts if text]
        if len(texts) > 2 and not any(text[:1].isdigit() or text == HIDDEN for text in texts):
            return min(row.number, view.height - 1)
    return max(min(view.rows[0].number, view.height - 1), 1)


def _meanings(key: str, table: Table | None, letters: list[Column], kind: str) -> dict[str, str]:
    """The corrected meanings by letter; what nobody touched is left to the program."""
    options = REGISTER if kind == "records" else FIGURES
    same = table is not None and table.kind == kind
    said: dict[str, str] = {}
    blocks.source(_("The meaning of each column. A column that may name persons is always left out."))
    for start in range(0, len(letters), ACROSS):
        for place, column in zip(st.columns(ACROSS), letters[start : start + ACROSS], strict=False):
            now = SAME.get(column.meaning, column.meaning) if same else AUTO
            personal = column.meaning == "personal"
            listed = [column.meaning] if personal else [*([AUTO] if now not in options else []), *options]
            with place:
                chosen = st.selectbox(
                    f"{column.letter} · {column.header[:40]}" if column.header else column.letter,
                    listed,
                    index=listed.index(now) if now in listed else 0,
                    format_func=lambda meaning: capital(meaning_in_words(meaning)),
                    disabled=personal,
                    key=f"meaning_{key}_{kind}_{column.letter}",
                )
            if not personal and chosen not in (now, AUTO):
                said[column.letter] = str(chosen)
    return said


def _alike(one: Loaded, table: Table | None) -> list[Table]:
    """Other tables of the file with the same headings."""
    if one.understood is None or table is None or not table.fingerprint:
        return []
    return [each for each in one.understood.tables if each is not table and each.fingerprint == table.fingerprint]


def _as_found(table: Table) -> TableGuide:
    return TableGuide(table.sheet, table.header_rows, table.first_row, table.last_row, table.kind)


def _touches(guide: TableGuide, table: Table) -> bool:
    """Whether a guide speaks of the place of a table."""
    rows = guide.header_rows[0] <= table.last_row and table.header_rows[0] <= guide.last_row
    letters = {number_of(column.letter) for column in table.columns}
    named = {number_of(letter) for letter in guide.columns} or letters
    return guide.sheet == table.sheet and rows and bool(letters & named)


def _put(one: Loaded, guide: TableGuide) -> None:
    """Keep a guide in place of earlier ones about the same cells, with what they said of columns left untouched."""
    kept = []
    for former in one.guides:
        rows = former.header_rows[0] <= guide.last_row and guide.header_rows[0] <= former.last_row
        shared = set(former.columns) & set(guide.columns) or not former.columns or not guide.columns
        if former.sheet == guide.sheet and rows and shared:
            if former.kind == guide.kind:
                said = {letter: meaning for letter, meaning in former.columns.items() if meaning != AUTO}
                now = {letter: meaning for letter, meaning in guide.columns.items() if meaning != AUTO}
                guide = replace(guide, columns={**guide.columns, **said, **now})
        else:
            kept.append(former)
    one.guides[:] = [*kept, guide]


def _apply(one: Loaded, guide: TableGuide) -> None:
    memory.drop(one)
    _put(one, guide)
    one.stale = True
    flow.read([one], "tables")
    st.rerun()


def _undo(one: Loaded, table: Table) -> None:
    memory.drop(one)
    one.guides[:] = [guide for guide in one.guides if not _touches(guide, table)]
    one.stale = True
    flow.read([one], "tables")
