"""How far something reaches, in words: `3 fronts, 2 feeds`, `41,220 readers alerted`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

PLACES = {
    "front": "front",
    "section": "front",
    "topic": "list",
    "author": "list",
    "day": "list",
    "corrections": "list",
    "feeds": "feed",
    "sitemap": "sitemap",
    "news-sitemap": "sitemap",
    "search": "search",
}
"""What the desk calls each kind of surface that is not the story's own; the page room names the kinds."""
ORDER = ("front", "list", "feed", "sitemap")


def places_in_words(kinds: Iterable[str]) -> str:
    """Count the places where a story shows: `1 front, 3 lists, 6 feeds, the search`; empty for none."""
    found = Counter(PLACES[kind] for kind in kinds if kind in PLACES)
    counted = [f"{found[word]} {word}{'' if found[word] == 1 else 's'}" for word in ORDER if found[word]]
    return ", ".join([*counted, *(["the search"] if found["search"] else [])])


def readers_in_words(*, alerted: int, mailed: int) -> str:
    """Count who was told of a story: `41,220 readers alerted, 310 mailed`; empty for nobody."""
    readers = f"{alerted:,} reader{'' if alerted == 1 else 's'} alerted" if alerted else ""
    letters = f"{mailed:,} mailed" if alerted else f"{mailed:,} reader{'' if mailed == 1 else 's'} mailed"
    return ", ".join(each for each in (readers, letters if mailed else "") if each)
