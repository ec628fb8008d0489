"""Years that rows of figures name beside their member: "Периодические (2022)", "Посещений всего (2021)"."""

import re
from typing import Any

from visitstats.ingest.columns.shapes import Crosstab
from visitstats.ingest.figurerow import FigureRow
from visitstats.ingest.labels import label

IN_BRACKETS = re.compile(r"\(\s*(20\d\d)(?:\s*[^\W\d_]{1,4}\.?)?\s*\)\s*$")  # (2022), (2022 г.)


def bracketed_years(table: Crosstab, rows: list[FigureRow]) -> None:
    """The year in brackets behind a member's name holds for its row, where no column is of a year."""
    if any("year" in column.dims for column in table.of_role("value")):
        return
    for one in rows:
        year = IN_BRACKETS.search(one.text or "") if one.kind == "data" else None
        if year and "year" not in one.dims:
            one.holds = {**one.holds, "year": int(year[1])}


def year_of_totals(rows: list[FigureRow]) -> dict[str, Any]:
    """The one year that the totals of a table name."""
    texts = [one.text for one in rows if one.kind == "total"]
    years = {one.members["year"] for one in map(label, texts) if one and "year" in one.members}
    return {"year": years.pop()} if len(years) == 1 else {}
