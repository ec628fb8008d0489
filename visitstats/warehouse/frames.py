"""Answers as data frames of plain types: Int64, float64, object (text, dates; None where there is no value)."""

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa


def to_frame(answer: pa.Table) -> pd.DataFrame:
    """A data frame in which whole numbers stay whole and a missing text or date is None."""
    return pd.DataFrame({name: _values(answer.column(name)) for name in answer.column_names}, copy=False)


def _values(column: pa.ChunkedArray) -> Any:
    """What pandas keeps of a column, made without the detours of its own conversion: answers are short and many."""
    if pa.types.is_integer(column.type):
        missing = np.array(column.is_null()) if column.null_count else np.zeros(len(column), dtype=bool)
        known = column.fill_null(0) if column.null_count else column
        return pd.arrays.IntegerArray(known.to_numpy().astype(np.int64), missing)
    if pa.types.is_string(column.type) or pa.types.is_date(column.type) or pa.types.is_list(column.type):
        return pd.Series(column.to_pylist(), dtype=object)
    if pa.types.is_boolean(column.type):
        return (
            pd.Series(column.to_pylist(), dtype=object)
            if column.null_count
            else np.array(column.to_pylist(), dtype=bool)
        )
    return column.to_pandas()
