"""Forms of senders: how a corrected table is remembered, and where its form stands in a new file."""

from collections.abc import Iterable, Mapping, Sequence

from visitstats.ingest.columns.leaves import header_text, path
from visitstats.ingest.guidance import AUTO, TableGuide, Template, fingerprint, head_key
from visitstats.ingest.model import Table
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.guided import head_of, natural_last, number_of, overlaps
from visitstats.ingest.tables.head import Head
from visitstats.ingest.tables.heads import heads as find_heads

LOOKED_AT = 200  # rows of a sheet in which the head of a known form is looked for


def heads(table: Table) -> dict[str, str]:
    """The headers of a table by letter, those of columns without one left out."""
    return {column.letter: column.header for column in table.columns if head_key(column.header)}


def mark_of(table: Table) -> str:
    """The fingerprint of a table's headers; empty where they say too little to know the form again."""
    named = heads(table)
    return fingerprint(named) if len(named) > 1 else ""


def template_of(table: Table, meanings: Mapping[str, str]) -> Template | None:
    """How a table is read, for the next file of its form: `meanings` are the corrected ones, by letter.

    None where its headers say too little to know the form again.
    """
    named = {letter: head_key(header) for letter, header in heads(table).items()}
    if len(named) < 2:
        return None
    first, last = table.header_rows
    corrected = {letter: meaning for letter, meaning in meanings.items() if meaning != AUTO}
    return Template(named, last - first + 1, max(table.first_row - last - 1, 0), table.cut, table.kind, corrected)


def placed(grid: Grid, templates: Sequence[Template], guides: Iterable[TableGuide]) -> list[TableGuide]:
    """The guides of a sheet with those of the known forms whose heads stand in it, and that no guide speaks of."""
    known = list(guides)
    found = find_heads(grid) if templates else []
    for template in templates:
        for row in range(min(LOOKED_AT, len(grid.rows) - template.head_rows + 1)):
            if _stands(grid, template, row):
                one = _guide(grid, template, row, found)
                if not any(_shared(grid, one, other) for other in known):
                    known.append(one)
    return known


def _shared(grid: Grid, one: TableGuide, other: TableGuide) -> bool:
    heads = head_of(grid, one), head_of(grid, other)
    if heads[0] is None or heads[1] is None:
        return False
    return overlaps(heads[0], one.last_row - grid.first_row, heads[1], other.last_row - grid.first_row)


def _stands(grid: Grid, template: Template, row: int) -> bool:
    bottom = row + template.head_rows - 1
    columns = {letter: number_of(letter) - grid.first_column for letter in template.heads}
    if min(columns.values(), default=-1) < 0 or max(columns.values()) >= grid.width:
        return False
    head = Head(row, bottom, min(columns.values()), max(columns.values()))
    return all(
        head_key(header_text(path(grid, head, columns[letter]))) == text for letter, text in template.heads.items()
    )


def _guide(grid: Grid, template: Template, row: int, found: list[Head]) -> TableGuide:
    """The form at a row of this sheet; it goes on to the same form below, or to the next table."""
    bottom = row + template.head_rows - 1
    columns = [number_of(letter) - grid.first_column for letter in template.heads]
    head = Head(row, bottom, min(columns), max(columns))
    last = natural_last(grid, head, found)
    for below in range(bottom + 1, min(LOOKED_AT, last - template.head_rows + 2)):
        if _stands(grid, template, below):
            last = below - 1
            break
    first = bottom + 1 + template.skipped
    return TableGuide(
        grid.sheet.name,
        (grid.number(row), grid.number(bottom)),
        grid.number(first),
        grid.number(max(last - template.cut, first)),
        template.kind,
        {
            grid.letter(column): template.columns.get(grid.letter(column), AUTO)
            for column in range(head.left, head.right + 1)
        },
    )
