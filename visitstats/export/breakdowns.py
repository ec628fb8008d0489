"""What all breakdowns share: their numbers, the table with both years, and what they say of their data."""

from collections.abc import Sequence

import pandas as pd

from visitstats.export import provenance
from visitstats.export.facts import Facts
from visitstats.export.views import EXACT, Column
from visitstats.texts import _

Pairs = list[tuple[str | None, int]]  # code (None: not stated) and visits


def known(code: object) -> str | None:
    """A code, or None for what is not stated."""
    return code if isinstance(code, str) and code not in ("", "none") else None


def pairs(frame: pd.DataFrame, key: str, year: int) -> Pairs:
    """Codes and visits of a year, most visits first, what is not stated last."""
    rows = frame[frame["year"] == year]
    pairs = [(known(code), int(visits)) for code, visits in zip(rows[key], rows["visits"], strict=True)]
    return sorted(pairs, key=lambda pair: (pair[0] is None, -pair[1], pair[0] or ""))


def comparable(facts: Facts, dimension: str) -> bool:
    """Whether the parts of both years can be compared: each year exact and covered as a whole."""
    bases = [facts.basis(dimension, year) for year in (facts.before, facts.year)]
    exact = all(facts.headline(year)["qualifier"] == EXACT for year in (facts.before, facts.year))
    return exact and all(basis.source != "none" and basis.covered == basis.headline for basis in bases)


def common(facts: Facts, dimension: str) -> dict[str, object]:
    """What every breakdown of the year says of its data."""
    basis = facts.basis(dimension, facts.year)
    return {
        "source": provenance.breakdown_source(facts, dimension),
        "filters": provenance.filters_in_words(facts.before, facts.year, facts.filters),
        "notes": notes(facts, dimension),
        "data_to": basis.data_to,
        "import_id": facts.import_id,
        "demonstration": basis.demonstration,
    }


def notes(facts: Facts, dimension: str) -> tuple[str, ...]:
    """What part of each year the breakdown covers, and why it is not compared."""
    found = [provenance.coverage(facts.basis(dimension, year)) for year in (facts.before, facts.year)]
    if found[0] and not comparable(facts, dimension):
        found.append(_("The parts of the two years are not compared: a year is not covered as a whole."))
    return tuple(filter(None, found))


def change_frame(facts: Facts, dimension: str, parts: Pairs, before: Pairs, names: Sequence[str]) -> pd.DataFrame:
    """Name, both years, change and share: the table of a breakdown. A change that is none is NA."""
    earlier = dict(before)
    known = bool(before)
    frame = pd.DataFrame(
        {
            "name": list(names),
            "before": [earlier.get(code, 0) if known else None for code, _visits in parts],
            "visits": [visits for _code, visits in parts],
        }
    ).astype({"before": "Int64", "visits": "Int64"})
    compared = comparable(facts, dimension)
    frame["change"] = frame["visits"] - frame["before"] if compared else pd.Series(pd.NA, frame.index, "Int64")
    summed = int(frame["visits"].sum())
    total = summed if facts.filters.narrowed else facts.basis(dimension, facts.year).covered or summed
    frame["share"] = (frame["visits"].astype("Float64") / total) if total else pd.Series(pd.NA, frame.index, "Float64")
    return frame


def change_columns(facts: Facts, label: str) -> tuple[Column, ...]:
    """The columns of that table; `label` heads the names."""
    return (
        Column("name", label),
        Column("before", str(facts.before), "count"),
        Column("visits", str(facts.year), "count"),
        Column("change", _("Change"), "change"),
        Column("share", _("Share of {year}", year=facts.year), "ratio"),
    )
