"""What is looked at on every page: the statistics of today or an edition, and whether the view is for publication."""

import streamlit as st

from visitstats.access import editions as frozen
from visitstats.ingest.typed import checked
from visitstats.texts import _, moment
from visitstats.ui import address, blocks, data, words


def choose() -> None:
    """The switch at the foot of the menu: a view for publication names no institution."""
    key = address.link_key("publication")
    with st.sidebar:
        on = st.toggle(
            _("For publication"),
            value=bool(address.start(key, bool(address.text("publication")))),
            key=key,
            help=_("Leaves out the names of institutions and the list of those not visited for long."),
        )
    address.keep("publication", "1" if on else "")


def bars() -> str:
    """The bars under the title; gives the words for the edition that is open, for source lines."""
    actor, said = data.actor(), ""
    if actor.edition is not None:
        row = data.ask("edition_open").iloc[0]
        said = words.edition(actor.edition, str(row["name"]))
        frozen_on = moment(row["made_at"].to_pydatetime())
        text = _(
            "Frozen on {day}; nothing can be changed here, and what was imported later is not in it.", day=frozen_on
        )
        blocks.bar(said, text)
        st.button(_("Back to the numbers of today"), key="leave_edition", type="tertiary", on_click=leave)
    if actor.publication:
        blocks.bar(_("For publication") + ".", _("Names of institutions are left out."))
    return said


def enter(number: int) -> None:
    """Open an edition."""
    address.keep("edition", str(number))


def leave() -> None:
    """Go back to the statistics of today."""
    address.keep("edition", "")


def freeze(name: str) -> int:
    """Freeze the statistics of today under a name. Raises Denied, Refusal."""
    return frozen.freeze(checked(name), data.actor())
