"""What is sent to a push service, what comes back, and what one batch has for one service."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from wireroom.alert.adapters.h2.coding import Fields


@dataclass(slots=True, eq=False)
class Envoy:
    """What many messages have in common: all headers but the path."""

    pseudo: Fields
    common: Fields


@dataclass(slots=True, eq=False)
class Message:
    """One message to send: of which load, its place there, its path as a header field, its sealed body."""

    load: Load
    index: int
    path: bytes
    body: bytes
    envoy: Envoy
    tries: int = 0


class Answer(NamedTuple):
    """What came back. `status` 0: no answer came, for the reason given; the same bytes may be sent again."""

    status: int
    headers: dict[str, str]
    reason: str


@dataclass(slots=True, eq=False, kw_only=True)
class Load:
    """What one batch has for one service: rows not sealed yet, how to seal them, whom to tell the outcome."""

    waiting: deque[int]
    sealed: Callable[[Load, list[int]], list[Message]]
    settle: Callable[[int, int, Answer], None]
    wait_asked: Callable[[Mapping[str, str]], float | None]
    again: deque[Message] = field(default_factory=deque)
    under_way: int = 0

    @property
    def left(self) -> int:
        """How many messages are still to be sent."""
        return len(self.waiting) + len(self.again)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left and every answer has come."""
        return not (self.under_way or self.waiting or self.again)

    def take(self, most: int) -> list[Message]:
        """The next messages to send, no more than so many. From now on they are under way."""
        found = [self.again.popleft() for _ in range(min(most, len(self.again)))]
        rows = [self.waiting.popleft() for _ in range(min(most - len(found), len(self.waiting)))]
        if rows:
            found += self.sealed(self, rows)
        self.under_way += len(found)
        return found

    def drop(self) -> None:
        """Send no more of it; what is under way is still answered."""
        self.waiting.clear()
        self.again.clear()
