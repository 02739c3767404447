"""What a server still owes us: kept in the cursor, asked for again with growing pauses, given up after a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from wireroom.wire.adapters.transports.carrier import Cursor, Json
from wireroom.wire.rules.json_path import list_at, text_at

FIRST = timedelta(seconds=10)
LONGEST = timedelta(minutes=10)
PATIENCE = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One thing owed: what it is, since when, how often it was asked for, and when it is asked for next."""

    what: str
    since: datetime
    times: int
    next_at: datetime

    @classmethod
    def new(cls, what: str, *, now: datetime) -> Owed:
        """Something that was missing for the first time."""
        return cls(what=what, since=now, times=1, next_at=now + FIRST)

    def is_hopeless(self, *, now: datetime) -> bool:
        """Whether it was asked for long enough."""
        return now - self.since > PATIENCE


def due(owed: Owed, *, now: datetime) -> bool:
    """Whether it is time to ask again; also when the clock was set back."""
    return owed.next_at <= now or owed.since > now


def later(owed: Owed, *, now: datetime) -> Owed:
    """The same, asked for once more in vain."""
    pause = min(LONGEST, FIRST * (1 << min(owed.times, 10)))
    return Owed(what=owed.what, since=min(owed.since, now), times=owed.times + 1, next_at=now + pause)


def owed_in(cursor: Cursor) -> list[Owed]:
    """What a cursor says is owed."""
    return [
        Owed(
            what=text_at(each, "what"),
            since=datetime.fromisoformat(text_at(each, "since")),
            times=int(text_at(each, "times") or 1),
            next_at=datetime.fromisoformat(text_at(each, "next_at")),
        )
        for each in list_at(dict(cursor), "owed")
    ]


def owed_out(cursor: Cursor, owed: Iterable[Owed]) -> Cursor:
    """The cursor with what is owed now."""
    listed: list[Json] = [
        {"what": each.what, "since": each.since.isoformat(), "times": each.times, "next_at": each.next_at.isoformat()}
        for each in owed
    ]
    rest = {key: value for key, value in cursor.items() if key != "owed"}
    return {**rest, "owed": listed} if listed else rest
