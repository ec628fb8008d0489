"""Small spreadsheets in the shapes that people send, each with what RULES.md says that it counts.

The cases are texts in tests/ingest/cases: `# file name`, `@ sheet`, rows with `|` between cells; `<` and `^` continue
a merged cell from the left and from above, `d:2016-03-05` is a date of the spreadsheet. What follows `>` is expected:
the kind of a table and its counts as "year region ministry kind visits" (- for none), or why nothing is taken; `?` is
a problem with its row.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.ingest.drawn import laid_out
from visitstats.ingest.answer import answer
from visitstats.ingest.model import Refused, Workbook
from visitstats.ingest.understand import understand

MINISTRIES = {
    "int": "interior",
    "nat": "national_security",
    "def": "defence",
    "hea": "health",
    "edu": "education",
    "lab": "labour",
}
KINDS = {"per": "periodic", "inter": "intermediate", "spec": "special", "plan": "planned"}


@dataclass
class Case:
    """One small file: rows of text by sheet, and what is expected."""

    file: str
    rows: dict[str | None, list[str]] = field(default_factory=dict)
    tables: list[tuple[str | None, str, Counter]] = field(default_factory=list)
    problems: set[tuple[str | None, int, str]] = field(default_factory=set)
    refused: str | None = None


def cases() -> list[Case]:
    found: list[Case] = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        found += [read_case(text) for text in re.split(r"\n\n(?=# )", path.read_text(encoding="utf-8").rstrip("\n"))]
    return found


def read_case(text: str) -> Case:
    head, *lines = text.split("\n")
    case, sheet = Case(head[2:].removesuffix(" (without sheet name)")), None
    for line in lines:
        sign, rest = line[:2], line[2:]
        if sign == "@ ":
            sheet = rest
            case.rows[sheet] = []
        elif sign == "> ":
            what, _, counts = rest.partition(": ")
            kind, _, place = what.partition(" @ ")
            if kind == "refused":
                case.refused = counts
            else:
                case.tables.append((place or sheet, kind, read_counts(counts)))
        elif sign == "? ":
            problem, _, place = rest.partition(" @ ")
            row, name = problem.split()
            case.problems.add((place or sheet, int(row), name))
        else:
            case.rows.setdefault(sheet, []).append(line)
    return case


def read_counts(text: str) -> Counter:
    counts: Counter = Counter()
    for part in text.split("; "):
        year, region, ministry, kind, visits = part.split()
        key = (
            None if year == "-" else int(year),
            None if region == "-" else f"KZ-{region}",
            MINISTRIES.get(ministry),
            KINDS.get(kind),
        )
        counts[key] += int(visits)
    return counts


def workbook(case: Case) -> Workbook:
    sheets = [laid_out(name, rows) for name, rows in case.rows.items()]
    return Workbook(case.file, "csv" if None in case.rows else "xlsx", sheets)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.file)
def test_a_small_file_counts_what_the_rules_say(case):
    book = workbook(case)
    if case.refused:
        with pytest.raises(Refused) as caught:
            understand(book, "0")
        assert caught.value.reason == case.refused
        return
    said = answer(understand(book, "0"))
    counted = Counter()
    for table in said["tables"]:
        rows = [tuple(row.values()) for row in table["counts"]]
        counted[table["sheet"], table["kind"], frozenset((row[:4], row[4]) for row in rows)] += 1
    assert counted == Counter((sheet, kind, frozenset(counts.items())) for sheet, kind, counts in case.tables)
    assert {(one["sheet"], one["row"], one["problem"]) for one in said["problems"]} == case.problems
    assert said["outcome"] == ("review" if case.problems else "ready")
