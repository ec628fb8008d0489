"""Texts that are no tables: letters and notes in sentences, and what programs write for programs (JSON, XML)."""

import csv
import io
import re
from collections import Counter

SAMPLE = 50_000  # characters that are looked at
FOR_PROGRAMS = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[{\[\"]|BEGIN:V|<\?xml\b|<\w[^>]*>.*</\w[^>]*>\s*$)", re.DOTALL)
SENTENCE = re.compile(r"(?:[^\W_]+[ ,]+){4}[^\n.!?]*[^\W\d_]{2}[.!?](?=\s|$)")
EVEN = 0.5  # part of the records with the same number of fields that makes a table
LONG = 3  # words in half of the fields of a text that is written in sentences
FEW_RECORDS = 3


def is_no_table(text: str, delimiters: str) -> bool:
    """Whether a text is surely none: data of another sort, or sentences that no delimiter cuts evenly."""
    sample = text[:SAMPLE]
    if FOR_PROGRAMS.match(sample):
        return True
    if not SENTENCE.search(sample):
        return False
    records = [_records(sample, delimiter) for delimiter in delimiters if delimiter in sample] or [[[sample]]]
    return not any(_even(each) for each in records) and all(_in_words(each) for each in records)


def _records(sample: str, delimiter: str) -> list[list[str]]:
    try:
        rows = list(csv.reader(io.StringIO(sample, newline=None), delimiter=delimiter))
    except csv.Error:
        return []
    return [row for row in rows if any(cell.strip() for cell in row)]


def _even(records: list[list[str]]) -> bool:
    """Whether several records, and most of them, have the same number of fields, more than one."""
    several = Counter(len(row) for row in records if len(row) > 1)
    times = max(several.values(), default=0)
    return times >= FEW_RECORDS and times >= EVEN * len(records)


def _in_words(records: list[list[str]]) -> bool:
    lengths = sorted(len(cell.split()) for row in records for cell in row if cell.strip())
    return not lengths or lengths[len(lengths) // 2] >= LONG
