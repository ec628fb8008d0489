"""A change of the year on the overview, on the server alone, without a browser: against an empty app."""

import os
import tempfile
import time
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from benchmarks.timing import Row, median_row
from visitstats import warehouse
from visitstats.settings import ROOT

CHANGES = 20


def run() -> list[Row]:
    """With answers and figures kept, as for every reader but the first."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VISITSTATS_DATABASE"] = str(Path(folder) / "visits.duckdb")
        ours = AppTest.from_file(str(ROOT / "visitstats/ui/frame.py"), default_timeout=120).run()
        empty = AppTest.from_file(str(ROOT / "benchmarks/peers/empty_app.py")).run()
        for number in range(4):
            changed(ours, number)
        pairs = [(changed(ours, number), changed(empty, number)) for number in range(CHANGES)]
        warehouse.close()
    return [median_row("a change on the server, answers kept", "an empty app", pairs, 3.0)]


def changed(app: Any, number: int) -> float:
    """Choose the other of two years; the seconds of the run."""
    choice = app.selectbox[0]
    choice.set_value(choice.options[number % 2] if isinstance(choice.options[0], int) else (2016, 2015)[number % 2])
    began = time.perf_counter()
    app.run()
    return time.perf_counter() - began
