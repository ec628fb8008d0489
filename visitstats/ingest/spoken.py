"""Words for codes inside reasons, so that a reason is said in the reader's language down to its last word."""

from collections.abc import Iterable

from visitstats.ingest.model import Reason
from visitstats.texts import mark

_DIMENSIONS = {
    "year": mark("year"),
    "month": mark("month"),
    "time": mark("period"),
    "period": mark("period"),
    "region": mark("region"),
    "ministry": mark("ministry"),
    "visit_kind": mark("kind of visit"),
    "institution_kind": mark("kind of institution"),
    "institution": mark("institution"),
    "group": mark("group"),
}
_SUBJECTS = {
    "plan": mark("plan"),
    "costs": mark("costs"),
    "complaints": mark("complaints"),
    "recommendations": mark("recommendations"),
    "members": mark("members and participants"),
    "training": mark("training and meetings"),
    "facilities": mark("institutions, not visits"),
}
_OTHER = mark("something else")


def dimensions(codes: Iterable[str]) -> list[Reason]:
    """The names of dimensions, each as a reason of its own."""
    return [Reason(text) for text in dict.fromkeys(_DIMENSIONS.get(code, code) for code in codes)]


def subject_matter(code: str | None) -> Reason:
    """What a table speaks of instead of visits."""
    return Reason(_SUBJECTS.get(code or "", _OTHER))
