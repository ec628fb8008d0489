"""The small tables that questions read give exactly what the single rows give, for any choice of filters."""

import random
from pathlib import Path
from typing import Any

from tests.warehouse.making import ANALYST, figures, table, understood, visit
from visitstats import access, warehouse
from visitstats.warehouse import connect

REGIONS = ("KZ-10", "KZ-11", "KZ-15", None)
MINISTRIES = ("interior", "health", None)
KINDS = ("periodic", "special", None)
COLUMNS = {"visits_by_ministry": "ministry_code", "visits_by_kind": "visit_kind", "visits_by_month": "month"}
RAW = "SELECT year, month, region_code, ministry_code, visit_kind, institution_key, visits FROM visits_counted"
BEST = """
SELECT count(*) FROM (SELECT needed, year, source_id FROM breakdown_sources
EXCEPT SELECT sets.needed, best.year, best.source_id FROM range(32) AS sets (needed), LATERAL (
    SELECT year, source_id FROM sources WHERE dimension_sum(dimensions) & sets.needed = sets.needed
    QUALIFY row_number() OVER (
        PARTITION BY year ORDER BY visits DESC, basis = 'records' DESC, import_id DESC, table_number DESC
    ) = 1) AS best)
"""


def register(chance: random.Random, rows: int) -> list[dict[str, Any]]:
    return [
        visit(
            number,
            f"{chance.choice((2015, 2016, 2018))}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            chance.choice(REGIONS),
            chance.choice(("Prison 1", "prison  1", "Hospital", "Home", None)),
            ministry_code=chance.choice(MINISTRIES),
            visit_kind=chance.choice(KINDS),
            visits=chance.choice((1, 1, 2)),
        )
        for number in range(2, rows + 2)
    ]


def chosen(values: tuple[str | None, ...], chance: random.Random) -> list[str] | None:
    some = [value or "none" for value in values if chance.random() < 0.5]
    return some if some and chance.random() < 0.6 else None


def raw() -> list[dict[str, Any]]:
    with connect.cursor() as own:
        answer = own.execute(RAW)
        names = [column[0] for column in answer.description or []]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def fits(row: dict[str, Any], filters: dict[str, list[str] | None]) -> bool:
    columns = {"regions": "region_code", "ministries": "ministry_code", "kinds": "visit_kind"}
    return all(not some or (row[columns[name]] or "none") in some for name, some in filters.items())


def test_aggregates_answer_as_the_rows_do(store: Path) -> None:
    chance = random.Random(2016)
    access.commit_import(understood(table(register(chance, 120)), name="first.xlsx"), ANALYST)
    second = access.commit_import(understood(table(register(chance, 60)), name="second.xlsx"), ANALYST)
    for change in (None, access.withdraw, access.restore):
        if change:
            change(second, ANALYST)
        rows = raw()
        for _ in range(8):
            filters = {name: chosen(values, chance) for name, values in
                       (("regions", REGIONS), ("ministries", MINISTRIES), ("kinds", KINDS))}  # fmt: skip
            _compare([row for row in rows if fits(row, filters)], filters)


def _compare(rows: list[dict[str, Any]], filters: dict[str, list[str] | None]) -> None:
    for question, column in COLUMNS.items():
        sums: dict[tuple[Any, ...], int] = {}
        for row in rows:
            key = (row["year"], row[column])
            sums[key] = sums.get(key, 0) + row["visits"]
        answer = warehouse.ask(question, years=[2015, 2016, 2018], **filters).astype(object)
        found = answer.where(answer.notna(), None).values.tolist()
        assert {(year, value): visits for year, value, visits in found} == sums
    named = [row for row in rows if row["institution_key"]]
    expected = {
        year: (
            len({(row["region_code"], row["institution_key"]) for row in named if row["year"] == year}),
            sum(row["visits"] for row in named if row["year"] == year),
        )
        for year in {row["year"] for row in named}
    }
    counted = warehouse.ask("institutions_visited", **filters).values.tolist()
    assert {year: (institutions, visits) for year, institutions, visits in counted} == expected


def test_the_kept_source_is_the_best_one(duckdb_store: Path) -> None:
    access.commit_import(understood(table(register(random.Random(1), 30)), name="first.xlsx"), ANALYST)
    values = {(2016, "KZ-11", 3): 90, (2016, "KZ-15", 4): 2, (2018, "KZ-11", 1): 1}
    reported = figures(values, ("year", "region", "month"))
    access.commit_import(understood(reported, name="second.xlsx"), ANALYST)
    with connect.cursor() as own:
        assert own.execute("SELECT count(*) > 0 FROM breakdown_sources").fetchall() == [(True,)]
        assert own.execute(BEST).fetchall() == [(0,)]
    assert warehouse.ask("visits_by_region", years=[2016]).values.tolist() == [[2016, "KZ-11", 90], [2016, "KZ-15", 2]]


def test_institutions_of_different_pairs_are_never_taken_for_each_other(duckdb_store: Path) -> None:
    pairs = {"A": ("interior", "periodic"), "B": ("interior", "special"), "C": ("health", "periodic"),
             "D": ("health", "special")}  # fmt: skip
    sets = {"One": "AB", "Two": "CD", "Three": "AC", "Four": "BD", "Five": "ABCD", "Six": "A"}
    rows = [
        visit(2, "2016-01-12", "KZ-11", name, ministry_code=pairs[one][0], visit_kind=pairs[one][1])
        for name, several in sets.items()
        for one in several
    ]
    rows = [row | {"row": number} for number, row in enumerate(rows, start=2)]
    access.commit_import(understood(table(rows)), ANALYST)
    _compare(raw(), {"regions": None, "ministries": None, "kinds": None})
    some = {"regions": None, "ministries": ["health"], "kinds": ["special"]}
    _compare([row for row in raw() if fits(row, some)], some)
