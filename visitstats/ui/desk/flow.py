"""From step to step: what is to be read first, the progress of reading, and where the desk goes after it."""

from collections.abc import Iterable

import streamlit as st

from visitstats.access import Denied
from visitstats.texts import _, ngettext, say
from visitstats.ui import words
from visitstats.ui.desk import causes, memory
from visitstats.ui.desk.reading import Reading
from visitstats.ui.desk.state import STEPS, Desk, Loaded, desk
from visitstats.warehouse import Refusal

AT_ONCE = 0.7  # seconds in which a small file is read without a word about it
EVERY = 0.5  # seconds between two looks at the progress


def read(several: Iterable[Loaded], then: str) -> None:
    """Start reading files; afterwards the desk shows the step `then` ("first": the first that needs a person)."""
    here, files = desk(), list(several)
    if here.reading is None and files:
        here.said = ""
        here.reading = Reading([(one.key, memory.file_of(one)) for one in files], then)


def go(step: str) -> None:
    """Show a step; files about which something was said are read again before their tables or figures are shown."""
    here = desk()
    here.said = ""
    if step in ("tables", "preview") and here.stale():
        read(here.stale(), step)
    else:
        here.step = step


def reading() -> bool:
    """Whether files are being read now; draws how far it is, with a button that stops it."""
    here = desk()
    if here.reading is None:
        return False
    if here.reading.finished(AT_ONCE):
        _take_over(here, here.reading)
        return False
    _progress()
    return True


@st.fragment(run_every=EVERY)
def _progress() -> None:
    running = desk().reading
    if running is None or running.finished():
        st.rerun()
        return
    count = len(running.files)
    text = _("Reading “{file}”: {k} of {n}", file=words.markdown(running.name), k=running.place + 1, n=count)
    st.progress(running.place / count, text=text)
    st.button(_("Cancel"), key="cancel_reading", on_click=running.cancel)


def _take_over(here: Desk, done: Reading) -> None:
    here.reading = None
    for key, understood in done.results.items():
        if key in here.files:
            one = here.files[key]
            one.understood, one.stale = understood, False
            _keep(here, one)
            one.password = one.password if understood.reason != "password_protected" else None
    unread = [here.files[key] for key, _file in done.files if key not in done.results and key in here.files]
    if done.broken:
        here.said = _("The process that reads files does not start. Tell the administrator.")
    elif unread:
        here.said = ngettext(
            "Reading was stopped: {n} file is not read.", "Reading was stopped: {n} files are not read.", len(unread)
        )
    else:
        here.step = _next(here, done)


def _keep(here: Desk, one: Loaded) -> None:
    try:
        if not one.kept:
            memory.keep(one)
    except (Refusal, Denied) as refusal:
        here.said = say(refusal)


def _next(here: Desk, done: Reading) -> str:
    """Where to go after reading."""
    fresh = [here.files[key] for key in done.results if key in here.files]
    if done.then == "preview":
        open_still = [cause for cause in causes.of(here.usable()) if cause.chosen not in (None, causes.LEAVE)]
        if open_still:
            here.said = _("What was decided does not fit these rows; they wait still.")
            return "values"
        return "preview"
    if done.then != "first":
        return done.then
    if any(not one.usable for one in fresh) or not here.usable():
        return "files"
    if not all(memory.known(one.understood.tables) for one in fresh if one.understood):
        return "tables"
    return "values" if any(cause.dimension for cause in causes.of(fresh)) else "preview"


def stepper() -> None:
    """The steps as a row of buttons; any of them can be gone back to."""
    here = desk()
    titles = {
        "files": _("Files"),
        "tables": _("Tables"),
        "values": _("Values"),
        "preview": _("Preview"),
        "done": _("Stored"),
    }
    possible = ["files"]
    possible += ["tables"] if here.shown() else []
    possible += ["values", "preview"] if here.usable() else []
    possible += ["done"] if any(one.imported for one in here.files.values()) else []
    here.step = here.step if here.step in possible else possible[-1] if here.step == "done" else "files"
    st.session_state["desk_step"] = here.step
    st.segmented_control(
        _("Step"),
        possible,
        required=True,
        format_func=lambda step: f"{STEPS.index(step) + 1}. {titles[step]}",
        key="desk_step",
        on_change=_stepped,
        label_visibility="collapsed",
        wrap=True,
    )


def _stepped() -> None:
    go(st.session_state["desk_step"])


def buttons(back: str | None, on: str | None, label: str = "") -> None:
    """Back to a step and on to another."""
    with st.container(horizontal=True, gap="small"):
        if back:
            st.button(_("Back"), key=f"back_{back}", on_click=go, args=(back,))
        if on:
            st.button(label or _("Go on"), key=f"on_{on}", type="primary", on_click=go, args=(on,))
