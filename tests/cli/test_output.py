"""Text in exported answers is never a formula; numbers stay numbers."""

import csv
import io

import pandas as pd
import pytest

from visitstats.cli import output

HOSTILE = ["=1+1", "+7 700", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")']


def test_text_is_escaped_and_numbers_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    frame = pd.DataFrame({"text": [*HOSTILE, "Prison 1", None], "change": pd.array([-6] * 8 + [None], dtype="Int64")})
    output.write(frame, "csv")
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))
    assert rows[0] == ["text", "change"]
    assert [row[0] for row in rows[1:]] == ["'" + text for text in HOSTILE] + ["Prison 1", ""]
    assert [row[1] for row in rows[1:]] == ["-6"] * 8 + [""]


def test_a_table_sets_numbers_to_the_right_and_marks_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    frame = pd.DataFrame({"year": [2015, 2016], "visits": pd.array([None, 680], dtype="Int64"), "name": ["a", None]})
    output.write(frame, "table")
    assert capsys.readouterr().out.splitlines() == ["year  visits  name", "2015       …  a", "2016     680  …"]
