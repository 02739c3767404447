"""How far a search looks back: `30m`, `2h`, `3d`, `today`, or an ISO 8601 date or moment."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

_AGO = re.compile(r"(?P<number>\d{1,4})(?P<unit>[mhd])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def is_since(value: str) -> bool:
    """Whether this says how far to look back."""
    return value == "today" or bool(_AGO.fullmatch(value)) or _moment(value) is not None


def since_moment(since: str, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment that `since` means; None for none. Days begin at midnight in `zone`; `now` is aware."""
    ago = _AGO.fullmatch(since)
    if ago:
        return now - timedelta(**{_UNITS[ago["unit"]]: int(ago["number"])})
    if since == "today":
        return datetime.combine(now.astimezone(zone).date(), time(), zone)
    moment = _moment(since)
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=zone)


def _moment(value: str) -> datetime | None:
    """A moment; years at the very ends of the calendar are none, for no zone could be applied to them."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if 1 < moment.year < 9999 else None
