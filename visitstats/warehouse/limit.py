"""A limit of time for a query: a timer interrupts it, and the reader gets a sentence in place of a wheel that turns."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from visitstats.settings import settings
from visitstats.texts import mark
from visitstats.warehouse.errors import Refusal


class TooLong(Refusal):
    """A query was stopped because it took too long."""


@contextmanager
def limited(own: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """What runs on this cursor is stopped after `query_seconds` of the settings. Raises TooLong."""
    seconds = settings().query_seconds
    timer = threading.Timer(seconds, own.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    except duckdb.InterruptException as problem:
        text = mark("This took longer than the {n} seconds that are allowed, and was stopped. Choose less at once.")
        raise TooLong(text, n=seconds) from problem
    finally:
        timer.cancel()
