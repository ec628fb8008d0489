"""The second step: the tables of a file drawn over their sheets, why they were read so, and their correction."""

from dataclasses import dataclass

import streamlit as st

from visitstats.ingest.model import SheetView, Table
from visitstats.texts import _, say
from visitstats.ui import blocks, understood, words
from visitstats.ui.desk import correcting, flow, sheet
from visitstats.ui.desk.state import Loaded, desk


@dataclass(frozen=True)
class Place:
    """One entry of the list: a table on its sheet, or a sheet on which none was found."""

    view: SheetView
    table: Table | None
    taken: bool = True

    def words(self) -> str:
        """The entry as it stands in the list."""
        where = _("sheet “{sheet}”", sheet=self.view.sheet) if self.view.sheet else _("without a sheet name")
        if self.table is None:
            return _("{where}: no table of visits", where=where[:1].upper() + where[1:])
        rows = _("rows {first} to {last}", first=self.table.first_row, last=self.table.last_row)
        if not self.taken:
            said = _("Not taken") if self.table.kind == "ignored" else _("Nothing found")
            return f"{said}: {where}, {rows}"
        kind = _("register of visits") if self.table.kind == "records" else _("table of reported numbers")
        visits = words.visits(understood.visits_of(self.table))
        return f"{_('Table {n}', n=self.table.number)}: {kind}, {where}, {rows}, {visits}"


def show() -> None:
    """The chosen file and table as a grid, with its correction."""
    here = desk()
    files = here.shown()
    if not files:
        flow.go("files")
        st.rerun()
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        one = _chosen(_("File"), files, "table_file", lambda each: each.name) if len(files) > 1 else files[0]
        places = places_of(one)
        place = _chosen(_("Table"), places, f"table_place_{one.key}", Place.words)
    _grid(one, place)
    correcting.show(one, place.view, place.table, place.taken)
    flow.buttons("files", "values" if here.usable() else None, _("Go on to the values"))


def _chosen(label, options, key: str, in_words):
    """A list to choose from by number; the choice stays when the list is drawn anew."""
    kept = min(st.session_state.get(f"kept_{key}", 0), len(options) - 1)
    number = st.selectbox(
        label, range(len(options)), index=kept, format_func=lambda place: in_words(options[place]), key=key
    )
    st.session_state[f"kept_{key}"] = number or 0
    return options[number or 0]


def places_of(one: Loaded) -> list[Place]:
    """All tables of a file in their order, those that are not taken, then sheets without any."""
    found = one.understood
    if found is None:
        return []
    views = {view.sheet: view for view in reversed(found.views)}
    tables = [Place(views[table.sheet], table) for table in found.tables if table.sheet in views]
    tables += [Place(views[table.sheet], table, taken=False) for table in found.apart if table.sheet in views]
    named = {place.view.sheet for place in tables}
    return tables + [Place(view, None) for view in found.views if view.sheet not in named]


def _grid(one: Loaded, place: Place) -> None:
    found = one.understood
    if found is None:
        return
    view, table = place.view, place.table
    st.html(sheet.STYLE)
    blocks.html(sheet.legend())
    marks = sheet.marked(view, [*found.tables, *found.apart], found.problems)
    count, number = sheet.pages(view), 1
    key = f"rows_{one.key[:12]}_{found.views.index(view)}"
    if count > 1:
        number = int(st.pagination(count, key=key))
    label = _("Sheet “{sheet}” of “{file}”", sheet=view.sheet or "", file=one.name)
    st.html(sheet.drawn(view, sheet.page_of(view, number), marks, table, label))
    if view.hidden:
        blocks.source(_("This sheet is hidden in the file; it counts all the same."))
    if table is not None and place.taken:
        reasons = "; ".join(say(why) for why in table.why)
        blocks.source(_("Why: {reasons}.", reasons=reasons))
        with st.expander(_("Why each column was read so")):
            understood.columns_of(table, f"{one.key[:12]}_{table.number}")
