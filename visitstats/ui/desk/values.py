"""The third step: problems grouped by cause, one decision for all rows of a cause; what is like it is suggested."""

from html import escape

import streamlit as st

from visitstats import access
from visitstats.access import Denied
from visitstats.access.decisions import blank_cells
from visitstats.ingest.guidance import NONE
from visitstats.ingest.outcomes import PROBLEMS
from visitstats.ingest.suggest import Suggestion, suggest
from visitstats.reference import loading
from visitstats.texts import _, capital, mark, ngettext, percent, quoted, say
from visitstats.ui import blocks, data
from visitstats.ui.desk import causes, earlier, flow
from visitstats.ui.desk.causes import LEAVE, Cause
from visitstats.ui.desk.naming import named
from visitstats.ui.desk.state import desk
from visitstats.warehouse import Refusal

PLACES = 4  # places named for each cause before "and N more"
NEXT = {  # what happens to the rows of causes that no name answers
    "date_missing": mark("They wait. Date them on the page “Imports” once they are stored, or correct the file."),
    "date_invalid": mark("They wait. Date them on the page “Imports” once they are stored, or correct the file."),
    "date_out_of_range": mark("They wait. Date them on the page “Imports” once they are stored, or correct the file."),
    "count_invalid": mark(
        "They wait. Give their number on the page “Imports” once they are stored, or correct the file."
    ),
    "duplicate_row": mark("They wait: decide on the page “Imports” whether they are visits of their own."),
    "total_mismatch": mark("The cells count, the total does not. Ask the sender which of them is right."),
}


def show() -> None:
    """All causes in the files on the desk."""
    here = desk()
    found = causes.of(here.usable())
    asked = [cause for cause in found if cause.dimension]
    other = [cause for cause in found if not cause.dimension]
    if not found:
        blocks.sentence(_("Every value is understood; nothing is to be decided."))
    if asked:
        blocks.heading(
            _("Names that are not understood"),
            _("One decision counts for all rows with this text, in these and in later files. It is stored at once."),
        )
        for cause in asked:
            _asked(cause)
    if other:
        blocks.heading(_("Other problems"), _("Nothing can be decided about them here."))
        for cause in other:
            _told(cause)
    earlier.show()
    flow.buttons("tables", "preview", _("Go on to the preview"))


def _title(cause: Cause) -> str:
    rows = ngettext("{n} row", "{n} rows", len(cause.rows))
    text = f" {quoted(cause.text)}" if cause.text else ""
    return f"{rows}: {_(PROBLEMS[cause.problem]).lower()}{text}"


def _where(cause: Cause) -> str:
    named = []
    for one, problem in cause.rows[:PLACES]:
        cell = f"{problem.column or ''}{problem.row or ''}"
        value = quoted(problem.value) if problem.value and not cause.text else ""
        named.append(" ".join(part for part in (problem.sheet or one.name, cell, value) if part))
    rest = len(cause.rows) - len(named)
    return "; ".join([*named, *([_("and {n} more", n=rest)] if rest else [])])


def _asked(cause: Cause) -> None:
    with st.container(border=True):
        left, right = st.columns([3, 2], vertical_alignment="center")
        with left:
            blocks.html(_bold(_title(cause)) + _small(_where(cause)))
        with right:
            _choice(cause)


def _told(cause: Cause) -> None:
    with st.container(border=True):
        blocks.html(
            _bold(_title(cause)) + _small(_where(cause)) + _small(_(NEXT.get(cause.problem, NEXT["date_missing"])))
        )


def _bold(text: str) -> str:
    return f"<b>{escape(text)}</b>"


def _small(text: str) -> str:
    return f'<div class="vs-source">{escape(text)}</div>'


def _choice(cause: Cause) -> None:
    dimension = str(cause.dimension)
    likely = {one.code: one for one in suggest(dimension, cause.text)} if cause.text else {}
    listed = [LEAVE, *likely, NONE, *(code for code in _codes(dimension) if code not in likely)]
    key = f"value_{cause.key}"
    st.selectbox(
        capital(_(TITLES[dimension])),
        listed,
        index=listed.index(cause.chosen) if cause.chosen in listed else 0,
        format_func=lambda code: _option(dimension, code, likely, cause),
        key=key,
        on_change=_decide,
        args=(cause, key),
    )


TITLES = {"region": mark("region"), "ministry": mark("ministry"), "visit_kind": mark("kind of visit")}


def _codes(dimension: str) -> list[str]:
    if dimension == "region":
        return sorted(loading.regions(), key=lambda code: named(dimension, code))
    return list(loading.ministries() if dimension == "ministry" else loading.visit_kinds())


def _option(dimension: str, code: str, likely: dict[str, Suggestion], cause: Cause) -> str:
    if code == LEAVE:
        return _("Count them without a kind") if cause.problem == "kind_unknown" else _("Leave the rows waiting")
    if code in likely:
        if likely[code].likeness == 100:  # a known name that may mean this one
            return _("{name} – may be meant", name=named(dimension, code))
        return _("{name} – similar ({share})", name=named(dimension, code), share=percent(likely[code].likeness / 100))
    return named(dimension, code)


def _decide(cause: Cause, key: str) -> None:
    """Store what was chosen, or take it back; the files are read again before their figures are shown."""
    code, dimension = st.session_state[key], str(cause.dimension)
    try:
        one = cause.rows[0][0]
        if code == LEAVE:
            _take_back(dimension, cause.folded or blank_cells(one.key))
        elif cause.folded:
            access.decide(dimension, cause.text, code, data.person())
        else:
            access.decide_blank(dimension, one.key, one.name, code, data.person())
    except (Refusal, Denied) as refusal:
        desk().said = say(refusal)
        return
    for each, _problem in cause.rows:
        each.stale = True


def _take_back(dimension: str, folded: str) -> None:
    decisions = data.ask("decisions", state="in_force")
    same = decisions[(decisions["dimension"] == dimension) & (decisions["text"] == folded)]
    for number in same["decision_id"]:
        access.withdraw_decision(int(number), data.person())
