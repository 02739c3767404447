"""How long a server asks to be left alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def wait_asked(headers: Mapping[str, str], *, now: datetime) -> float | None:
    """The seconds of a `Retry-After` header (RFC 9110, section 10.2.3), None where it says nothing of use.

    A date is held against the answer's own `Date`, so that a server whose clock is wrong says what it means.
    """
    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdecimal() and len(said) < 12:
        return float(said)
    until = _moment(said)
    if until is None:
        return None
    return max(0.0, (until - (_moment(headers.get("Date", "")) or now)).total_seconds())


def _moment(said: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(said)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
