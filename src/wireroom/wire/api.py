"""The wire room's front door: receive copy, file it, look it up."""

from __future__ import annotations

from datetime import datetime

from wireroom.wire.events import FeedFacts, FiledItem, Filing, PictureFile, QuarantineEntry, Receipt

__all__ = [
    "FeedFacts",
    "FiledItem",
    "Filing",
    "PictureFile",
    "QuarantineEntry",
    "Receipt",
    "dismiss_quarantined",
    "feed",
    "feeds",
    "file_delivery",
    "file_waiting",
    "filed_item",
    "new_push_secret",
    "picture_file",
    "quarantined",
    "receive",
    "retry_quarantined",
    "save_feed",
    "search_items",
    "thread_items",
]


def thread_items(*, thread_id: int) -> tuple[FiledItem, ...]:
    """Give all items of a running story, every version, in order of arrival."""
    raise NotImplementedError


def filed_item(*, item_id: int) -> FiledItem:
    """Give one item. Raises LookupError when there is none."""
    raise NotImplementedError


def search_items(
    *, words: str = "", feed: str = "", status: str = "", state: str = "", before_id: int | None = None, limit: int = 50
) -> tuple[FiledItem, ...]:
    """Find items by their words, newest arrival first; `before_id` continues a list after its last item.

    `status` is an item's effective status; `state` is "conflict" (same identity, other content), "alert"
    (flash and bulletin) or empty for all.
    """
    raise NotImplementedError


def picture_file(*, provider: str, href: str) -> PictureFile | None:
    """Give a picture's file; None while it is not here, and when it failed or was withdrawn by the agency."""
    raise NotImplementedError


def feeds() -> tuple[FeedFacts, ...]:
    """Give all feeds by name."""
    raise NotImplementedError


def feed(*, name: str) -> FeedFacts:
    """Give one feed. Raises LookupError when there is none."""
    raise NotImplementedError


def save_feed(
    *,
    name: str,
    provider: str | None = None,
    credit_name: str | None = None,
    zone: str | None = None,
    language: str | None = None,
    default_section: str | None = None,
    follow: bool | None = None,
    allowed_hosts: tuple[str, ...] | None = None,
) -> FeedFacts:
    """Make a feed, or change what is given of it. Raises ValueError for a bad name, zone or host."""
    raise NotImplementedError


def new_push_secret(*, feed: str) -> str:
    """Open the HTTP push of a feed with a new secret, shown only here; the old one ends at once."""
    raise NotImplementedError


def receive(*, feed: str, name: str, data: bytes, now: datetime) -> Receipt:
    """Keep the bytes of a delivery and note it for filing; the same bytes again on the feed are a repeat."""
    raise NotImplementedError


def file_delivery(*, delivery_id: int, now: datetime) -> Filing:
    """Read one delivery, file its items and quarantine what cannot be filed. Again: nothing changes."""
    raise NotImplementedError


def file_waiting(*, now: datetime, limit: int = 50) -> int:
    """File what was received, oldest first, in one transaction; say how many deliveries were done."""
    raise NotImplementedError


def quarantined(*, limit: int = 100) -> tuple[QuarantineEntry, ...]:
    """Give what waits in quarantine, newest first."""
    raise NotImplementedError


def retry_quarantined(*, entry_id: int, now: datetime) -> Filing:
    """Read a quarantined delivery's kept bytes again and file what now comes out of it."""
    raise NotImplementedError


def dismiss_quarantined(*, entry_id: int) -> None:
    """Put a quarantine entry away; its raw bytes stay."""
    raise NotImplementedError
