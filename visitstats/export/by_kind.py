"""The kinds of visit, both years."""

from visitstats.export import findings
from visitstats.export.breakdowns import Pairs, change_columns, change_frame, common, pairs
from visitstats.export.facts import Facts
from visitstats.export.views import STACKED, Item, Series, View
from visitstats.reference.units import name, visit_kinds
from visitstats.texts import _, capital, language, number, year_range

DIMENSION = "visit_kind"


def kinds(facts: Facts) -> View | None:
    """The kinds of visit in both years, stacked."""
    found = {year: dict(pairs(facts.kinds, "visit_kind", year)) for year in (facts.before, facts.year)}
    years = [year for year in found if found[year]]
    if not found[facts.year]:
        return None
    codes = [code for code in (*visit_kinds(), None) if any(found[year].get(code) for year in years)]
    labels = {code: kind_name(code) for code in codes}
    series = tuple(
        Series(
            labels[code],
            kind_colour(code),
            tuple(
                Item(str(year), found[year].get(code, 0), number(found[year].get(code, 0)), kind_colour(code))
                for year in years
            ),
        )
        for code in codes
    )
    before = list(found[facts.before].items())
    ordered: Pairs = [(code, found[facts.year].get(code, 0)) for code in codes]
    largest, visits = max(ordered, key=lambda pair: pair[1])
    return View(
        key="kinds",
        shape=STACKED,
        title=findings.part_finding(labels[largest], visits, sum(found[facts.year].values())),
        subtitle=_("Visits by kind, {years}", years=year_range(years[0], years[-1])),
        series=series,
        columns=change_columns(facts, _("Kind of visit")),
        frame=change_frame(facts, DIMENSION, ordered, before, [labels[code] for code in codes]),
        definition=_(
            "Periodic visits are held regularly, intermediate ones between them, special ones on reports of torture."
        ),
        alt=_("Stacked bar chart of visits by kind, by year."),
        **common(facts, DIMENSION),  # type: ignore[arg-type]
    )


def kind_name(code: str | None, form: str = "full") -> str:
    """A kind of visit, with a capital as a label has it."""
    return capital(name("visit_kind", code, language(), form if code else "short"))


def kind_colour(code: str | None) -> str:
    """The token of its colour; "planned", a word of reports, has that of periodic visits."""
    return {"planned": "periodic", None: "not_stated"}.get(code, code) or "not_stated"
