"""What was understood of one file, in the reader's words: figures in one line, columns and why, why it is refused."""

from collections import Counter

import pandas as pd
import pyarrow.compute as pc
import streamlit as st

from visitstats.ingest.model import Table, Understanding
from visitstats.ingest.outcomes import LEFT_OUT, MEANINGS, REFUSED
from visitstats.texts import _, capital, mark, number, say
from visitstats.ui import blocks, tables, words

WITHOUT_STEP = ("empty", "no_visit_table", "not_a_spreadsheet")  # reasons whose details do not say what to do


def meaning_in_words(meaning: str) -> str:
    """What a column means, in the reader's words."""
    return _(MEANINGS[meaning]) if meaning in MEANINGS else meaning


def refused(one: Understanding) -> None:
    """Why nothing can be taken, and the next step."""
    reason, step = REFUSED.get(one.reason or "", (mark("The file cannot be read."), mark("Try another file.")))
    details = " ".join(say(why) for why in one.why)
    next_step = _(step) if not details or one.reason in WITHOUT_STEP else ""
    st.warning(words.markdown(f"{details or _(reason)} {next_step}".strip()), title=_("Refused"))


def visits_of(table: Table) -> int:
    """The visits of a table that count."""
    counted = table.column("visits").filter(pc.invert(table.column("set_aside")))
    return int(pc.sum(counted).as_py() or 0)


def facts(one: Understanding) -> None:
    """Tables, visits, rows set aside and left out, in one line."""
    aside = sum(pc.sum(table.column("set_aside")).as_py() or 0 for table in one.tables)
    pairs = [
        (_("Tables"), str(len(one.tables))),
        (_("Visits"), str(number(sum(visits_of(table) for table in one.tables)))),
        (_("Rows set aside"), str(number(aside))),
    ]
    if one.left_out:
        counts = Counter(row.reason for row in one.left_out)
        text = "; ".join(f"{_(LEFT_OUT.get(reason, reason))} – {amount}" for reason, amount in counts.items())
        pairs.append((_("Left out"), text))
    blocks.status(pairs)


def columns_of(table: Table, key: str) -> None:
    """The columns of a table: what was recognised, what was left where it is, and why."""
    shown = pd.DataFrame(
        {
            _("Column"): [column.letter for column in table.columns],
            _("Heading in the file"): [column.header for column in table.columns],
            _("Understood as"): [capital(meaning_in_words(column.meaning)) for column in table.columns],
            _("Why"): [say(column.why) if column.why else "" for column in table.columns],
        }
    )
    tables.show(shown, f"columns_{key}", _("Columns"))


def tables_without_year(one: Understanding) -> list[int]:
    """Numbers of the tables of reported numbers whose year has to be asked for."""
    years = [(table.number, table.column("year")) for table in one.tables if table.kind == "figures"]
    return [number for number, year in years if len(year) and year.null_count == len(year)]
