"""Where the time of a page goes on the server: a change of the year, with answers and figures kept.

python -m benchmarks.profile [PAGE]      on the demonstration data, in a database of its own
"""

import cProfile
import os
import pstats
import statistics
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from visitstats.settings import ROOT

CHANGES = 20
YEARS = (2016, 2015)
SHOWN = 40


def main(page: str) -> None:
    """Print the seconds of a rerun, of an empty app's, and the functions that take most."""
    from streamlit.testing.v1 import AppTest

    with tempfile.TemporaryDirectory() as folder:
        os.environ["VISITSTATS_DATABASE"] = str(Path(folder) / "visits.duckdb")
        holder: Any = ModuleType("visitstats_profile")
        holder.profile = profile = cProfile.Profile()
        sys.modules["visitstats_profile"] = holder
        ours = AppTest.from_file(str(ROOT / "benchmarks/peers/profiled.py"), default_timeout=120)
        ours.query_params["lang"] = "ru"
        ours.run()
        if page != "overview":
            ours.switch_page(str(ROOT / f"pages/{page}.py")).run()
        empty = AppTest.from_file(str(ROOT / "benchmarks/peers/empty_app.py")).run()
        for each in range(4):  # everything that is kept is kept from here on
            changed(ours, each)
        mine, floor = [], []
        profile.clear()
        for each in range(CHANGES):
            mine.append(changed(ours, each))
            floor.append(changed(empty, each))
    print(
        f"{page}: {statistics.median(mine) * 1000:.0f} ms a change; empty app: {statistics.median(floor) * 1000:.0f} ms"
    )
    pstats.Stats(profile).sort_stats("cumulative").print_stats("visitstats|pages/|elements|caching", SHOWN)


def changed(app: Any, number: int) -> float:
    """Choose one of two years in turn; the seconds of the run, in which everything sent is read back, too."""
    app.selectbox[0].set_value(YEARS[number % 2])
    began = time.perf_counter()
    app.run()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "overview")
