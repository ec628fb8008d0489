"""Answers in the shape of the questions, small enough to check by hand."""

import datetime
from typing import Any

import pandas as pd

VISITS = {2015: 527, 2016: 680, 2017: 500, 2020: 323, 2023: 461}
QUALIFIERS = {2015: "exact", 2016: "exact", 2017: "at_least", 2020: "to_date", 2023: "exact"}
MINISTRIES = {
    2015: {"interior": 352, "health": 74, "education": 44, "defence": 31, "national_security": 26},
    2016: {"interior": 430, "health": 118, "education": 71, "defence": 39, "national_security": 22},
}
REGIONS = {
    2015: {"KZ-11": 100, "KZ-35": 227, "KZ-YUZ": 200},
    2016: {"KZ-11": 180, "KZ-35": 300, "KZ-YUZ": 190, None: 10},
}
MONTHS = {2015: dict.fromkeys(range(1, 12), 47) | {12: 10}, 2016: dict.fromkeys(range(1, 11), 60) | {11: 70, 12: 10}}
KINDS = {2015: {"periodic": 400, "special": 127}, 2016: {"periodic": 500, "special": 170, None: 10}}
COLUMNS = ["year", "counts", "number", "qualifier", "standing", "in_force", "stated_on", "as_of"]
COLUMNS += ["source_title", "source_url", "note"]
TITLE = "Kazakhstani experience in torture prevention presented in Astana (Kazinform, May 2017)"
URL = "https://en.inform.kz/news/kazakhstani-experience-in-torture-prevention-presented-in-astana_a3026982/"


def _years() -> pd.DataFrame:
    rows = []
    for year in range(2012, 2027):
        compared = year == 2016
        as_of = datetime.date(2020, 9, 1) if year == 2020 else None
        change = (153, 153 / 527) if compared else (None, None)
        basis = "published" if year in VISITS else "none"
        rows.append((year, VISITS.get(year), QUALIFIERS.get(year, "none"), basis, as_of, *change))
    frame = pd.DataFrame(rows, columns=["year", "visits", "qualifier", "basis", "as_of", "change", "change_ratio"])
    return frame.astype({"visits": "Int64", "change": "Int64"})


def _sources(year: int) -> pd.DataFrame:
    day = datetime.date(2017, 5, 16)
    rows = []
    if year in VISITS:
        rows.append((year, "visits", VISITS[year], QUALIFIERS[year], "stated", True, day, None, TITLE, URL, None))
    if year == 2015:
        rows.append(
            (year, "visits", 528, "exact", "stated", False, None, None, "Earlier (Kazinform)", "https://x", None)
        )
    if year == 2016:
        rows.append((year, "visits_increase", 153, "exact", "stated", False, day, None, TITLE, URL, None))
        rows.append((year, "visits", 680, "recorded_so_far", "recorded", False, None, None, None, None, None))
    return pd.DataFrame(rows, columns=COLUMNS)


def _completeness() -> pd.DataFrame:
    """Two regions by month: one without a visit in December, one with few in May."""
    rows = [("KZ-11", month, None if month == 12 else 10 + month, 15.0, False) for month in range(1, 13)]
    rows += [("KZ-35", month, 3 if month == 5 else 25, 25.0, month == 5) for month in range(1, 13)]
    return pd.DataFrame(rows, columns=["code", "month", "visits", "usual", "low"]).astype({"visits": "Int64"})


# Each ministry has the months and kinds of all.
CROSSED = {"visits_by_ministry_month": ("month", MONTHS), "visits_by_ministry_kind": ("visit_kind", KINDS)}


class Answers:
    """`ask` over the numbers above; `covered` says what part of a year the records cover."""

    def __init__(self, covered: dict[int, int] | None = None, demonstration: bool = True) -> None:
        self.covered = {2015: 527, 2016: 680} | (covered or {})
        self.demonstration = demonstration

    def __call__(self, name: str, **params: Any) -> pd.DataFrame:
        if name == "visits_by_year":
            return _years()
        if name == "year_sources":
            return _sources(params["year"])
        if name == "also_published":
            return pd.DataFrame(columns=["key", "number"])
        if name == "breakdown_basis":
            return pd.concat([self._basis(year) for year in params["years"]])
        if name == "breakdown_years":
            return pd.DataFrame({"year": [2015, 2016], "covered": [527, 680], "headline": [527, 680]})
        if name == "edition_open":
            return pd.DataFrame({"edition_id": [None], "name": [None]})
        if name == "status":
            return pd.DataFrame({"last_import_id": [4], "demonstration": [self.demonstration]})
        if name == "completeness":
            return _completeness()
        if name in CROSSED:
            key, parts = CROSSED[name]
            crossed = [
                (y, code, other, n)
                for y in params["years"]
                for code in MINISTRIES.get(y, {})
                for other, n in parts.get(y, {}).items()
            ]
            return pd.DataFrame(crossed, columns=["year", "ministry_code", key, "visits"])
        key, parts = {
            "visits_by_ministry": ("ministry_code", MINISTRIES),
            "visits_by_region": ("region_code", REGIONS),
            "visits_by_month": ("month", MONTHS),
            "visits_by_kind": ("visit_kind", KINDS),
        }[name]
        rows = [(y, code, n) for y in params["years"] for code, n in parts.get(y, {}).items()]
        return pd.DataFrame(rows, columns=["year", key, "visits"])

    def _basis(self, year: int) -> pd.DataFrame:
        covered = self.covered.get(year)
        row = {
            "year": year,
            "headline": VISITS.get(year),
            "basis": "records" if covered else "none",
            "covered": covered,
            "share": None,
            "import_ids": "1, 2" if covered else None,
            "demonstration": bool(covered) and self.demonstration,
            "data_to": datetime.date(year, 12, 31) if covered else None,
        }
        return pd.DataFrame([row])
