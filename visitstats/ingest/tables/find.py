"""The tables of a sheet: heads with their bodies, titles, and the blocks that repeat one head."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from visitstats.ingest.bodyrows import states_visits
from visitstats.ingest.context import gather, subject, undated
from visitstats.ingest.guidance import TableGuide
from visitstats.ingest.labels import KEYS, is_word, label
from visitstats.ingest.tables.closing import FOOTNOTE, last_of_its_own
from visitstats.ingest.tables.ends import before_other
from visitstats.ingest.tables.found import Block, Found
from visitstats.ingest.tables.grid import Grid
from visitstats.ingest.tables.guided import head_of, natural_last, overlaps, rows_of
from visitstats.ingest.tables.head import Head
from visitstats.ingest.tables.headless import headless
from visitstats.ingest.tables.heads import heads
from visitstats.ingest.tables.numbering import below_head
from visitstats.ingest.tables.repeats import plain_repeats
from visitstats.ingest.tables.sequences import name_sequences
from visitstats.ingest.values.counts import read_count

TITLED = 2  # cells of a row with a title and a stamp beside it
NUMBERED = re.compile(r"\s*\d\)")  # "2) По ведомствам" directly above a head is its title


def find_tables(grid: Grid, guides: Sequence[TableGuide] = ()) -> list[Found]:
    """All tables of a sheet, in reading order; what a person described stands in place of what is found there."""
    plain_repeats(grid)
    name_sequences(grid)
    found = heads(grid) or headless(grid)
    found.sort(key=lambda head: (head.top, head.left))
    if guides:
        return _with_described(grid, guides, found)
    blocks = [_block(grid, head, found) for head in found]
    lines = [one.head for one in blocks if one.last < one.first and _names_value(grid, one.head)]
    if lines and len(lines) < len(found):
        found = [head for head in found if head not in lines]
        blocks = [_block(grid, head, found) for head in found]
    return _found(grid, blocks, found)


def _names_value(grid: Grid, head: Head) -> bool:
    """Whether a head without rows is a line of the title that names one thing: "Отчетный период | 2021 год"."""
    filled = [value for value in grid.rows[head.top] if value is not None]
    return head.top == head.bottom and len(filled) == 2


def _with_described(grid: Grid, guides: Sequence[TableGuide], found: list[Head]) -> list[Found]:
    pairs = [(head, guide) for guide in guides if (head := head_of(grid, guide)) is not None]
    given = [Block(head, *rows_of(grid, guide, head)) for head, guide in pairs]
    free = [
        block.head
        for block in (_block(grid, head, found) for head in found)
        if not any(overlaps(block.head, block.last, one.head, one.last) for one in given)
    ]
    every = sorted([*free, *(block.head for block in given)], key=lambda head: (head.top, head.left))
    described = []
    for block, (head, guide) in zip(given, pairs, strict=True):
        block.lines = _block(grid, head, every).lines
        top = not any(other.top < head.top and other.overlaps(head) for other in every)
        natural = natural_last(grid, head, found)
        own = last_of_its_own(grid, head, block.first, natural)
        cut = max(own - block.last, 0)
        if not cut:
            block.closing = range(block.last + 1, natural + 1)
        described.append(Found(grid, [block], block.lines, [] if top else _top_titles(grid, every), guide, cut))
    tables = _found(grid, [_block(grid, head, every) for head in free], every) + described
    return sorted(tables, key=lambda table: (table.head.top, table.head.left))


def _found(grid: Grid, blocks: list[Block], found: list[Head]) -> list[Found]:
    tables: list[Found] = []
    for block in blocks:
        top = not any(other.head.top < block.head.top and other.head.overlaps(block.head) for other in blocks)
        before = next((table for table in reversed(tables) if table.head.overlaps(block.head)), None)
        if before and _same_head(grid, before.blocks[-1].head, block.head) and _goes_on(before, block):
            before.blocks.append(block)
            continue
        sheet_titles = [] if top else _top_titles(grid, found)
        tables.append(Found(grid, [block], block.lines, sheet_titles))
    return tables


def _block(grid: Grid, head: Head, found: list[Head]) -> Block:
    others = [other for other in found if other is not head and other.overlaps(head)]
    below = [other.top for other in others if other.top > head.bottom]
    last = min(below, default=len(grid.rows)) - 1
    if below:
        follower = next(other for other in others if other.top == last + 1)
        last = min([row for row, _ in _lines(grid, follower, head, found)] + [last + 1]) - 1
    last = before_other(grid, head, last)
    reach = _reach(grid, head, found)
    while last > head.bottom and not _filled(grid, last, reach):
        last -= 1
    numbering = below_head(grid, head, last)
    own = last_of_its_own(grid, head, numbering.stop, last)
    above = [other for other in others if other.bottom < head.top]
    nearest = max(above, key=lambda other: other.bottom, default=None)
    lines = _lines(grid, head, nearest, found) if nearest else _titles(grid, head, found)
    return Block(head, numbering.stop, own, lines, reach, range(own + 1, last + 1), numbering)


def _filled(grid: Grid, row: int, reach: tuple[int, int]) -> bool:
    return any(value is not None for value in grid.rows[row][reach[0] : reach[1] + 1])


def _reach(grid: Grid, head: Head, found: list[Head]) -> tuple[int, int]:
    """The columns of a head, and those to the edges of the sheet where no other head stands at that side."""
    left = head.left if any(other.left < head.left for other in found) else 0
    right = head.right if any(other.right > head.right for other in found) else grid.width - 1
    return left, right


def _lines(grid: Grid, head: Head, above: Head, found: list[Head]) -> list[tuple[int, str]]:
    """The text rows directly above a head that stands below another table."""
    lines: list[tuple[int, str]] = []
    left = head.left if any(other.right < head.left for other in found) else 0
    row = head.top - 1
    while row > above.bottom:
        if _goes_beyond(grid, row, range(head.right + 1, above.right + 1), above, found):
            break  # a row of the table above, which is wider
        cells = grid.rows[row][left : head.right + 1]
        filled = [value for value in cells if value is not None]
        if filled:
            if len(filled) > 2 or not all(value.__class__ is str for value in filled):
                break
            word = is_word("rows", filled[0])
            heads = word == "total" and len(filled) == 1 and not any(grid.rows[row - 1][left : head.right + 1])
            numbered = NUMBERED.match(str(filled[0])) and row + 1 == (lines[-1][0] if lines else head.top)
            if (word in ("note", "total", "part") and not heads) or (FOOTNOTE.match(str(filled[0])) and not numbered):
                break  # but "Totals by ministry" below a blank row
            if any((one := label(value)) is not None and one.number for value in filled):
                break
            if states_visits(filled[0], with_numbers=False):
                break  # a total of the table above
            if any(read_count(value).number is not None for value in filled[1:]):
                break  # a row of the table above: "2019 | -"
            lines.append((row, " ".join(map(str, filled))))
        row -= 1
    return lines[::-1]


def _goes_beyond(grid: Grid, row: int, columns: range, above: Head, found: list[Head]) -> bool:
    """Whether a row of the table above reaches into these free columns; a title with a stamp beside it does not."""
    beside = [other for other in found if above.bottom < other.top <= row]
    free = [c for c in columns if not any(other.left <= c <= other.right for other in beside)]
    held = [one for column in free if (one := label(grid.rows[row][column]))]
    filled = sum(value is not None for value in grid.rows[row][above.left : above.right + 1])
    return any(one.number for one in held) or (bool(held) and filled > TITLED)


def _titles(grid: Grid, head: Head, found: list[Head]) -> list[tuple[int, str]]:
    """All text above the first head over these columns; cells above another table alone are that table's."""
    apart = [other for other in found if not other.overlaps(head)]
    lines: list[tuple[int, str]] = []
    for row in range(head.top):
        own: list[str] = []
        others: list[str] = []
        beside = [other for other in apart if abs(other.top - head.top) <= 3 or other.top <= row]
        for column, value in enumerate(grid.rows[row]):
            if value is None:
                continue
            left, right = grid.across.get((row, column), (column, column))
            mine = left <= head.right and right >= head.left
            theirs = any(left <= other.right and right >= other.left for other in beside)
            (own if mine or not theirs else others).append(str(value))
        if own or (others and not _named_apart(grid, row, beside)):
            lines.append((row, " ".join(own or others)))
    return lines


