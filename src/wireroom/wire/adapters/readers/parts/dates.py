"""Dates as agencies print them: kept raw, and understood where they can be."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime

from wireroom.wire.rules.item import Moment

_DAY = re.compile(r"(\d{4})([-./]?)(\d{2})\2(\d{2})(?:Z|[+-]\d{2}:?\d{2})?")
_TIME = re.compile(
    r"(\d{4})[-./]?(\d{2})[-./]?(\d{2})[T ]?(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?"
)
_EARLIEST, _LATEST = 1800, 2200


def moment(raw: str | None, zone: tzinfo) -> Moment | None:
    """Read one date; None where nothing is printed. A time without offset is local time in `zone`.

    Understood: ISO 8601, extended and basic, with any number of decimals and hour 24; RFC 822. A year beyond
    1800 to 2200 counts as not understood.
    """
    raw = raw.strip()[:100] if raw else ""
    if not raw:
        return None
    if found := _DAY.fullmatch(raw):
        day = _day(int(found[1]), int(found[3]), int(found[4]))
        return Moment(raw=raw, day=day)
    at = _iso(raw) or _parts(raw) or _rfc822(raw)
    if at is None or not _EARLIEST <= at.year <= _LATEST:
        return Moment(raw=raw)
    if at.tzinfo is None:
        return Moment(raw=raw, at=at.replace(tzinfo=zone), zone_reason="feed")
    return Moment(raw=raw, at=at, zone_reason="given")


def instant(moment: Moment, zone: tzinfo) -> datetime | None:
    """The instant a moment stands for; of a bare day its beginning in `zone`. None if it was not understood."""
    if moment.at:
        return moment.at
    return datetime(moment.day.year, moment.day.month, moment.day.day, tzinfo=zone) if moment.day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None


def _iso(raw: str) -> datetime | None:
    try:
        return datetime.fromisoformat(raw)
    except ValueError:
        return None


def _parts(raw: str) -> datetime | None:
    found = _TIME.fullmatch(raw)
    if not found:
        return None
    year, month, day, hour, minute = (int(found[n]) for n in range(1, 6))
    second, micro = int(found[6] or 0), int(f"{found[7] or 0:0<6}"[:6])
    try:
        start = datetime(year, month, day, tzinfo=_offset(found[8]))
        return start + timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
    except (ValueError, OverflowError):
        return None


def _offset(text: str | None) -> tzinfo | None:
    if not text:
        return None
    return UTC if text in "Zz" else datetime.strptime(text.replace(":", "").ljust(5, "0"), "%z").tzinfo


def _rfc822(raw: str) -> datetime | None:
    try:
        return parsedate_to_datetime(raw)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
