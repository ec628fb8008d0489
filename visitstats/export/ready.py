"""Sets of views, built from the answers: the ready set (overview, months, what changed ... method), or those chosen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial

from visitstats.export import provenance
from visitstats.export.by_kind import kinds
from visitstats.export.by_ministry import ministries, what_changed
from visitstats.export.by_month import months, same_period
from visitstats.export.by_region import regions_map, regions_ranked
from visitstats.export.choice import COMPARED, COMPLETENESS, READY, Choice, Filters
from visitstats.export.choice import ready as ready_choices
from visitstats.export.compared import compared
from visitstats.export.completeness import completeness
from visitstats.export.facts import Ask, Facts, gather, latest_year, remembered
from visitstats.export.ministry_parts import ministry_kinds, ministry_months
from visitstats.export.narrowed import narrowed_years
from visitstats.export.overview import method, overview
from visitstats.export.region_changes import region_changes
from visitstats.export.views import Edition, View
from visitstats.settings import today
from visitstats.texts import _, language, use_language, year_range

METHOD = "method"  # of all published figures, whatever is counted
_BUILDERS: dict[str, Callable[[Facts], View | None]] = {
    "overview": overview,
    "months": months,
    "changes": what_changed,
    "ministries": ministries,
    "regions": regions_map,
    "ranking": regions_ranked,
    "kinds": kinds,
    "method": method,
    "period": same_period,
    "region_changes": region_changes,
}
_ASKING: dict[str, Callable[[Facts, Ask], View | None]] = {  # views that ask for more than the facts of a year
    "ministry_months": ministry_months,
    "ministry_kinds": ministry_kinds,
}
KEYS = READY
FactsOf = Callable[[int, Filters], Facts]


def _build(choice: Choice, facts: Facts, ask: Ask) -> View | None:
    """One view in the language in use; None where the answers cannot fill it."""
    if choice.view == COMPARED:
        return compared(facts, choice, ask)
    if choice.view == COMPLETENESS:
        return completeness(facts, choice, ask)
    narrowed = choice.filters.narrowed
    if choice.view in _ASKING:
        view = _ASKING[choice.view](facts, ask)
    else:
        view = narrowed_years(facts) if narrowed and choice.view == "overview" else _BUILDERS[choice.view](facts)
    if view is None or not narrowed or choice.view == METHOD:
        return view
    return replace(view, subtitle=f"{view.subtitle}. {choice.filters.in_words()}")


def _chosen_set(choices: Sequence[Choice], year: int, facts_of: FactsOf, ask: Ask, title: str) -> Edition:
    """The chosen views in their order, in the language in use; what the answers cannot fill is left out."""
    sets = [facts_of(choice.year or year, choice.filters) for choice in choices]
    built = [(facts.year, _build(choice, facts, ask)) for choice, facts in zip(choices, sets, strict=True)]
    opened = provenance.edition_words(ask("edition_open"))
    views = tuple(replace(view, edition=opened) for _year, view in built if view)
    years = [of for of, view in built if view] or [year]
    import_ids = [view.import_id for view in views if view.import_id is not None]
    return Edition(
        year=year,
        language=language(),
        title=title or _("Statistics of preventive visits"),
        subtitle=year_range(min(years), max(years)),
        office=_("National Preventive Mechanism"),
        views=views,
        made_on=today(),
        import_id=max(import_ids, default=None),
        demonstration=any(view.demonstration for view in views),
    )


def chosen_sets(
    languages: Sequence[str], choices: Sequence[Choice], year: int | None, ask: Ask, title: Callable[[], str] = str
) -> list[Edition]:
    """The same choices in several languages; each question is asked once. `title` is called in each language."""
    ask = remembered(ask)
    year = latest_year(ask) if year is None else year
    facts_of = cache(partial(gather, ask))
    editions = []
    for lang in languages:
        with use_language(lang):
            editions.append(_chosen_set(choices, year, facts_of, ask, title()))
    return editions


def ready_set(lang: str, year: int | None, ask: Ask) -> Edition:
    """The ready set of a year (None: the latest that has a breakdown) in a language: kk, ru or en.

    `ask` answers the questions: `ask("visits_by_year")` gives a frame.
    """
    return ready_sets((lang,), year, ask)[0]


def ready_sets(languages: Sequence[str], year: int | None, ask: Ask) -> list[Edition]:
    """The same answers as ready sets in several languages; the questions are asked once."""
    return chosen_sets(languages, ready_choices(), year, ask)
