"""What a subscriber does next about its lease with a hub (W3C WebSub, sections 5 and 6). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Self

CALLED_BACK_WITHIN = timedelta(minutes=5)
ASKED_AGAIN_AFTER = timedelta(minutes=10)
ANSWERS_UNTIL = timedelta(hours=1)
DENIED_FOR = timedelta(hours=1)
LONGEST = timedelta(days=30)

type Step = Literal["ask", "send", "wait", "unanswered", "denied", "rest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """How things stand with a hub; a moment is None where it never came.

    `wished` is when we decided to ask, `sent` when the hub took the request, `until` when its lease ends.
    """

    wished: datetime | None = None
    sent: datetime | None = None
    begun: datetime | None = None
    until: datetime | None = None
    denied: datetime | None = None

    @classmethod
    def of(cls, cursor: Mapping[str, object]) -> Self:
        """The lease a cursor tells of."""
        names = ("wished", "sent", "begun", "until", "denied")
        return cls(**{each: _moment(cursor.get(each)) for each in names})

    def is_live(self, now: datetime) -> bool:
        """Whether the hub sends us what is new."""
        return self.until is not None and self.begun is not None and self.begun <= now < self.until

    def step(self, now: datetime) -> Step:
        """What to do next. Two thirds through a lease a new one is asked for."""
        if self.denied is not None and timedelta(0) <= now - self.denied < DENIED_FOR:
            return "denied"
        if self._is_fresh(now):
            return "rest"
        if self.wished is None or self.wished > now or self._is_spent():
            return "ask"
        if self.sent is None or self.sent < self.wished:
            return "send"
        if now - self.sent < CALLED_BACK_WITHIN:
            return "wait"
        return "unanswered" if now - self.sent < ASKED_AGAIN_AFTER else "ask"

    def may_be_confirmed(self, now: datetime) -> bool:
        """Whether we asked lately, so that a hub's question whether we did is answered by yes."""
        return self.wished is not None and timedelta(0) <= now - self.wished < ANSWERS_UNTIL

    def _is_fresh(self, now: datetime) -> bool:
        return (
            self.is_live(now)
            and self.begun is not None
            and self.until is not None
            and (now < self.begun + (self.until - self.begun) * 2 / 3)
        )

    def _is_spent(self) -> bool:
        """Whether the last wish was granted or denied, so that a new one is due."""
        ended = max(filter(None, (self.begun, self.denied)), default=None)
        return ended is not None and self.wished is not None and self.wished <= ended


def granted(seconds: str) -> timedelta:
    """The lease a hub grants, from its own words; one that names none is taken for a day."""
    said = int(seconds) if seconds.isascii() and seconds.isdecimal() and len(seconds) < 12 else 86_400
    return min(max(timedelta(seconds=said), timedelta(seconds=60)), LONGEST)


def _moment(said: object) -> datetime | None:
    return datetime.fromisoformat(said) if isinstance(said, str) and said else None
