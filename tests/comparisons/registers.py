"""Random registers: visits of some years on the regions of their day, with gaps in every column."""

import datetime
import random
from typing import Any

from tests.warehouse.making import visit
from visitstats.reference.borders import existing
from visitstats.reference.units import institution_kinds, visit_kinds

KINDS = {
    "interior": ("colony", "remand", "police"),
    "health": ("psychiatric", "tb"),
    "education": ("special_school", "orphanage", "child_rights"),
    "labour": ("social",),
    None: (None, "colony"),
}


def register(random_: random.Random, year: int, rows: int, first_row: int = 2) -> list[dict[str, Any]]:
    """`rows` rows of a register of a year, some of which count several visits."""
    found = []
    for number in range(first_row, first_row + rows):
        day = datetime.date(year, 1, 1) + datetime.timedelta(random_.randrange(365))
        ministry = random_.choice(list(KINDS))
        values = {
            "ministry_code": ministry,
            "institution_kind": random_.choice(KINDS[ministry]),
            "visit_kind": random_.choice([*visit_kinds(), None]),
            "visits": random_.choice([1, 1, 1, 2, 5]),
        }
        region = random_.choice([*existing(day, day), None])
        found.append(visit(number, day.isoformat(), region, f"Institution {number} of {year}", **values))
    assert all(kind is None or kind in institution_kinds() for kinds in KINDS.values() for kind in kinds)
    return found
