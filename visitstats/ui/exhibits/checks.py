"""Checks: which months are recorded, what was visited, and whether published and recorded numbers agree."""

from typing import Any

import pandas as pd

from visitstats.charts.heat import heat_table
from visitstats.charts.rows import each
from visitstats.charts.theme import Look, safe
from visitstats.reference.naming import name
from visitstats.texts import _, capital, decimal, language, month_name, month_year, ngettext, number, percent, signed
from visitstats.ui import behind, sources, words
from visitstats.ui.behind import STATEMENTS, Cell, cell
from visitstats.ui.exhibit import Exhibit
from visitstats.ui.exhibits.classes import class_width
from visitstats.ui.exhibits.kept import kept

ROWS = ("region", "group")


@kept
def completeness(answer: pd.DataFrame, basis: pd.DataFrame, year: int, rows: str, look: Look, mark: str) -> Exhibit:
    """Each region or sending group by month; nothing recorded is hatched, little against the own history framed."""
    order = _order(answer)
    names = [_row_name(code, rows) for code in order]
    highest = answer["visits"].max()
    width = class_width(float(highest) if pd.notna(highest) else 1.0)
    frame = pd.DataFrame(
        [_cell(row, order, names, year, width) for row in each(answer)],
        columns=["place", "month", "label", "hover", "step", "low"],
    )
    missing, low = int(answer["visits"].isna().sum()), int((answer["low"] & answer["visits"].notna()).sum())
    title = _("Every row has visits in every month of {year}", year=year)
    if missing:
        title = ngettext("{n} cell of {year} has no visits", "{n} cells of {year} have no visits", missing, year=year)
    if answer.empty:
        title = _("There are no data by month for {year}", year=year)
    about = _("Hatched: nothing recorded. Framed: under half of the own monthly average of other years.")
    found = ngettext("Framed cells: {n}.", "Framed cells: {n}.", low) if low else ""
    short = [month_name(month, "short") for month in range(1, 13)]
    return Exhibit(
        key="completeness",
        title=title,
        subtitle=f"{about} {found}".strip(),
        figure=heat_table(frame, look, names=names, months=short) if len(frame) else None,
        table=_cells_table(answer, order, names, rows),
        source=sources.of_breakdown(basis),
        name=_("Recorded visits by month, {year}", year=year),
        mark=mark,
        cells=tuple(_opened(row, names[order.index(_code(row.code))], year, rows) for row in each(answer)),
        columns=_opened_columns(answer, order, names, year, rows),
    )


def _opened(row, name_: str, year: int, rows: str) -> Cell:
    """The recorded visits of a region or sending group in a month."""
    month = int(row.month)
    label, codes = f"{name_}, {month_year(year, month)}", [_code(row.code) or "none"]
    asked: dict[str, Any] = {"years": [year], "rows": rows, "codes": codes, "first_month": month, "last_month": month}
    return cell(label, row.visits, "behind_source", source_id=0, **asked)


def _opened_columns(
    answer: pd.DataFrame, order: list[str], names: list[str], year: int, rows: str
) -> dict[str, tuple[Cell | None, ...]]:
    found = {(_code(row.code), int(row.month)): row for row in each(answer)}
    columns = {}
    for month in range(1, 13):
        of_month = [found.get((code, month)) for code in order]
        opens = [row and _opened(row, name_, year, rows) for row, name_ in zip(of_month, names, strict=True)]
        columns[capital(month_name(month, "short"))] = tuple(opens)
    return columns


def _code(code: object) -> str:
    return words.known(code) or ""


def _order(answer: pd.DataFrame) -> list[str]:
    """The rows from the most visits to the fewest, "not stated" last."""
    totals = answer.assign(code=[_code(code) for code in answer["code"]]).groupby("code")["visits"].sum()
    return sorted(totals.index, key=lambda code: (code == "", -int(totals[code]), code))


def _row_name(code: str, rows: str) -> str:
    return capital(words.region(code or None) if rows == "region" else name("group", code or None, language()))


