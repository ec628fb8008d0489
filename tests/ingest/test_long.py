"""Long sheets, kept by columns and read by their different values, mean exactly what they mean row by row."""

from pathlib import Path

import numpy as np
import pytest

from visitstats.ingest import coded as columns
from visitstats.ingest import visits
from visitstats.ingest.coded import coded
from visitstats.ingest.columns import leaves
from visitstats.ingest.longrows import LongRows, by_columns
from visitstats.ingest.model import Refused, Sheet, Workbook
from visitstats.ingest.read import read_workbook
from visitstats.ingest.tables import grid
from visitstats.ingest.understand import understand

EXAMPLES = sorted((Path(__file__).parents[1] / "spreadsheets" / "files").iterdir())


def meaning(path: Path) -> tuple:
    try:
        found = understand(read_workbook(path.read_bytes(), path.name), "")
    except Refused as refused:
        return ("refused", refused.reason)
    return found, [table.rows.to_pylist() for table in found.tables]


def every_row_alone(*parts: np.ndarray) -> np.ndarray:
    return np.arange(len(parts[0]))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_means_the_same_by_columns_and_row_by_row(path, monkeypatch):
    plain = meaning(path)
    monkeypatch.setattr(grid, "LONG", 1)
    assert meaning(path) == plain
    monkeypatch.setattr(grid, "LONG", 10**9)
    monkeypatch.setattr(visits, "together", every_row_alone)  # nothing is read once for several rows
    assert meaning(path) == plain


def test_a_column_of_many_values_is_asked_in_part_for_what_it_is(monkeypatch):
    head = ["Дата", "Наименование", "Область", "Вид"]
    places = ["Атырауская", "Костанайская", "Павлодарская"]
    rows = [
        [f"{1 + n % 28}.{1 + n // 28 % 12}.2019", f"СИЗО № {n}", places[n % 3], "периодическое"] for n in range(6000)
    ]
    rows[17][2] = rows[4711][2] = "Где-то"  # among the rows that are not asked, too
    monkeypatch.setattr(leaves, "ASKED", 100)
    found = understand(Workbook("", "csv", [Sheet(None, [head, *rows])]), "")
    assert {(one.row, one.problem) for one in found.problems} == {(19, "region_unknown"), (4713, "region_unknown")}
    read = found.tables[0].rows.to_pandas()
    assert read["visits"][~read["set_aside"]].sum() == 5998
    column = leaves.Leaf(0, [], coded([None, *(str(n) for n in range(999)), *["same"] * 1001]))
    assert 100 <= sum(column.sample.values()) <= 110
    assert column.share(lambda value: value == "same") == pytest.approx(0.5, abs=0.02)
    assert column.mostly(lambda value: value == "same", 0.45)
    assert not column.mostly(lambda value: value == "same", 0.55)


def test_rows_kept_by_columns_look_like_rows():
    rows = [["a", None, 1], ["a", "b"], [None, None, 1.0], [True, "b", None]]
    kept = by_columns(rows, 3)
    even = [[*row, *[None] * (3 - len(row))] for row in rows]
    assert isinstance(kept, LongRows)
    assert kept == even
    assert [list(map(type, row)) for row in kept] == [list(map(type, row)) for row in even]
    assert kept[1:3] == even[1:3]
    assert len(kept) == 4
    kept.put(1, 2, "new")
    assert kept[1] == ["a", "b", "new"]
    assert kept[2] == [None, None, 1.0]


def test_different_combinations_get_different_numbers():
    dice = np.random.default_rng(5)
    for most in (2, 50, 10**6):  # looked up in a table, and searched for
        parts = [dice.integers(0, most, 3000) for _ in range(3)]
        ids = columns.together(*parts)
        pairs = set(zip(ids.tolist(), zip(*(part.tolist() for part in parts), strict=True), strict=True))
        assert len(pairs) == len({pair[0] for pair in pairs}) == len({pair[1] for pair in pairs}) == ids.max() + 1
        first = columns.first_places(ids)
        assert all(ids[place] == number and number not in ids[:place] for number, place in enumerate(first[:50]))
