"""One change at a time: in this process, and in all that write to one catalogue; the sign that one was committed."""

import threading
from contextlib import ExitStack

from visitstats.settings import settings
from visitstats.warehouse import lake
from visitstats.warehouse.connect import cursor
from visitstats.warehouse.location import is_on_server

HERE = threading.RLock()  # of this process alone; enough for what changes nothing in the end
COMMITTED = threading.Event()  # set after each commit of this process; whoever waits for it clears it


class _Turn:
    """As a context: nobody else changes the database meanwhile. Whoever has the turn may take it again.

    Changes of a lake that meet are refused all but one, and made anew from their beginning; so processes stand in a
    queue that PostgreSQL keeps, and a process that ends leaves it. Raises Refusal where others take too long.
    """

    def __init__(self) -> None:
        self._depth = 0
        self._among_processes = ExitStack()

    def __enter__(self) -> None:
        HERE.acquire()
        try:
            if not self._depth and is_on_server(settings().database):
                with ExitStack() as entered:
                    lake.queue(entered.enter_context(cursor()))
                    self._among_processes = entered.pop_all()
            self._depth += 1
        except BaseException:
            HERE.release()
            raise

    def __exit__(self, *problem: object) -> None:
        try:
            self._depth -= 1
            if not self._depth:
                self._among_processes.close()  # the transaction ends with its cursor, and with it the turn
        finally:
            HERE.release()


WRITING = _Turn()
