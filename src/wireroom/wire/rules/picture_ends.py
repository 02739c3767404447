"""When an agency's picture may not be used any more, by what came with it. Doubt means that it may not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from wireroom.wire.rules.item import Moment, WireItem

LONGEST = 200
_FAR = r"220[1-9]|22[1-9]\d|2[3-9]\d\d|[3-9]\d{3}"
_NEVER = re.compile(rf"(?:{_FAR})([-./]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?:[T ].*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureEnd:
    """The end of a picture's rights: `at` is the first moment (aware) without them.

    It is None for an end that was said but cannot be read; `raw` is what was said.
    """

    raw: str
    at: datetime | None = None


def end_of(expires: Moment | None, *, zone: tzinfo) -> PictureEnd | None:
    """The end that a date says; a day without a time is good to its last moment in `zone`.

    A day of a year too far to be read, such as 9999-12-31, is how agencies write that there is no end.
    """
    if expires is None or _NEVER.fullmatch(expires.raw):
        return None
    at = expires.at
    if at is None and expires.day is not None:
        day = expires.day
        at = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(days=1)
    return PictureEnd(raw=expires.raw[:LONGEST], at=at)


def end_said(item: WireItem, *, zone: tzinfo) -> PictureEnd | None:
    """The end that an item says of its pictures: only one that is nothing but a picture; copy speaks of itself."""
    return end_of(item.expires, zone=zone) if item.kind == "picture" else None


def has_ended(ends: Iterable[PictureEnd], *, now: datetime) -> bool:
    """Whether readers may not see the picture at this moment: each end counts, whoever said it."""
    return any(end.at is None or end.at <= now for end in ends)


def why_ended(ends: Iterable[PictureEnd], *, zone: tzinfo, now: datetime) -> str:
    """Why it cannot be used at this moment, as the end of a sentence that names it; empty when it can."""
    said = sorted(ends, key=lambda end: (end.at is None, end.at or now))
    for end in said:
        if end.at is None:
            return f"is held back: its agency says that its rights end, but not readably when: “{end.raw}”."
        if end.at <= now:
            return f"may not be used since {end.at.astimezone(zone):%Y-%m-%d %H:%M %Z}: its rights have ended."
    return ""