def _cell(row, order: list[str], names: list[str], year: int, width: int) -> tuple:
    place, has = order.index(_code(row.code)), pd.notna(row.visits)
    said = words.visits(row.visits) if has else _("no data")
    lines = [f"<b>{safe(names[place])}</b>", safe(capital(month_name(row.month))) + f" {year}", safe(said)]
    if pd.notna(row.usual):
        lines.append(safe(_("Usual in other years: {n}", n=decimal(row.usual))))
    step = min(4, int(row.visits) // width) if has else -1
    return place, row.month, str(number(row.visits)) if has else "", "<br>".join(lines), step, has and bool(row.low)


def _cells_table(answer: pd.DataFrame, order: list[str], names: list[str], rows: str) -> pd.DataFrame:
    wide = answer.assign(code=[_code(code) for code in answer["code"]])
    wide = wide.pivot(index="code", columns="month", values="visits").reindex(order)
    heads = {"region": _("Region"), "group": _("Sending group")}
    table = pd.DataFrame({heads[rows]: names})
    for month in range(1, 13):
        table[capital(month_name(month, "short"))] = wide[month].to_numpy() if month in wide.columns else None
    table[_("Total")] = wide.sum(axis=1).to_numpy()
    return table


def reconciliation(answer: pd.DataFrame, mark: str) -> Exhibit:
    """Published against recorded and reported numbers, year by year."""
    agree = int((answer["state"] == "agrees").sum())
    both = int(answer["difference"].notna().sum())
    title = _("Published and recorded numbers agree in {k} of {n} years that have both", k=agree, n=both)
    if not both:
        title = _("There is no year with a published and a recorded number")
    rows = each(answer)
    table = pd.DataFrame(
        {
            _("Year"): answer["year"].astype(int),
            _("Published"): [_published(row) for row in rows],
            _("Recorded"): answer["recorded"],
            _("Reported tables"): answer["reported"],
            _("Difference"): [_signed(row.difference) for row in rows],
            _("Share of the published number"): [
                str(percent(row.share)) if pd.notna(row.share) else "" for row in rows
            ],
            _("State"): [_state(row.state) for row in rows],
            _("Source"): [_source(row) for row in rows],
        }
    )
    about = _("The published number counts; records and reported tables are compared with it and never added to it.")
    said = _("Source: published figures, registers and reported tables.")
    columns = {
        _("Published"): tuple(_statement(row) for row in rows),
        _("Recorded"): tuple(_of_source(row, row.recorded, 0) for row in rows),
        _("Reported tables"): tuple(_of_source(row, row.reported, row.reported_source) for row in rows),
    }
    return Exhibit("reconciliation", title, about, None, table, said, _("Reconciliation"), mark, columns=columns)


def _statement(row) -> Cell | None:
    if pd.isna(row.published):
        return None
    return cell(f"{_('Published')}, {row.year}", row.published, STATEMENTS, years=[int(row.year)])


def _of_source(row, amount: Any, source_id: Any) -> Cell | None:
    if pd.isna(amount):
        return None
    label = f"{_('Reported tables') if source_id else _('Recorded')}, {row.year}"
    return cell(label, amount, "behind_source", source_id=int(source_id), years=[int(row.year)])


def _published(row) -> str:
    if pd.isna(row.published):
        return ""
    text = words.value(row.published, row.qualifier)
    return f"{text} ({words.to_day(row.as_of)})" if row.qualifier == "to_date" else text


def _signed(difference: Any) -> str:
    return "" if pd.isna(difference) else str(signed(difference))


def _source(row) -> str:
    figure = sources.figure_of(row.year, row.published) if pd.notna(row.published) else None
    return name("figure", figure.key, language(), "source") if figure else ""


def _state(state: str) -> str:
    return {
        "agrees": _("agrees"),
        "short": _("fewer recorded than published"),
        "over": _("more recorded than published"),
        "not_published": _("no published number"),
        "not_recorded": _("nothing recorded"),
        "not_comparable": _("a bound or a part of a year: not compared"),
    }[state]


def conflicts(answer: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    """Published statements that do not agree: (both numbers, what they are, sources, address of the second)."""
    rows = []
    for row in each(answer):
        first, second = number(row.first_number), number(row.second_number)
        what = {
            "restated": _("{year}: two numbers for the same; the later one is in force.", year=row.year),
            "parts": _(
                "{year}: the parts that are named give {n}, the total is {m}.", year=row.year, n=first, m=second
            ),
            "plan": _(
                "{year}: {n} institutions planned and {m} visits planned in the same source.",
                year=row.year,
                n=first,
                m=second,
            ),
        }[row.topic]
        what += " " + _("Difference: {n}.", n=signed(row.difference))
        titles = [name("figure", key, language(), "source") for key in (row.first_key, row.second_key)]
        address = sources.published_figures()[row.second_key].source_url
        rows.append((f"{first} / {second}", what, "; ".join(dict.fromkeys(titles)), address))
    return rows


def coverage(institutions: pd.DataFrame, mark: str) -> Exhibit:
    """How many different institutions were visited in each year, and how often on average."""
    rows = each(institutions)
    table = pd.DataFrame(
        {
            _("Year"): institutions["year"].astype(int),
            _("Institutions visited"): institutions["institutions"],
            _("Visits with a named institution"): institutions["visits_with_institution"],
            _("Visits per institution"): [
                round(row.visits_with_institution / row.institutions, 2) if row.institutions else None for row in rows
            ],
        }
    )
    title = _("No institution is named in the records")
    if rows:
        last = rows[-1]
        places = {"n": number(last.institutions), "visits": words.visits(last.visits_with_institution)}
        title = _("{year}: {visits} to {n} different institutions, as spelled", year=last.year, **places)
    about = _("An institution is its name within a region; a name spelled in two ways counts twice.")
    said = _("Source: published figures, registers and reported tables.")
    opens = (behind.institutions(str(row.year), row.institutions, int(row.year)) for row in rows)
    visits = (behind.institutions(str(row.year), row.visits_with_institution, int(row.year), False) for row in rows)
    columns = {_("Institutions visited"): tuple(opens), _("Visits with a named institution"): tuple(visits)}
    return Exhibit("coverage", title, about, None, table, said, _("Institutions visited"), mark, columns=columns)