def _named_apart(grid: Grid, row: int, beside: list[Head]) -> bool:
    """Whether a title row speaks of the table beside this one only: merged over it, or below one that tells of all."""
    merged = any((row, other.left) in grid.across for other in beside)
    return merged or any(_tells([str(value) for value in cells if value is not None]) for cells in grid.rows[:row])


def _tells(texts: list[str]) -> bool:
    """Whether lines say something of a sheet's tables; "УТВЕРЖДАЮ" does not."""
    return subject(texts) is not None or bool(gather(texts, [], None))


def _top_titles(grid: Grid, found: list[Head]) -> list[tuple[int, str]]:
    """The first lines of a sheet that say something of its tables, up to a blank row."""
    first = min(found, key=lambda head: head.top)
    rows = [(row, " ".join(str(v) for v in grid.rows[row] if v is not None)) for row in range(first.top)]
    paragraphs = [list(lines) for filled, lines in groupby(rows, key=lambda line: bool(line[1])) if filled]
    telling = [lines for lines in paragraphs if _tells([text for _, text in lines])]
    return next(iter([*telling, *paragraphs]), [])


def _same_head(grid: Grid, one: Head, other: Head) -> bool:
    if (one.left, one.right, one.bottom - one.top) != (other.left, other.right, other.bottom - other.top):
        return False
    places = [(row, column) for row in range(one.bottom - one.top + 1) for column in range(one.left, one.right + 1)]
    pairs = [(grid.rows[one.top + row][at], grid.rows[other.top + row][at]) for row, at in places]
    return sum(a == b for a, b in pairs) * 2 > len(pairs) and all(a == b or _same_header(a, b) for a, b in pairs)


def _same_header(one: Any, other: Any) -> bool:
    """Whether two headers ask for the same thing in other words: "№" and "№ п/п"; what counts must be the same."""
    a, b = label(one), label(other)
    if a is None or b is None or a.members or b.members:
        return False
    return a.folded == b.folded or (a.meaning == b.meaning and a.meaning in KEYS | {"number"})


def _goes_on(table: Found, block: Block) -> bool:
    """Whether a repeated head continues the table: nothing above it, a region or month, but no new year."""
    if not block.lines:
        return True
    named: set[str] = set()
    for _, text in block.lines:
        found = label(text)
        if found:
            named |= set(found.members)
        if is_word("continued", text):
            named.add("continued")
    if "year" in named:
        return block_years(table.blocks[-1]) == block_years(block) and bool(named - {"year"})
    return bool(named)


def block_years(block: Block) -> set[int]:
    """The years named in the lines above a block."""
    labels = [label(undated(text)) for _, text in block.lines]
    return {one.members["year"] for one in labels if one and "year" in one.members}
