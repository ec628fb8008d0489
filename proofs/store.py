"""A database for a proof: its worker processes, and whether it holds exactly what was acknowledged."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from visitstats import warehouse
from visitstats.settings import ROOT
from visitstats.warehouse import connect, recovery

HELD = "SELECT sha256, import_id, file_name FROM imports WHERE state = 'in_force' AND NOT demonstration"
ROWS = "SELECT import_id, count(*) AS n FROM visits GROUP BY import_id"
CELLS = "SELECT coalesce(sum(visits), 0) FROM cells WHERE source_id = 0"
COUNTED = "SELECT coalesce(sum(visits), 0) FROM visits_counted"


@dataclass
class Store:
    """`files` are names with their number of rows; `acknowledged` those that a worker said to be stored."""

    database: Path
    files: dict[str, int] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)

    def worker(self, *arguments: object) -> subprocess.Popen[str]:
        """A process that imports; see `proofs.worker`. It stands for itself: kill -9 reaches nothing else."""
        environment = os.environ | {"VISITSTATS_DATABASE": str(self.database), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "proofs.worker", *map(str, arguments)]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def heard(self, output: str) -> list[dict[str, Any]]:
        """The events of a worker; what it acknowledged is remembered."""
        events = [json.loads(line) for line in output.splitlines() if line.endswith("}")]
        self.acknowledged |= {each["file"] for each in events if each["event"] in ("imported", "known")}
        return events

    def examined(self) -> tuple[list[str], float]:
        """What is lost, half or double, in words; and the seconds until the database was ready and answered."""
        os.environ["VISITSTATS_DATABASE"] = str(self.database)
        try:
            began = time.monotonic()
            warehouse.build()
            warehouse.ask("visits_by_year")
            ready = time.monotonic() - began
            return self._wrong(), ready
        except warehouse.Refusal as refusal:
            return [str(refusal)], 0.0
        finally:
            warehouse.close()

    def _wrong(self) -> list[str]:
        with connect.cursor() as own:
            held = [(number, name) for _, number, name in own.execute(HELD).fetchall()]
            rows = dict(own.execute(ROWS).fetchall())
            cells, counted = (own.execute(query).fetchall()[0][0] for query in (CELLS, COUNTED))
        names = [name for _, name in held]
        wrong = [f"{name} is lost" for name in self.acknowledged if name not in names]
        wrong += [f"{name} is there twice" for name in set(names) if names.count(name) > 1]
        wrong += [f"{name} is not whole" for number, name in held if rows.get(number) != self.files[name]]
        wrong += [f"{len(set(rows) - {number for number, _ in held})} unknown imports"] * (len(rows) > len(held))
        wrong += ["the sums differ from the records"] * (cells != counted)
        return wrong + [f"version {each.version} is missing" for each in recovery.lost()]
