"""What is made for one reader is kept for all who would get the same: made once, and never changed afterwards."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager, nullcontext
from threading import Lock, Semaphore, local
from typing import Any
from weakref import WeakSet

_every: "WeakSet[Shelf]" = WeakSet()


class _Place:
    """Where one thing is put once it is made; who comes meanwhile waits for it."""

    __slots__ = ("full", "lock", "thing")

    def __init__(self) -> None:
        self.lock = Lock()
        self.full = False
        self.thing: Any = None


class Shelf:
    """Things by their keys; of more than `most` those go that were not asked for longest. Safe for many threads."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._places: OrderedDict[Hashable, _Place] = OrderedDict()
        self._lock = Lock()
        _every.add(self)

    def get(self, key: Hashable, make: Callable[[], Any], turn: AbstractContextManager[Any] | None = None) -> Any:
        """The thing of a key, made if it is not there. Raises what `make` raises, and then keeps nothing.

        `turn` is what has to be held to make it, as `Turns` give it.
        """
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            if len(self._places) > self.most:
                self._places.popitem(last=False)
        if not place.full:
            with turn or nullcontext(), place.lock:  # the turn first: who holds the lock must not wait for others
                if not place.full:
                    place.thing = make()
                    place.full = True
        return place.thing

    def clear(self) -> None:
        """Let go of all of it."""
        with self._lock:
            self._places.clear()


class Turns:
    """So many threads at a time make something, the others wait in their order; use it as a context, also in itself.

    Python does one thing at a time: of five readers who come together all would wait until the fifth page is made.
    """

    def __init__(self, most: int) -> None:
        self._free = Semaphore(most)
        self._mine = local()

    def __enter__(self) -> None:
        held = getattr(self._mine, "held", 0)
        if not held:
            self._free.acquire()
        self._mine.held = held + 1

    def __exit__(self, *problem: object) -> None:
        self._mine.held -= 1
        if not self._mine.held:
            self._free.release()


def clear_all() -> None:
    """Let go of everything that is kept anywhere."""
    for one in list(_every):
        one.clear()
