"""Files read in the background, one after the other, so that the page can show how far it is and stop it."""

import ctypes
import os
import threading
from collections.abc import Sequence

import pyarrow as pa

from visitstats.ingest.isolation import File, Stop, Stopped, understand_file
from visitstats.ingest.model import Understanding


class Reading:
    """A thread that reads files; `results` grows by key, `place` is the file it is at."""

    def __init__(self, files: Sequence[tuple[str, File]], then: str) -> None:
        self.files, self.then = list(files), then
        self.results: dict[str, Understanding] = {}
        self.place = 0
        self.broken = False
        self._stop, self._done = Stop(), threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            for place, (key, file) in enumerate(self.files):
                self.place = place
                found = understand_file(
                    file.data, file.name, file.password, guidance=file.guidance, stop=self._stop, views=True
                )
                found.pack()
                _give_back()
                self.results[key] = found
        except Stopped:
            pass
        except RuntimeError:
            self.broken = True
        finally:
            self._done.set()

    def finished(self, seconds: float = 0) -> bool:
        """Whether it has ended, after waiting for it at most so long."""
        return self._done.wait(seconds)

    def cancel(self) -> None:
        """Stop at once: the process that reads is killed. What was read before stays."""
        self._stop.now()
        self._done.wait(10)

    @property
    def name(self) -> str:
        """The file that is being read."""
        return self.files[self.place][1].name


def _give_back() -> None:
    """What a large file took for a moment goes back to the system; the allocators would keep it for the next one."""
    pa.default_memory_pool().release_unused()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim is not None:
        trim(0)
