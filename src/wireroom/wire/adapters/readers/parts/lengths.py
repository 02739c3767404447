"""Lengths no copy has: a line or a list beyond them is an attack or a fault, never news."""

from __future__ import annotations

from wireroom.wire.rules.item import WireItem

LONGEST_LINE = 5_000
LONGEST_TEXT = 100_000
MOST_ENTRIES = 10_000
_LINES = (
    "guid",
    "stable_id",
    "version",
    "headline",
    "slugline",
    "take",
    "byline",
    "dateline",
    "place",
    "provider_name",
    "language",
)
LONGEST_BODY = 5_000_000
_LISTS = ("body", "subjects", "keywords", "signals", "notes", "links", "pictures", "unmapped")


def too_long(item: WireItem) -> str | None:
    """Why an item is refused for its length, or None if it is not."""
    for name in _LINES:
        if len(getattr(item, name) or "") > LONGEST_LINE:
            return _reason(name, len(getattr(item, name)), "characters", LONGEST_LINE)
    for name in ("standfirst", "usage_terms"):
        if len(getattr(item, name) or "") > LONGEST_TEXT:
            return _reason(name, len(getattr(item, name)), "characters", LONGEST_TEXT)
    for name in _LISTS:
        if len(getattr(item, name)) > MOST_ENTRIES:
            return _reason(name, len(getattr(item, name)), "entries", MOST_ENTRIES)
    if reason := _long_entry(item):
        return reason
    size = sum(len(block.html) for block in item.body)
    return _reason("body", size, "characters", LONGEST_BODY) if size > LONGEST_BODY else None


def _long_entry(item: WireItem) -> str | None:
    texts = [note.text for note in item.notes]
    texts += [text for each in item.pictures for text in (each.href, each.caption, each.credit, each.alt) if text]
    texts += [*item.keywords, *item.signals, *item.unmapped, *(each.code for each in item.subjects)]
    longest = max(map(len, texts), default=0)
    return _reason("longest entry", longest, "characters", LONGEST_TEXT) if longest > LONGEST_TEXT else None


def _reason(name: str, size: int, unit: str, most: int) -> str:
    return (
        f"The {name.replace('_', ' ')} has {size:,} {unit}; Wireroom takes up to {most:,}. Ask the agency what it is."
    )
