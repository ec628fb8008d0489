"""Text tables (CSV, TSV, Unicode text of Excel): the delimiter is found by how evenly it cuts the records."""

import csv
import io
from collections import Counter
from itertools import chain

from visitstats.ingest.model import Reason, Refused, Sheet, Workbook
from visitstats.ingest.read.columnar import LARGE, rows_of
from visitstats.ingest.read.encodings import code_page_of, decode
from visitstats.ingest.read.precheck import NO_SHEET
from visitstats.ingest.read.prose import is_no_table

DELIMITERS = ";\t,|"
SAMPLE = 200_000  # characters that are enough to find the delimiter
MOST_COLUMNS = 16_384
WIDE_ENOUGH = 3  # fields that a record has before a text is taken for one
DOS_END = "\x1a"  # old programs end a text with this sign
END = "\x1a end of the text"

UNCUT = Reason("Record {row} cannot be cut into cells: a quotation mark is not closed there. Correct it and try again.")
WIDE = Reason("The table has {n} columns; a sheet has at most {limit}. Remove columns and try again.")


def read(data: bytes, name: str) -> Workbook:
    """One sheet without a name; row n is record n, an empty line being a record too. Raises Refused."""
    if large := rows_of(data, find_delimiter):
        return Workbook(name, "csv", [Sheet(None, large)], encoding="utf-8")
    page = code_page_of(data) if len(data) >= LARGE else None
    if page and (large := rows_of(data, find_delimiter, page)):
        return Workbook(name, "csv", [Sheet(None, large)], encoding=page)
    text, encoding = decode(data)
    text, delimiter = _without_separator_line(text.replace("\0", "").replace("\ufeff", "").removesuffix(DOS_END))
    if is_no_table(text, DELIMITERS):
        raise Refused("not_a_spreadsheet", NO_SHEET)
    delimiter = delimiter or find_delimiter(text)
    if encoding != "utf-8" and (large := rows_of(text.encode(), find_delimiter)):
        return Workbook(name, "csv", [Sheet(None, large)], encoding=encoding)
    rows = _cut_once_more(_records(text, delimiter), delimiter)
    width = max(map(len, rows), default=0)
    if width > MOST_COLUMNS:
        raise Refused("too_large", Reason(WIDE.text, {"n": width, "limit": MOST_COLUMNS}))
    filled = any(any(row) for row in rows)
    sheets = [Sheet(None, _evened(rows, width) if filled else [])]
    return Workbook(name, "csv", sheets, encoding=encoding)


def _cut_once_more(rows: list[list[str]], delimiter: str) -> list[list[str]]:
    """Records that a program took for one cell and put in quotes as a whole, cut like the others."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths and any(any(sign in row[0] for sign in DELIMITERS) for row in rows if row):
        delimiter = find_delimiter("\n".join(row[0] if row else "" for row in rows))
        widths = Counter(len(cut) for row in rows if len(cut := _cut(row, delimiter)) > 1)
    width = max(widths, key=lambda each: (widths[each], each), default=0)
    if width < WIDE_ENOUGH:
        return rows
    return [cut if len(row) == 1 and len(cut := _cut(row, delimiter)) == width else row for row in rows]


def _cut(row: list[str], delimiter: str) -> list[str]:
    return next(csv.reader(row, delimiter=delimiter), row) if row and delimiter in row[0] else row


def _evened(rows: list[list[str]], width: int) -> list:
    """All rows of one length, blank cells as None."""
    padded = (row + [""] * (width - len(row)) if len(row) < width else row for row in rows)
    return [[v or None for v in row] if "" in row else row for row in padded]


def _without_separator_line(text: str) -> tuple[str, str | None]:
    """Takes off the line `sep=;` that only tells Excel the delimiter and is no record there."""
    head = text[:12].lstrip("\ufeff").lower()
    if not head.startswith("sep="):
        return text, None
    line, _, rest = text.lstrip("\ufeff").replace("\r\n", "\n", 1).partition("\n")
    return rest, line[4:5] or None


def find_delimiter(text: str) -> str:
    """The delimiter that cuts most records of the text's start into the same number of fields."""
    sample = text[:SAMPLE]
    best, best_score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        if delimiter not in sample:
            continue
        counts = Counter(len(row) for row in _sampled(sample, delimiter) if row)
        several = {n: times for n, times in counts.items() if n > 1}
        if not several:
            continue
        fields, times = max(several.items(), key=lambda item: (item[1] * (item[0] - 1), item[0]))
        score = (round(times / sum(counts.values()), 1), fields)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _sampled(sample: str, delimiter: str) -> list[list[str]]:
    rows = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=None), delimiter=delimiter):
            rows.append(row)
            if len(rows) >= 300:
                break
    except csv.Error:
        pass
    return rows


def _records(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(chain(io.StringIO(text, newline=None), [END]), delimiter=delimiter)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        raise Refused("corrupt", Reason(UNCUT.text, {"row": len(rows) + 1})) from error
    if rows.pop() != [END]:  # swallowed by a quotation mark that nothing closes
        raise Refused("corrupt", Reason(UNCUT.text, {"row": len(rows) + 1}))
    return rows
