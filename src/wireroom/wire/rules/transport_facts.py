"""What the wire room tells others of how copy is fetched, and of how each feed is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

HealthState = Literal["well", "waiting", "silent", "failing", "paused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportFacts:
    """How one feed's copy is fetched, and how that goes; never its secret.

    `trouble` says what went wrong last, empty while all is well; `next_try` is when it is tried again after a
    fault, None when at once or as usual. Times are aware, UTC.
    """

    feed: str
    kind: str
    settings: Mapping[str, Any]
    has_secret: bool
    paused: bool
    asked: bool = False
    trouble: str = ""
    trouble_since: datetime | None = None
    failures: int = 0
    next_try: datetime | None = None
    last_success_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What came of trying a transport out: whether it could be reached, and a sentence about it.

    `found` are settings that a person has to confirm by saving them, such as the fingerprint of a host key.
    """

    reached: bool
    words: str
    found: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHealth:
    """How one feed is: `well`, `waiting` (it never brought anything), `silent` too long, `failing`, `paused`.

    `words` says it in a sentence; `since` is when it became so, None while it is well.
    """

    feed: str
    state: HealthState
    words: str
    since: datetime | None = None
    next_try: datetime | None = None
    last_arrival_at: datetime | None = None
