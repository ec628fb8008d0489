"""The made-up visits of 2015 and 2016: they add up to the published totals, and are the same at each run."""

import datetime
import random
from dataclasses import dataclass

SEED = 20160516
VISITS = {  # region: visits in 2015 and 2016
    "KZ-11": (31, 44),
    "KZ-15": (27, 36),
    "KZ-19": (36, 52),
    "KZ-23": (17, 26),
    "KZ-27": (24, 33),
    "KZ-31": (33, 38),
    "KZ-35": (55, 78),
    "KZ-39": (36, 47),
    "KZ-43": (32, 29),
    "KZ-47": (16, 24),
    "KZ-55": (37, 31),
    "KZ-59": (25, 34),
    "KZ-63": (48, 66),
    "KZ-71": (29, 40),
    "KZ-75": (41, 58),
    "KZ-YUZ": (40, 44),
}
BY_MINISTRY = {
    "interior": (352, 430),
    "national_security": (26, 22),
    "defence": (31, 39),
    "health": (74, 118),
    "education": (44, 71),
}
MONTHS = (5, 7, 9, 10, 10, 9, 5, 6, 9, 11, 10, 9)  # weights
KIND_WEIGHTS = {"periodic": 62, "intermediate": 27, "special": 11}
INSTITUTION_WEIGHTS = {  # ministry: kind of institution -> how many a region has, how often each kind is visited
    "interior": {"colony": (3, 34), "remand": (1, 12), "ivs": (4, 27), "police": (3, 13), "special_reception": (1, 14)},
    "national_security": {"remand_knb": (1, 1)},
    "defence": {"guardhouse": (2, 1)},
    "health": {"psychiatric": (2, 5), "tb": (1, 3), "narcology": (1, 2)},
    "education": {"juvenile_adaptation": (1, 3), "special_school": (1, 2)},
}
HOLIDAYS = {(1, 1), (1, 2), (1, 7), (3, 8), (3, 21), (3, 22), (3, 23), (5, 1), (5, 7), (5, 9), (7, 6), (8, 30), (12, 1)}
HOLIDAYS |= {(12, 16), (12, 17)}
HELD = {datetime.date(2015, 9, 24), datetime.date(2016, 9, 12)}  # Kurban Ait


@dataclass(frozen=True)
class Visit:
    """One made-up visit; the institution is a kind and a number."""

    date: datetime.date
    region_code: str
    institution: tuple[str, int]
    ministry_code: str
    visit_kind: str
    participants: int


def working_days(year: int, month: int) -> list[datetime.date]:
    first = datetime.date(year, month, 1)
    days = [first + datetime.timedelta(n) for n in range(31)]
    return [
        day
        for day in days
        if day.month == month and day.weekday() < 5 and (day.month, day.day) not in HOLIDAYS and day not in HELD
    ]


def pick(rng: random.Random, weights: dict[str, int]) -> str:
    """One key, by weight; only rng.random() is used, so that every Python gives the same."""
    point = rng.random() * sum(weights.values())
    for key, weight in weights.items():
        point -= weight
        if point < 0:
            return key
    return key


def institution(rng: random.Random, region_code: str, ministry_code: str) -> tuple[str, int]:
    """An institution of the region: numbers run through the country, region by region."""
    kinds = INSTITUTION_WEIGHTS[ministry_code]
    kind = pick(rng, {kind: weight for kind, (_, weight) in kinds.items()})
    count = kinds[kind][0]
    return kind, places(region_code, count)[int(rng.random() * count)]


def places(region_code: str, count: int) -> range:
    """The numbers of a region's institutions of a kind of which every region has `count`."""
    first = list(VISITS).index(region_code) * count + 1
    return range(first, first + count)


def visits_of(year: int, rng: random.Random) -> list[Visit]:
    """The visits of a year, each institution at most once a day, in the order of their dates."""
    index = year - 2015
    ministries = [code for code, numbers in BY_MINISTRY.items() for _ in range(numbers[index])]
    ministries = [code for _, code in sorted((rng.random(), code) for code in ministries)]
    regions = [code for code, numbers in VISITS.items() for _ in range(numbers[index])]
    taken: set[tuple[datetime.date, str, tuple[str, int]]] = set()
    visits = []
    for region_code, ministry_code in zip(regions, ministries, strict=True):
        place = institution(rng, region_code, ministry_code)
        while True:
            month = int(pick(rng, {str(number): weight for number, weight in enumerate(MONTHS, 1)}))
            days = working_days(year, month)
            day = days[int(rng.random() * len(days))]
            if (day, region_code, place) not in taken:
                break
        taken.add((day, region_code, place))
        kind = pick(rng, KIND_WEIGHTS)
        visits.append(Visit(day, region_code, place, ministry_code, kind, 3 + int(rng.random() * 4)))
    return sorted(visits, key=lambda visit: (visit.date, visit.region_code, visit.institution))


def both_years() -> dict[int, list[Visit]]:
    """The visits of 2015 and 2016."""
    rng = random.Random(SEED)
    return {year: visits_of(year, rng) for year in (2015, 2016)}
