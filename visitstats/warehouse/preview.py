"""Which figures a change would move: the change is made, the numbers are read, and all of it is rolled back."""

from collections.abc import Callable

import duckdb
import pandas as pd

from visitstats.settings import today
from visitstats.warehouse.connect import cursor
from visitstats.warehouse.frames import to_frame
from visitstats.warehouse.ledger import roll_back, tried_again
from visitstats.warehouse.question import find
from visitstats.warehouse.turns import HERE

QUESTION = "numbers_by_year"


def rehearse(work: Callable[[duckdb.DuckDBPyConnection], object]) -> pd.DataFrame:
    """One row a year whose numbers the change moves, with each column of `numbers_by_year` as before_* and after_*.

    Raises what the change itself would raise.
    """

    def tried() -> tuple[pd.DataFrame, pd.DataFrame]:
        with HERE, cursor() as own:
            before = _numbers(own)
            own.execute("BEGIN")
            try:
                work(own)
                return before, _numbers(own)
            finally:
                roll_back(own)

    return difference(*tried_again(tried))


def difference(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The years in which two answers to `numbers_by_year` differ, side by side."""
    names = [name for name in before.columns if name != "year"]
    joined = before.merge(after, on="year", how="outer", suffixes=("_before", "_after")).sort_values("year")
    columns = {f"{when}_{name}": joined[f"{name}_{when}"] for name in names for when in ("before", "after")}
    moved = pd.Series(False, index=joined.index)
    for name in names:
        one, two = joined[f"{name}_before"].astype(object), joined[f"{name}_after"].astype(object)
        moved |= ~((one == two) | (one.isna() & two.isna())).fillna(False).astype(bool)
    return pd.DataFrame({"year": joined["year"], **columns})[moved].reset_index(drop=True)


def _numbers(own: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    question = find(QUESTION)
    values = {"today": today()} if question.params else {}
    return to_frame(own.execute(question.sql, values).to_arrow_table())
