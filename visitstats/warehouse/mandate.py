"""Lists of the institutions in the mandate: imported, withdrawn and restored; the latest one in force holds."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from visitstats.texts import mark
from visitstats.warehouse import names
from visitstats.warehouse.connect import cursor
from visitstats.warehouse.errors import NotFound, Refusal
from visitstats.warehouse.ledger import change, now, tried_again
from visitstats.warehouse.turns import WRITING

COLUMNS = ("institution", "region_code", "institution_kind", "ministry_code", "valid_from", "valid_before")
INSERT = """
INSERT INTO mandate_institutions
SELECT
    $id,
    source_row,
    institution,
    institution_key,
    region_code,
    institution_kind,
    ministry_code,
    valid_from::DATE,
    valid_before::DATE
FROM incoming_institutions
"""


def import_list(
    file_name: str, sha256: str, rows: Sequence[Mapping[str, Any]], actor: str, demonstration: bool = False
) -> int:
    """Store a list; returns its number. Rows have source_row and COLUMNS, days in ISO form. Raises Refusal."""
    if not rows:
        raise Refusal(mark("There is no institution in {file}."), file=file_name)
    frame = pa.table(
        {"source_row": pa.array([row["source_row"] for row in rows], pa.int32())}
        | {name: pa.array([row[name] for row in rows], pa.string()) for name in COLUMNS}
    )
    frame = frame.append_column("institution_key", names.keys(frame.column("institution")))

    def work() -> int:
        with WRITING, cursor() as own:
            same = "SELECT list_id FROM mandate_lists WHERE sha256 = $sha256 AND state = 'in_force'"
            if own.execute(same, {"sha256": sha256}).fetchall():
                raise Refusal(mark("This list is here already."))
            ((number,),) = own.execute("SELECT coalesce(max(list_id), 0) + 1 FROM mandate_lists").fetchall()
            with change(own, actor, "list_mandate") as entry:
                entry.what, entry.counts["rows"] = f"list {number}", frame.num_rows
                own.register("incoming_institutions", frame)
                own.execute(INSERT, {"id": number})
                own.unregister("incoming_institutions")
                own.execute(
                    "INSERT INTO mandate_lists VALUES ($id, $file, $sha256, $actor, $at, 'in_force', $demonstration)",
                    {
                        "id": number,
                        "file": file_name,
                        "sha256": sha256,
                        "actor": actor,
                        "at": now(),
                        "demonstration": demonstration,
                    },
                )
            return int(number)

    return tried_again(work)


def set_state(list_id: int, state: str, actor: str) -> None:
    """Withdraw a list (the one before it holds again) or restore it. Raises NotFound."""

    def work() -> None:
        with WRITING, cursor() as own:
            if not own.execute("SELECT 1 FROM mandate_lists WHERE list_id = $id", {"id": list_id}).fetchall():
                raise NotFound(mark("There is no list {number}."), number=list_id)
            with change(own, actor, "withdraw_list" if state == "withdrawn" else "restore_list") as entry:
                entry.what = f"list {list_id}"
                values = {"id": list_id, "state": state}
                own.execute("UPDATE mandate_lists SET state = $state WHERE list_id = $id", values)

    tried_again(work)
