"""Tables on the screen: frames with the reader's column names, numbers in the reader's form, long texts in lines."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st
from pandas.api.types import is_float_dtype, is_integer_dtype

from visitstats.charts.theme import Look
from visitstats.texts import _, decimal, number, signed

ROW_HEIGHT, LINE = 35, 20  # pixels of a row of one line, and of each further line
LINED = 66  # pixels from which Streamlit sets a text in lines: more than 4 rem
MOST_ROWS, MOST_LINES = 20, 4
LATIN, CYRILLIC, PADDING = 6.7, 7.8, 20  # pixels of a letter, and of both sides of a cell
WIDE, NARROW, PHONE = 890, 425, 340  # pixels that a table has on a page, in half a page, on a phone
TICK = 36  # pixels of the column in which a row is picked
COMFORT = 240  # pixels of a long text in a table that cannot be seen as a whole
NEARLY = 1.12  # a table that is wider than its place by less than this is still made as narrow as can be
SLACK = 1.2  # a text that is longer by less than this stays in one line there
HOST = r"^https?://(?:www\.)?([^/]+)"  # what is shown of an address
MOST_FORMED = 5000  # cells; a longer table shows its numbers as they are


def height(rows: int, row: int = ROW_HEIGHT) -> int:
    """Pixels for a heading and all rows, up to a screenful."""
    return ROW_HEIGHT + min(rows * row, MOST_ROWS * ROW_HEIGHT) + 3


def show(table: pd.DataFrame, key: str, alt: str, narrow: bool = False, **settings: Any) -> Any:
    """A table without an index; gaps are shown as an ellipsis, never as zero, and addresses as links.

    Texts that would push columns out of sight stand in several lines. `narrow` for a table in half a page.
    """
    given = dict(settings.pop("column_config", {}))
    if _("Address") in table.columns:
        given.setdefault(_("Address"), st.column_config.LinkColumn(display_text=HOST))
    widths, lines = fitted(table, narrow, TICK if settings.get("selection_mode") == "single-row" else 0)
    for column, width in widths.items():
        given.setdefault(column, {"width": width})
    row = ROW_HEIGHT if lines == 1 else max(LINED, ROW_HEIGHT + (lines - 1) * LINE)
    return st.dataframe(
        formed(table),
        hide_index=True,
        key=key,
        alt=alt,
        height=height(len(table), row),
        row_height=row if lines > 1 else None,
        placeholder="…",
        column_config=given,
        **settings,
    )


def fitted(table: pd.DataFrame, narrow: bool = False, taken: int = 0) -> tuple[Mapping[str, int], int]:
    """The widths of columns of texts longer than their heading, and in how many lines these stand.

    `taken` are the pixels that a table needs beside its columns.

    They stand in several lines where not all columns would be seen. Streamlit alone looks at the first rows only.
    """
    look = st.session_state.get("look", Look())
    room = (PHONE if look.phone else NARROW if narrow else WIDE) - taken
    texts = {str(name): [_shown(text) for text in table[name] if isinstance(text, str)] for name in table.columns}
    whole = {name: max([_pixels(name), *map(_pixels, found)]) for name, found in texts.items()}
    longer = [name for name, found in texts.items() if found and whole[name] > _pixels(name)]
    if sum(whole.values()) <= room or table.empty:
        return {name: int(whole[name]) + 1 for name in longer}, 1
    least = {
        name: max([_pixels(name), *(_pixels(word) for text in found for word in text.split(" "))])
        for name, found in texts.items()
    }
    cap = max(whole.values())
    while cap > COMFORT / 2 and _together(least, whole, cap) > room:
        cap -= 5
    fits = _together(least, whole, cap) <= NEARLY * room
    cap, slack = (cap, 1.0) if fits else (COMFORT, SLACK)
    narrowed = [name for name in longer if whole[name] > slack * max(least[name], cap)]
    widths = {name: int(max(least[name], cap) if name in narrowed else whole[name]) + 1 for name in longer}
    needed = [_lines(text, widths[name]) for name in narrowed for text in texts[name]]
    return widths, min(MOST_LINES, max(needed, default=1))


def _together(least: Mapping[str, float], whole: Mapping[str, float], cap: float) -> float:
    """Pixels of all columns, none wider than `cap` but for its longest word."""
    return sum(max(least[name], min(whole[name], cap)) + 1 for name in whole)


def formed(table: pd.DataFrame) -> Any:
    """The same table whose counts and fractions are shown in the form of the language; they stay numbers."""
    if table.size > MOST_FORMED or table.empty or not table.columns.is_unique:
        return table
    names = {_("Year"), _("Import"), _("Row"), _("List"), _("Edition")}  # numbers that name and do not count
    moves = {_("Change"), _("Difference")}
    forms: dict[str, Any] = {}
    for name in table.columns:
        if is_float_dtype(table[name]) and not (table[name].dropna() % 1 == 0).all():
            places = min(2, max(len(f"{value:g}".partition(".")[2]) for value in table[name].dropna()))
            forms[name] = lambda value, places=places: decimal(value, places)
        elif name not in names and (is_float_dtype(table[name]) or is_integer_dtype(table[name])):
            form = signed if name in moves else number
            forms[name] = lambda value, form=form: str(form(value))
    return table.style.format(forms, na_rep="") if forms else table


def _shown(text: str) -> str:
    """A text as it is shown: of an address the host."""
    found = re.match(HOST, text)
    return found[1] if found else text


def _pixels(text: str, padding: int = PADDING) -> float:
    return sum(CYRILLIC if letter > "\u02ff" else LATIN for letter in text) + padding


def _lines(text: str, width: int) -> int:
    """In how many lines a text stands in a width, word by word."""
    lines, filled = 1, 0.0
    for word in text.split(" "):
        length = _pixels(f"{word} ", 0)
        if filled and filled + length > width - PADDING + LATIN:
            lines, filled = lines + 1, 0.0
        filled += length
    return lines
