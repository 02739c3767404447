"""Ask only for what has changed: the validators of one answer, sent with the next question."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from wireroom.kernel.http import Answer
from wireroom.wire.adapters.transports.carrier import Cursor, Json

LONGEST = 1000
AHEAD = timedelta(days=1)


def conditions(place: Cursor, *, url: str, now: datetime) -> dict[str, str]:
    """The headers that make a question conditional.

    A modification time that lies in the future is not sent: by it a server may say "unchanged" until that day.
    """
    if place.get("at") != url:
        return {}
    found = {"If-None-Match": place.get("etag"), "If-Modified-Since": place.get("modified")}
    told = {name: value for name, value in found.items() if isinstance(value, str) and value}
    if not _is_past(told.get("If-Modified-Since", ""), now):
        told.pop("If-Modified-Since", None)
    return told


def after(answer: Answer, *, url: str, sha: str) -> dict[str, Json]:
    """What to remember of an answer. One whose end was not marked may be half of itself: it is asked for in full."""
    return {
        "at": url,
        "sha": sha if answer.ended else "",
        "etag": _kept(answer, "ETag"),
        "modified": _kept(answer, "Last-Modified"),
    }


def _kept(answer: Answer, name: str) -> str:
    value = answer.headers.get(name, "") if answer.ended else ""
    return value if value.isascii() and value.isprintable() and len(value) <= LONGEST else ""


def _is_past(said: str, now: datetime) -> bool:
    try:
        found = parsedate_to_datetime(said)
    except ValueError:
        return False
    return (found if found.tzinfo else found.replace(tzinfo=UTC)) < now + AHEAD
