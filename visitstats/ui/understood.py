"""What was understood of one file, in the reader's words: tables, columns, problems by cause, and what would change."""

from collections import Counter

import pandas as pd
import streamlit as st

from visitstats.ingest.model import Problem, Table, Understanding
from visitstats.ingest.outcomes import LEFT_OUT, OUTCOMES, PROBLEMS, REFUSED
from visitstats.texts import _, capital, listing, mark, ngettext, number, say
from visitstats.ui import blocks, data, tables, words

MEANINGS = {
    "date": mark("date"),
    "year": mark("year"),
    "month": mark("month"),
    "day": mark("day"),
    "region": mark("region"),
    "ministry": mark("ministry"),
    "visit_kind": mark("kind of visit"),
    "institution_kind": mark("kind of institution"),
    "institution": mark("institution"),
    "count": mark("number of visits"),
    "visits": mark("number of visits"),
    "total": mark("total"),
    "status": mark("status"),
    "number": mark("row number"),
    "group": mark("sending group"),
    "fact": mark("number of visits"),
    "part": mark("number of visits"),
    "period": mark("period"),
    "date_end": mark("last day"),
    "place": mark("place"),
    "plan": mark("plan"),
    "plan_date": mark("planned date"),
    "share": mark("share"),
    "labels": mark("names of rows"),
    "other": mark("not taken"),
    "ignored": mark("not taken"),
    "personal": mark("not taken: personal data"),
}
PLACES = 6  # places named for each cause before "and N more"


def heading(one: Understanding) -> None:
    """The file's name and its outcome."""
    blocks.heading(one.file, _(OUTCOMES[one.outcome]))


def refused(one: Understanding) -> None:
    """Why nothing can be taken, and the next step."""
    reason, step = REFUSED.get(one.reason or "", (mark("The file cannot be read."), mark("Try another file.")))
    details = " ".join(say(why) for why in one.why)
    st.warning(words.markdown(f"{details or _(reason)} {'' if details else _(step)}".strip()), title=_("Refused"))


def _visits(table: Table) -> int:
    rows = table.rows.to_pandas()
    return int(rows.loc[~rows["set_aside"], "visits"].sum()) if len(rows) else 0


def facts(one: Understanding) -> None:
    """Tables, visits, rows set aside and left out, in one line."""
    aside = sum(int(table.rows["set_aside"].to_pandas().sum()) for table in one.tables)
    pairs = [
        (_("Tables"), str(len(one.tables))),
        (_("Visits"), str(number(sum(_visits(table) for table in one.tables)))),
        (_("Rows set aside"), str(number(aside))),
    ]
    if one.left_out:
        counts = Counter(row.reason for row in one.left_out)
        text = "; ".join(f"{_(LEFT_OUT.get(reason, reason))} – {amount}" for reason, amount in counts.items())
        pairs.append((_("Left out"), text))
    blocks.status(pairs)


def tables_of(one: Understanding) -> None:
    """Each table with its columns: what was recognised, and what was left where it is."""
    for table in one.tables:
        kind = _("register of visits") if table.kind == "records" else _("table of reported numbers")
        where = _("sheet “{sheet}”", sheet=table.sheet) if table.sheet else _("without a sheet name")
        rows = _("rows {first} to {last}", first=table.first_row, last=table.last_row)
        numbered = _("Table {n}", n=table.number)
        label = f"{numbered}: {kind}, {where}, {rows}, {words.visits(_visits(table))}"
        with st.expander(words.markdown(label)):
            for why in table.why:
                blocks.source(say(why))
            shown = pd.DataFrame(
                {
                    _("Column"): [column.letter for column in table.columns],
                    _("Heading in the file"): [column.header for column in table.columns],
                    _("Understood as"): [capital(_meaning(column.meaning)) for column in table.columns],
                    _("Why"): [say(column.why) if column.why else "" for column in table.columns],
                }
            )
            tables.show(shown, f"columns_{one.sha256[:12]}_{table.number}", _("Columns"))


def _meaning(meaning: str) -> str:
    return _(MEANINGS[meaning]) if meaning in MEANINGS else meaning


def _place(problem: Problem) -> str:
    parts = [
        problem.sheet or "",
        f"{problem.column or ''}{problem.row or ''}",
        f"({problem.value})" if problem.value else "",
    ]
    return " ".join(part for part in parts if part)


def problems(one: Understanding) -> None:
    """Problems grouped by cause, each with its first places."""
    if not one.problems:
        return
    groups: dict[str, list[Problem]] = {}
    for problem in one.problems:
        groups.setdefault(problem.problem, []).append(problem)
    shown = pd.DataFrame(
        {
            _("Problem"): [_(PROBLEMS.get(cause, cause)) for cause in groups],
            _("Rows or cells"): [len(several) for several in groups.values()],
            _("Places"): [_places(several) for several in groups.values()],
        }
    )
    title = ngettext("{n} problem", "{n} problems", len(one.problems))
    blocks.heading(title, _("Rows with a problem are set aside until somebody decides; all others are counted."))
    tables.show(shown, f"problems_{one.sha256[:12]}", _("Problems"))


def _places(several: list[Problem]) -> str:
    named = [_place(problem) for problem in several[:PLACES]]
    rest = len(several) - len(named)
    if rest:
        named.append(_("and {n} more", n=rest))
    return "; ".join(named)


def tables_without_year(one: Understanding) -> list[int]:
    """Numbers of the tables of reported numbers whose year has to be asked for."""
    return [
        table.number
        for table in one.tables
        if table.kind == "figures" and len(table.rows) and table.rows["year"].null_count == len(table.rows)
    ]


def preview(one: Understanding) -> None:
    """Recorded visits by year before and after this import."""
    counts: Counter[int] = Counter()
    for table in one.tables:
        if table.kind == "records":
            rows = table.rows.to_pandas()
            counted = rows[~rows["set_aside"] & rows["year"].notna()]
            counts.update({int(year): int(sum_) for year, sum_ in counted.groupby("year")["visits"].sum().items()})
    if not counts:
        blocks.source(_("The file holds reported numbers; they are kept beside the records and never added to them."))
        return
    demonstration = bool(data.ask("status")["demonstration"].iloc[0])
    years = sorted(counts)
    before = [0 if demonstration else _recorded(year) for year in years]
    shown = pd.DataFrame(
        {
            _("Year"): years,
            _("Recorded visits before"): before,
            _("In this file"): [counts[year] for year in years],
            _("Recorded visits after"): [earlier + counts[year] for earlier, year in zip(before, years, strict=True)],
        }
    )
    text = _("Published totals stay as they are; the records stand beside them.")
    if demonstration:
        text += " " + _("The demonstration data step aside with the first import.")
    blocks.heading(_("What this import would change"), text)
    tables.show(shown, f"preview_{one.sha256[:12]}", listing([str(year) for year in years]))


def _recorded(year: int) -> int:
    found = data.ask("records_count", years=[year])["visits"].iloc[0]
    return 0 if pd.isna(found) else int(found)
