"""Who an item is: its identity within a provider, and a fingerprint of what it says."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime

from wireroom.wire.rules.facts_json import plain
from wireroom.wire.rules.item import Moment, Picture, WireItem
from wireroom.wire.rules.sluglines import normal_words

SAYS = (
    "kind",
    "headline",
    "standfirst",
    "slugline",
    "take",
    "byline",
    "dateline",
    "place",
    "urgency",
    "expires",
    "embargo",
    "language",
    "subjects",
    "keywords",
    "signals",
    "notes",
    "usage_terms",
    "links",
    "body",
)


def item_day(item: WireItem) -> date | None:
    """The day an item is of, in UTC: when it was first created, else this version, else sent; None if unsaid."""
    moments = (item.first_created, item.version_created, item.content_created, item.sent)
    return next((day for moment in moments if moment and (day := _day(moment))), None)


def _day(moment: Moment) -> date | None:
    return moment.at.astimezone(UTC).date() if moment.at else moment.day


def effective_id(*, feed: str, item: WireItem, received_at: datetime) -> str:
    """The item's stable id; for an item without one, a key derived from feed, slugline, headline and day.

    Such an item sent again as it was is then the same item, and no twin.
    """
    if item.stable_id:
        return item.stable_id
    names = [normal_words(item.slugline or ""), normal_words(item.headline or "")]
    if not any(names):
        names = [content_hash(item)]
    day = item_day(item) or received_at.astimezone(UTC).date()
    return f"derived:{_digest([feed, *names, day.isoformat()])[:40]}"


def content_hash(item: WireItem) -> str:
    """Hex SHA-256 of what an item says.

    Left out is what a mere repetition changes: transport header, format, signatures in picture addresses. The
    date stays in, so that a version which takes back the one before it is not mistaken for an older copy of
    itself; the time of sending counts only where nothing else dates the item.
    """
    says = [plain(getattr(item, name)) for name in SAYS]
    says += [item.effective_status, [_picture(picture) for picture in item.pictures], _dated(item)]
    return _digest(says)


def in_conflict(item: WireItem, other: WireItem) -> bool:
    """Whether two items of one stable id, unlike in content, claim to be the same version of it."""
    if item.version or other.version:
        return item.version == other.version
    return _dated(item) is not None and _dated(item) == _dated(other)


def _dated(item: WireItem) -> str | None:
    moment = item.version_created or item.content_modified
    if moment is None and item.version is None:
        moment = item.sent
    if moment is None:
        return None
    return moment.at.astimezone(UTC).isoformat() if moment.at else moment.raw


def _picture(picture: Picture) -> list[str | None]:
    address = picture.href.partition("?")[0] if picture.href else None
    return [address, picture.caption, picture.credit, picture.alt, picture.usage]


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
