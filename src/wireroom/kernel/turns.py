"""Only so many threads of a process wait for somebody outside at a time: the rest goes on with its work."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class NoTurnError(Exception):
    """Too many wait already, and none of them was done in time."""


class Turns:
    """`most` at a time; who comes after them waits `patience` seconds for a turn."""

    def __init__(self, *, most: int, patience: float) -> None:
        self._free = threading.BoundedSemaphore(most)
        self._patience = patience

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold a turn. Raises NoTurnError."""
        if not self._free.acquire(timeout=self._patience):
            raise NoTurnError
        try:
            yield
        finally:
            self._free.release()
