"""What one worker process keeps from batch to batch: connections, tokens, how the site bears its readers."""

from __future__ import annotations

import threading
from pathlib import Path

from wireroom.alert.adapters.equipment import equipment
from wireroom.alert.adapters.front import page_took
from wireroom.alert.adapters.h2.sender import PATIENCE, Sender
from wireroom.alert.adapters.tokens import Tokens
from wireroom.alert.rules.pacing import FREE, next_rate

LOOK_EVERY = 0.5


class Worker:
    """Holds its connections open, so that the next batch finds them. `name` is its own, and of none that lives."""

    def __init__(self, *, name: str, patience: float = PATIENCE) -> None:
        self.name = name
        told = equipment()
        self.keys: Path = told.keys
        self.tokens = Tokens(told.contact)
        self.sender = Sender(allowed=told.push_services, authorities=told.authorities, patience=patience)
        self._front = told.front
        self._rate = FREE
        self._look: threading.Thread | None = None

    def rate(self, path: str) -> float:
        """The messages a second that the site bears now; it is looked at meanwhile, without waiting for it."""
        if self._look is None or not self._look.is_alive():
            self._look = threading.Thread(target=self._look_at, args=(path,), name="headroom", daemon=True)
            self._look.start()
        return self._rate

    def close(self) -> None:
        """Part with all services."""
        self.sender.close()

    def _look_at(self, path: str) -> None:
        self._rate = next_rate(self._rate, took=page_took(self._front, path))
        threading.Event().wait(LOOK_EVERY)
