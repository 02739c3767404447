"""Dates in a vendor's own form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from wireroom.wire.adapters.readers.mapping.values import EPOCHS
from wireroom.wire.adapters.readers.parts.dates import moment
from wireroom.wire.rules.item import Moment


def date_of(raw: str, formats: Sequence[str], zone: ZoneInfo) -> Moment | None:
    """The moment a text stands for: by the first of the formats that fits, else as ISO 8601 or RFC 822."""
    for form in formats:
        at = _epoch(raw, EPOCHS[form]) if form in EPOCHS else _formatted(raw, form)
        if at is not None and not _has_time(form):
            return Moment(raw=raw, day=at.date())
        if at is not None and at.tzinfo is None:
            return Moment(raw=raw, at=at.replace(tzinfo=zone), zone_reason="feed")
        if at is not None:
            return Moment(raw=raw, at=at, zone_reason="given")
    return moment(raw, zone)


def _has_time(form: str) -> bool:
    return form in EPOCHS or any(sign in form for sign in ("%H", "%I", "%c", "%X", "%s"))


def _formatted(raw: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(raw, form)  # noqa: DTZ007 - the zone is the feed's where the text has none
    except (ValueError, OverflowError):
        return None


def _epoch(raw: str, parts: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(raw) / parts, tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None
