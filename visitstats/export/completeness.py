"""Which months are recorded: each region or sending group by month; nothing recorded is a gap, little is framed."""

from typing import Any

import pandas as pd

from visitstats.export import provenance
from visitstats.export.breakdowns import known
from visitstats.export.by_region import class_ranges, class_step, region_name
from visitstats.export.choice import GROUPS, Choice
from visitstats.export.facts import Ask, Facts, basis_of, none_if_missing
from visitstats.export.views import EXACT, HEAT, NONE, SO_FAR, Column, Item, Series, View
from visitstats.reference.naming import name
from visitstats.texts import _, capital, language, month_name, ngettext, number

MONTHS = range(1, 13)


def _named(code: str | None, rows: str) -> str:
    return capital(name("group", code, language()) if rows == GROUPS else region_name(code))


def _item(row: Any, month: int, step: int) -> Item:
    """A cell: its class, a gap where nothing is recorded; a state of its own where it is low."""
    label, visits = month_name(month, "short"), row and none_if_missing(row.visits)
    if visits is None:
        return Item(label, None, "", "ground", NONE)
    state = SO_FAR if row.low else EXACT  # drawn with a frame: there may be more than is recorded
    return Item(label, int(visits), number(int(visits)), f"class{min(4, int(visits) // step) + 1}", state)


def _series(answer: pd.DataFrame, rows: str) -> tuple[Series, ...]:
    """A series a row of the table: most visits first, what is not stated last."""
    totals = answer.groupby("code")["visits"].sum()
    order = sorted(totals.index, key=lambda code: (code == "", -int(totals[code]), code))
    step = class_step(float(answer["visits"].max()))
    keys = zip(answer["code"], map(int, answer["month"]), strict=True)
    cells = dict(zip(keys, answer.itertuples(), strict=True))
    return tuple(
        Series(
            _named(code or None, rows),
            "total",
            tuple(_item(cells.get((code, month)), month, step) for month in MONTHS),
        )
        for code in order
    )


def _title(missing: int, year: int) -> str:
    if missing:
        return ngettext("{n} cell of {year} has no visits", "{n} cells of {year} have no visits", missing, year=year)
    return _("Every row has visits in every month of {year}", year=year)


def completeness(facts: Facts, choice: Choice, ask: Ask) -> View | None:
    """Each region, or sending group, by month of the year, most visits first."""
    rows = GROUPS if choice.by == GROUPS else "region"
    answer = ask("completeness", year=facts.year, rows=rows)
    if answer.empty or answer["visits"].isna().all():
        return None
    recorded = basis_of(ask, facts.year, source_id=0)
    answer = answer.assign(code=[known(code) or "" for code in answer["code"]])
    series = _series(answer, rows)
    low = int((answer["low"] & answer["visits"].notna()).sum())
    framed = ngettext("Framed cells: {n}.", "Framed cells: {n}.", low) if low else ""
    about = _("Empty: nothing recorded. Framed: under half of the own monthly average of other years.")
    return View(
        key="completeness",
        shape=HEAT,
        title=_title(int(answer["visits"].isna().sum()), facts.year),
        subtitle=_("Recorded visits by month, {year}", year=facts.year),
        series=series,
        columns=(
            Column("name", _("Sending group") if rows == GROUPS else _("Region")),
            *(Column(f"month{month}", capital(month_name(month, "short")), "count") for month in MONTHS),
            Column("total", _("Total"), "count"),
        ),
        frame=_frame(series),
        source=provenance.records_source(facts.year, facts.year, recorded.demonstration),
        definition=about,
        alt=_("Table of recorded visits by month; darker cells have more visits."),
        filters=provenance.filters_in_words(facts.year, facts.year),
        notes=(framed,) if framed else (),
        legend=tuple(class_ranges(float(answer["visits"].max()))),
        data_to=recorded.data_to,
        import_id=facts.import_id,
        demonstration=recorded.demonstration,
    )


def _frame(series: tuple[Series, ...]) -> pd.DataFrame:
    """name, month1 to month12, total; a month without visits is NA."""
    frame = pd.DataFrame({"name": [one.name for one in series]})
    for place, month in enumerate(MONTHS):
        values = [one.items[place].value for one in series]
        frame[f"month{month}"] = pd.array([None if value is None else int(value) for value in values], dtype="Int64")
    frame["total"] = frame.drop(columns="name").sum(axis=1).astype("Int64")
    return frame
