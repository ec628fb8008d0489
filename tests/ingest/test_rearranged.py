"""The small files again with rows and columns put into their tables that change nothing of what these count."""

import copy
import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from tests.ingest.test_dressed import differing, undressed
from visitstats.ingest.labels import is_word
from visitstats.ingest.model import Sheet, Workbook
from visitstats.ingest.tables.find import find_tables
from visitstats.ingest.tables.found import Found
from visitstats.ingest.tables.grid import Grid

HALF = 0.5  # of its columns a row of a plain table fills


@dataclass
class Place:
    """The only table of a sheet: its columns, its head, its first and last row, counted within the sheet."""

    left: int
    right: int
    top: int
    bottom: int
    first: int
    last: int


def table_of(sheet: Sheet) -> Place | None:
    """The only table of a sheet, where it has one head."""
    try:
        (found,) = find_tables(Grid(copy.deepcopy(sheet)))
    except ValueError:
        return None
    if len(found.blocks) > 1 or found.head.bottom < found.head.top:
        return None
    head, block = found.head, found.blocks[0]
    return Place(head.left, head.right, head.top, head.bottom, block.first, block.last) if _plain(found) else None


def _plain(found: Found) -> bool:
    """Whether each row of a table is one of its visits or figures: no headings, no totals, no rule of dashes."""
    head, block = found.head, found.blocks[0]
    rows = [found.grid.rows[row][head.left : head.right + 1] for row in range(block.first, block.last + 1)]
    filled = [[value for value in row if value is not None] for row in rows]
    return all(len(row) > HALF * (head.right - head.left + 1) for row in filled) and not any(
        is_word("rows", value) or str(value).startswith("---") for row in filled for value in row
    )


def put_rows(sheet: Sheet, at: int, *rows: list[Any]) -> None:
    sheet.rows = [*sheet.rows[:at], *rows, *sheet.rows[at:]]
    moved = len(rows)
    first = sheet.first_row + at
    sheet.merges = [
        (top + moved * (top >= first), left, bottom + moved * (bottom >= first), right)
        for top, left, bottom, right in sheet.merges
    ]


def put_column(sheet: Sheet, at: int, cells: dict[int, Any]) -> None:
    """A column before another; `cells` are those of some rows."""
    width = max(map(len, sheet.rows))
    rows = [[*row, *[None] * (width - len(row))] for row in sheet.rows]
    sheet.rows = [[*row[:at], cells.get(number), *row[at:]] for number, row in enumerate(rows)]
    first = sheet.first_column + at
    sheet.merges = [
        (top, left + (left >= first), bottom, right + (right >= first)) for top, left, bottom, right in sheet.merges
    ]


def blank_rows(sheet: Sheet, table: Place) -> None:
    for row in range(table.last, table.first, -1):
        put_rows(sheet, row, [])


def blank_row_below_head(sheet: Sheet, table: Place) -> None:
    put_rows(sheet, table.bottom + 1, [])


def column_numbers(sheet: Sheet, table: Place) -> None:
    if table.right - table.left > 1:
        put_rows(sheet, table.bottom + 1, [None] * table.left + list(range(1, table.right - table.left + 2)))


def blank_column(sheet: Sheet, table: Place) -> None:
    if table.top == table.bottom and not sheet.merges:
        put_column(sheet, (table.left + table.right + 1) // 2, {})


def column(sheet: Sheet, table: Place, header: str, cell: Callable[[int], Any], first: bool = False) -> None:
    """One more column behind the table or before it."""
    at = table.left if first else table.right + 1
    cells = {row: cell(row - table.first) for row in range(table.first, table.last + 1)}
    put_column(sheet, at, {table.top: header, **cells})
    if table.bottom > table.top:
        place = sheet.first_column + at
        sheet.merges = [*sheet.merges, (sheet.first_row + table.top, place, sheet.first_row + table.bottom, place)]


def other_table_below(sheet: Sheet, table: Place) -> None:
    """A table of something else below, with a signature between."""
    lines = [["Исполнитель: ________"], [], ["Поступило обращений"], ["Вид обращения", "Количество обращений"]]
    put_rows(sheet, len(sheet.rows), [], *lines, ["жалобы", 7], ["заявления", 2])


CHANGES: dict[str, Callable[[Sheet, Place], None]] = {
    "blank rows": blank_rows,
    "a blank row below the head": blank_row_below_head,
    "a row of column numbers": column_numbers,
    "a blank column": blank_column,
    "a table of something else below": other_table_below,
    "row numbers": partial(column, header="№ п/п", cell=lambda row: row + 1, first=True),
    "remarks": partial(column, header="Примечание", cell=lambda row: "направлены рекомендации" if row % 2 else None),
    "names": partial(column, header="ФИО участника НПМ", cell=lambda row: "И. О. Фамилия", first=True),
    "addresses": partial(column, header="Адрес", cell=lambda row: f"ул. Первая, {row + 1}"),
    "recommendations": partial(column, header="Количество рекомендаций", cell=lambda row: row % 7),
    "shares": partial(column, header="Доля, %", cell=lambda row: 10.5 + row),
    "persons held": partial(column, header="Количество содержащихся лиц", cell=lambda row: 100 + row),
    "days of sending": partial(
        column, header="Дата направления рекомендаций", cell=lambda row: datetime.date(2022, 5, 1 + row % 28)
    ),
}


def changed(name: str, book: Workbook) -> None:
    """Change each sheet that has one plain table."""
    for sheet in book.sheets:
        table = table_of(sheet) if sheet.rows else None
        if table:
            CHANGES[name](sheet, table)


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_files_with_more_rows_or_columns_count_the_same(name):
    assert differing(partial(changed, name)) == []


def test_enough_files_have_a_plain_table():
    assert sum(any(table_of(sheet) for sheet in book.sheets if sheet.rows) for _, book, _ in undressed()) > 200
