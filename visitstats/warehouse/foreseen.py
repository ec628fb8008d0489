"""What an import would change: it is made, looked at, and rolled back."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from visitstats.warehouse import package as packing
from visitstats.warehouse import write
from visitstats.warehouse.package import Package
from visitstats.warehouse.preview import rehearse


@dataclass(frozen=True)
class Foreseen:
    """`numbers` has the years that move, see `preview.rehearse`; `twins` counts equal stored rows by their import."""

    numbers: pd.DataFrame
    rows: int
    twins: dict[int, int]
    waiting: int
    demonstration: bool  # whether demonstration data step aside


def foresee(package: Package, actor: str) -> Foreseen:
    """Try the import of a file. Raises AlreadyImported, YearMissing, Refusal."""
    packing.check(package)
    seen: dict[str, list[tuple]] = {}

    def work(own: duckdb.DuckDBPyConnection) -> None:
        seen["demonstration"] = own.execute("SELECT bool_or(demonstration) FROM imports_in_force").fetchall()
        numbers = write.next_numbers(own, 1)
        write.store(own, numbers, [package], actor)
        values = {"id": numbers[0]}
        seen["rows"] = own.execute(
            """
            SELECT (SELECT count(*) FROM visits WHERE import_id = $id)
                + (SELECT count(*) FROM figures WHERE import_id = $id),
                (SELECT count(*) FROM waiting WHERE import_id = $id)
            """,
            values,
        ).fetchall()
        seen["twins"] = own.execute(
            """
            SELECT visits.import_id, count(*)
            FROM duplicates INNER JOIN visits ON duplicates.twin_id = visits.visit_id
            WHERE duplicates.import_id = $id GROUP BY visits.import_id
            """,
            values,
        ).fetchall()

    numbers = rehearse(work)
    ((rows, waiting),) = seen["rows"]
    twins = {int(number): int(count) for number, count in seen["twins"]}
    return Foreseen(numbers, int(rows), twins, int(waiting), bool(seen["demonstration"][0][0]))
