"""A corrected version of a file takes the place of an import, in one transaction, after the difference was shown."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from visitstats.texts import mark
from visitstats.warehouse import package as packing
from visitstats.warehouse import sql
from visitstats.warehouse.connect import cursor
from visitstats.warehouse.errors import Refusal
from visitstats.warehouse.frames import to_frame
from visitstats.warehouse.ledger import change, tried_again
from visitstats.warehouse.package import Package
from visitstats.warehouse.preview import rehearse
from visitstats.warehouse.turns import WRITING
from visitstats.warehouse.write import next_numbers, put_state, state_of, store

# Rows are paired by the first of these that fits: they say the same, or they are about the same, or stand in its place.
PAIRED_BY = ("content", "subject", "place_and_day", "place_and_name")
SHOWN = ("sheet", "source_row", "year", "month", "date", "region_code", "ministry_code", "visit_kind", "institution")


@dataclass(frozen=True)
class Difference:
    """What a corrected version of a file would change.

    `rows` has one row for each that differs: what (added, removed, changed), the columns of SHOWN and visits, and for a
    changed row the same columns with before_. `same` counts the rows that stay; `numbers` is as in `preview.rehearse`.
    """

    same: int
    rows: pd.DataFrame
    numbers: pd.DataFrame


def replace(old: int, package: Package, actor: str) -> int:
    """Withdraw an import and store the corrected version of its file in its place; returns the new import's number.

    Raises NotFound, AlreadyImported, YearMissing, Refusal (no table; demonstration data; the import is not in force).
    """
    packing.check(package)

    def work() -> int:
        with WRITING, cursor() as own:
            (number,) = next_numbers(own, 1)
            with change(own, actor, "replace", number):
                put_in_place(own, old, number, package, actor)
            return number

    return tried_again(work)


def put_in_place(own: duckdb.DuckDBPyConnection, old: int, number: int, package: Package, actor: str) -> None:
    """The same inside an open transaction."""
    if state_of(own, old) != "in_force":
        raise Refusal(mark("Import {number} is withdrawn: there is nothing to replace."), number=old)
    (found,) = own.execute("SELECT demonstration, sha256 FROM imports WHERE import_id = $id", {"id": old}).fetchall()
    if found[0]:
        raise Refusal(mark("Demonstration data are not replaced; they step aside with the first import."))
    if found[1] == package.understood.sha256:
        raise Refusal(mark("This is the very file of import {number}: nothing was corrected in it."), number=old)
    put_state(own, old, "withdrawn")
    store(own, [number], [package], actor)
    own.execute("INSERT INTO replacements VALUES ($number, $old)", {"number": number, "old": old})


def undo(number: int, actor: str) -> int:
    """Withdraw a corrected version and put the import that it replaced back into force; returns the latter's number.

    Raises NotFound, Refusal (it replaced nothing, or is not in force), AlreadyImported (the former file is in force).
    """

    def work() -> int:
        with WRITING, cursor() as own, change(own, actor, "undo_replace", number):
            return put_former_back(own, number)

    return tried_again(work)


def put_former_back(own: duckdb.DuckDBPyConnection, number: int) -> int:
    """The same inside an open transaction."""
    state = state_of(own, number)
    found = own.execute("SELECT replaced_id FROM replacements WHERE import_id = $id", {"id": number}).fetchall()
    if not found:
        raise Refusal(mark("Import {number} took the place of no other import."), number=number)
    if state != "in_force":
        raise Refusal(mark("Import {number} is withdrawn already: restore the former one by itself."), number=number)
    put_state(own, number, "withdrawn")
    put_state(own, found[0][0], "in_force")
    return int(found[0][0])


def difference(old: int, package: Package, actor: str) -> Difference:
    """What `replace` would change: rows by rows, and the numbers of each year. Raises as `replace` does."""
    packing.check(package)
    with cursor() as own:
        (number,) = next_numbers(own, 1)
        own.register("incoming", packing.rows(package, number))
        (path,) = sql.files("staging/replacing")
        facts = to_frame(own.execute(path.read_text("utf-8"), {"import_id": old}).to_arrow_table())
        own.unregister("incoming")
    same, rows = paired(facts)
    return Difference(same, rows, rehearse(lambda own: put_in_place(own, old, number, package, actor)))


def paired(facts: pd.DataFrame) -> tuple[int, pd.DataFrame]:
    """How many rows of both sides say the same, and the rows that differ."""
    old, new = facts[facts["side"] == "old"], facts[facts["side"] == "new"]
    same, changed = 0, []
    for key in PAIRED_BY:
        pairs = _pairs(old, new, key)
        old, new = old.drop(index=list(pairs["old"])), new.drop(index=list(pairs["new"]))
        if key == PAIRED_BY[0]:
            same = len(pairs)
        else:
            changed.append(pairs)
    both = pd.concat(changed)
    before = facts.loc[both["old"], [*SHOWN, "visits"]].add_prefix("before_").reset_index(drop=True)
    after = facts.loc[both["new"], [*SHOWN, "visits"]].reset_index(drop=True)
    parts = {
        "changed": pd.concat([after, before], axis=1),
        "removed": old[[*SHOWN, "visits"]],
        "added": new[[*SHOWN, "visits"]],
    }
    return same, pd.concat([part.assign(what=what) for what, part in parts.items()], ignore_index=True)


def _pairs(old: pd.DataFrame, new: pd.DataFrame, key: str) -> pd.DataFrame:
    """The places (index) of rows that have the same key: the first with the first, the second with the second."""
    sides = [
        pd.DataFrame({"key": side[key], "copy": side.groupby(key).cumcount(), name: side.index})
        for name, side in (("old", old), ("new", new))
    ]
    return sides[0].merge(sides[1], on=["key", "copy"])[["old", "new"]]
