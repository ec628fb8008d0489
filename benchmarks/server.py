"""A change of the year on the overview as the server sees it: from the message that asks for it to the last answer.

Started servers and a session over the socket, without a browser. The page is timed against an empty app without forced
collection of garbage, and against itself with Streamlit's own settings and nothing kept between runs.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random

from benchmarks import pages
from benchmarks.serving import serving, streamlit
from benchmarks.timing import Row, median_row
from proofs.viewer import Viewer

CHANGES = 40
WARM = 4
FORCED = ["--runner.postScriptGC", "true"]
PROCESSOR = Path("/proc/self/stat").exists()


def run() -> list[Row]:
    """The three in turn, with one reader each; the dashboard on a made-up million of visits."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as started:
        mine, other = Path(name, "ours"), Path(name, "plain")
        pages.million(mine)
        shutil.copytree(mine, other)
        commands = {
            "ours": (streamlit("dashboard.py"), mine),
            "empty": (streamlit("benchmarks/peers/empty_app.py"), mine),
            "plain": ([*streamlit("benchmarks/peers/plain_page.py"), *FORCED], other),
        }
        readers = {key: started.enter_context(_reader(*how)) for key, how in commands.items()}
        taken: dict[str, list[tuple[float, float]]] = {key: [] for key in readers}
        for number in range(WARM + CHANGES):
            for key, reader in readers.items():
                taken[key].append(reader.change(number))
    return _rows({key: several[WARM:] for key, several in taken.items()})


def _rows(taken: dict[str, list[tuple[float, float]]]) -> list[Row]:
    rows = []
    for place, unit in enumerate(("", ", processor time")[: 2 if PROCESSOR else 1]):
        ours, empty, plain = ([one[place] for one in taken[key]] for key in ("ours", "empty", "plain"))
        if place:  # the clock of a process has steps of 10 ms
            ours, empty, plain = ([sum(several)] for several in (ours, empty, plain))
        name = f"a change on the server{unit}"
        rows.append(median_row(name, "an empty app", list(zip(ours, empty, strict=True)), 3.0))
        rows.append(median_row(name, "Streamlit's settings, nothing kept", list(zip(ours, plain, strict=True)), 0.25))
    return rows


class Reader:
    """Somebody at a page of a started server, who chooses one year and the other in turn."""

    def __init__(self, viewer: Viewer, process: int) -> None:
        self.viewer, self.process = viewer, process

    def change(self, number: int) -> tuple[float, float]:
        """Choose a year; seconds until the run has ended, and seconds of the server's processor."""
        before = _processor(self.process)
        run = self.viewer.choose("Year", str(pages.YEARS[number % 2]))
        assert not run.wrong
        return run.seconds, _processor(self.process) - before


@contextmanager
def _reader(command: list[str], folder: Path) -> Iterator[Reader]:
    database = str(folder / "visits.duckdb")
    with (
        serving(command, "/_stcore/health", VISITSTATS_DATABASE=database) as server,
        Viewer(server.url, Random(1)) as viewer,
    ):
        viewer.open("", lang="en")
        yield Reader(viewer, server.process)


def _processor(process: int) -> float:
    """Seconds of the processor that a process has used; 0 where the system does not say."""
    if not PROCESSOR:
        return 0.0
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
