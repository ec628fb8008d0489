"""Names of units in a language, with words for what is not stated."""

import csv
import datetime
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from visitstats.reference import loading, published
from visitstats.reference.shapes import Body

_UNITS: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "region": loading.regions,
    "ministry": loading.ministries,
    "body": loading.bodies,
    "visit_kind": loading.visit_kinds,
    "institution_kind": loading.institution_kinds,
    "group": loading.groups,
    "event": loading.events,
    "figure": published.published_figures,
}
_NOT_STATED = {"region": "region.none", "visit_kind": "visitkind.none"}


@cache
def _not_stated() -> Mapping[str, Mapping[str, str]]:
    with (loading.REFERENCE / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def name(dimension: str, code: str | None, lang: str, form: str = "short") -> str:
    """What a reader calls a unit: name("region", "KZ-11", "ru") is «Акмолинская обл.».

    Dimensions: region, ministry, visit_kind, institution_kind, group, event, body, figure (a published one). Forms:
    short, full; for regions in («в Акмолинской области»), tile (lines parted by a line break), abbr and centre too;
    for ministries and kinds of institution abbr; for published figures label, source and note. A form that a unit
    lacks gives its first one. No code (None, NaN or "none") gives "not stated"; an unknown code is given back.
    """
    if not isinstance(code, str) or code == "none":
        words = _not_stated()
        long = words[_NOT_STATED.get(dimension, "stat.notstated")][lang]
        return long if form == "full" else words["stat.notstated"][lang]
    unit = _UNITS[dimension]().get(code)
    if unit is None:
        return code
    names = unit.names.get(form) or unit.names.get("short") or next(iter(unit.names.values()))
    return str(names[lang])


def body_on(ministry_code: str, day: datetime.date) -> Body | None:
    """The ministry or committee that had this function on a day; None where no body of its own did."""
    for body in loading.bodies().values():
        if body.ministry_code == ministry_code and _covers(body.valid_from, body.valid_before, day):
            return body
    return None


def _covers(valid_from: datetime.date | None, valid_before: datetime.date | None, day: datetime.date) -> bool:
    return (valid_from is None or valid_from <= day) and (valid_before is None or day < valid_before)
