"""The ready set: overview, months, what changed, ministries, regions, kinds and method, built once from the answers."""

from visitstats.export.by_kind import kinds
from visitstats.export.by_ministry import ministries, what_changed
from visitstats.export.by_region import regions_map, regions_ranked
from visitstats.export.facts import Ask, Facts, gather, latest_year
from visitstats.export.overview import method, months, overview
from visitstats.export.views import Edition, View
from visitstats.settings import today
from visitstats.texts import _, language, use_language, year_range

_BUILDERS = (overview, months, what_changed, ministries, regions_map, regions_ranked, kinds, method)
KEYS = ("overview", "months", "changes", "ministries", "regions", "ranking", "kinds", "method")


def edition(facts: Facts, chosen: tuple[str, ...] = KEYS) -> Edition:
    """The ready set in the language in use; a view that the answers cannot fill is left out."""
    built = [builder(facts) for builder in _BUILDERS]
    views = tuple(view for view in built if isinstance(view, View) and view.key in chosen)
    return Edition(
        year=facts.year,
        language=language(),
        title=_("Statistics of preventive visits"),
        subtitle=year_range(facts.year, facts.year),
        office=_("National Preventive Mechanism"),
        views=views,
        made_on=today(),
        import_id=facts.import_id,
        demonstration=any(view.demonstration for view in views),
    )


def ready_set(lang: str, year: int | None, ask: Ask) -> Edition:
    """The ready set of a year (None: the latest that has a breakdown) in a language: kk, ru or en.

    `ask` answers the questions: `ask("visits_by_year")` gives a frame.
    """
    return ready_sets((lang,), year, ask)[0]


def ready_sets(languages: tuple[str, ...], year: int | None, ask: Ask) -> list[Edition]:
    """The same answers as ready sets in several languages; the questions are asked once."""
    facts = gather(ask, latest_year(ask) if year is None else year)
    editions = []
    for lang in languages:
        with use_language(lang):
            editions.append(edition(facts))
    return editions
