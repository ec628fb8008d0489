"""Changes of what counts, each after a look at the figures that it moves: withdraw, restore, a year complete or not."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from visitstats import access
from visitstats.access import Denied
from visitstats.access import imports as control
from visitstats.charts.rows import each
from visitstats.settings import today
from visitstats.texts import _, language, say
from visitstats.ui import address, blocks, data, tables, words
from visitstats.ui.imports import moving, saying
from visitstats.warehouse import Refusal

_ASKED, _PLACE = "imports_asked", "change"


def of_import(row: Any) -> None:
    """The button that withdraws or restores an import, with the figures that this would move."""
    number = int(row.import_id)
    if row.state in ("in_force", "stepped_aside"):
        preview, act = control.preview_withdraw, access.withdraw
        opening, acting = _("Withdraw this import"), _("Withdraw the import")
        done = _("{imports} is withdrawn; it stays listed.", imports=words.imports([number]))
    else:
        preview, act = control.preview_restore, access.restore
        opening, acting = _("Restore this import"), _("Restore the import")
        done = _("{imports} is in force again.", imports=words.imports([number]))
    actor = data.actor()
    saying.show(_PLACE)
    if row.state == "in_force" and pd.notna(row.replaces):
        _put_back(number, int(row.replaces))
    _change(
        f"import_{number}_{row.state}",
        "withdraw",
        (opening, acting, done),
        lambda: preview(number, actor),
        lambda: act(number, actor),
    )


def _put_back(number: int, former: int) -> None:
    """The button that undoes a replacement: the former import is in force again, and this one withdrawn."""
    actor, old, new = data.actor(), words.imports([former]), words.imports([number])
    _change(
        f"put_back_{number}",
        "withdraw",
        (
            _("Put {imports} back in its place", imports=old),
            _("Put it back"),
            _("{old} is in force again, and {new} is withdrawn.", old=old, new=new),
        ),
        lambda: control.preview_undo_replace(number, actor),
        lambda: control.undo_replace(number, actor),
    )


def of_years(numbers: pd.DataFrame) -> None:
    """The years with records, which of them are said to be complete, and the button that says so or takes it back."""
    recorded = numbers[numbers["recorded"].notna()]
    if recorded.empty:
        blocks.text(_("There are no records yet."))
        return
    _year_table(recorded)
    years = sorted((int(year) for year in recorded["year"] if year < today().year), reverse=True)
    if not years:
        return
    field = address.key(f"complete_year_{language()}")
    year = int(st.selectbox(_("Year"), years, key=field, width=180))
    complete = not bool(recorded.loc[recorded["year"] == year, "complete"].iloc[0])
    if complete:
        opening, act = _("Mark {year} complete", year=year), access.mark_complete
        done = _("{year} is marked complete.", year=year)
    else:
        opening, act = _("Take back that {year} is complete", year=year), access.mark_incomplete
        done = _("{year} is no longer marked complete.", year=year)
    actor = data.actor()
    saying.show(_PLACE)
    _change(
        f"year_{year}_{complete}",
        "mark_years",
        (opening, _("Confirm"), done),
        lambda: control.preview_complete(year, complete, actor),
        lambda: act(year, actor),
    )


def _year_table(recorded: pd.DataFrame) -> None:
    rows = each(recorded)
    shown = pd.DataFrame(
        {
            _("Year"): [str(row.year) for row in rows],
            _("Number shown"): [moving.standing(row.visits, row.qualifier, row.basis) for row in rows],
            _("Recorded visits"): recorded["recorded"],
            _("Marked complete"): [_("yes") if row.complete else _("no") for row in rows],
        }
    )
    text = _(
        "Records of a year are “so far” until somebody says that all of them are there. Where no published figure and "
        "no table of the whole country is known, they then become the year's number and can be compared."
    )
    blocks.heading(_("Complete years"), text)
    tables.show(shown, "complete_years", _("Complete years"))


def _change(
    key: str, right: str, said: tuple[str, str, str], preview: Callable[[], pd.DataFrame], act: Callable[[], object]
) -> None:
    """A button that opens the preview; there a button that acts and one that leaves everything as it is."""
    opening, acting, done = said
    if st.session_state.get(_ASKED) != key:
        st.button(opening, key=f"ask_{key}", disabled=not access.may(data.actor(), right), on_click=_ask, args=(key,))
        return
    with st.container(border=True, key="asked", gap="small"):
        try:
            with st.skeleton(height=80):
                numbers = preview()
        except (Refusal, Denied) as refusal:
            st.warning(words.markdown(say(refusal)))
            st.button(_("Close"), key=f"close_{key}", on_click=_ask, args=(None,))
            return
        moving.show(numbers, f"moving_{key}")
        with st.container(horizontal=True):
            st.button(acting, type="primary", key=f"do_{key}", on_click=_act, args=(act, done))
            st.button(_("Leave as it is"), key=f"leave_{key}", on_click=_ask, args=(None,))


def _ask(key: str | None) -> None:
    saying.forget()
    st.session_state[_ASKED] = key


def _act(act: Callable[[], object], done: str) -> None:
    try:
        act()
        saying.say_done(_PLACE, done)
    except (Refusal, Denied) as refusal:
        saying.say_refused(_PLACE, words.markdown(say(refusal)))
    st.session_state[_ASKED] = None
