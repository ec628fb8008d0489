"""Answers as data frames of plain types: Int64, float64, object (text, dates; None where there is no value)."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pyarrow as pa


def to_frame(answer: pa.Table) -> pd.DataFrame:
    """A data frame in which whole numbers stay whole and a missing text or date is None."""
    columns = {name: _series(answer.column(name)) for name in answer.column_names}
    return pd.DataFrame(columns, columns=answer.column_names)


def _series(column: pa.ChunkedArray) -> pd.Series:
    mapped: Callable[[Any], Any] | None = _nullable if pa.types.is_integer(column.type) else None
    if pa.types.is_string(column.type) or pa.types.is_date(column.type) or pa.types.is_list(column.type):
        return pd.Series(column.to_pylist(), dtype=object)
    if pa.types.is_boolean(column.type):
        return pd.Series(column.to_pylist(), dtype=object if column.null_count else bool)
    return column.to_pandas(types_mapper=mapped)


def _nullable(_: Any) -> Any:
    return pd.Int64Dtype()
