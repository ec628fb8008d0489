"""A limit of time for a query: one thread watches all that run, and interrupts what takes too long, in words."""

import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from visitstats.settings import settings
from visitstats.texts import mark
from visitstats.warehouse.errors import Refusal


class TooLong(Refusal):
    """A query was stopped because it took too long."""


_numbers = itertools.count()
_running: dict[int, tuple[float, duckdb.DuckDBPyConnection]] = {}  # number -> the moment of its end, its cursor
_next_look = [0.0]  # the moment at which the watcher looks at them again
_changed = threading.Condition()
_watchers: list[threading.Thread] = []


@contextmanager
def limited(own: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """What runs on this cursor is stopped after `query_seconds` of the settings. Raises TooLong."""
    seconds = settings().query_seconds
    number = _begin(own, seconds)
    try:
        yield
    except (duckdb.Error, OSError, RuntimeError) as problem:
        # How the engine says it depends on what it was at: running, handing rows over, or changing them into Arrow.
        if number in _running:
            raise
        text = mark("This took longer than the {n} seconds that are allowed, and was stopped. Choose less at once.")
        raise TooLong(text, n=seconds) from problem
    finally:
        _running.pop(number, None)


def _begin(own: duckdb.DuckDBPyConnection, seconds: float) -> int:
    number, end = next(_numbers), time.monotonic() + seconds
    _running[number] = (end, own)
    if not _watchers or not _watchers[0].is_alive() or end < _next_look[0]:
        with _changed:
            if not _watchers or not _watchers[0].is_alive():
                _watchers[:] = [threading.Thread(target=_watch, name="query limit", daemon=True)]
                _watchers[0].start()
            _changed.notify()
    return number


def _watch() -> None:
    """Sleep until the first of the running queries is over its time.

    Without any, as long as one that begins now may take: the watcher need not be woken for each query.
    """
    with _changed:
        while True:
            now = time.monotonic()
            for number, (end, own) in list(_running.items()):
                if end <= now and _running.pop(number, None) is not None:
                    own.interrupt()
            ends = [end for end, _ in list(_running.values())]
            _next_look[0] = min([now + settings().query_seconds, *ends])
            _changed.wait(max(0.0, _next_look[0] - now))
