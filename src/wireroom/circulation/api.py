"""The circulation room's front door: how much which page is read. It knows pages by their paths, and nobody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from wireroom.circulation import queries as _queries
from wireroom.circulation.flows.take_counts import CHANNEL, take_counts
from wireroom.circulation.rules.grains import Grain, begins
from wireroom.circulation.rules.handover import Handover
from wireroom.circulation.rules.sources import SOURCES, Source
from wireroom.circulation.rules.span import SPAN_NAMES, Span, SpanName, span_named

__all__ = [
    "CHANNEL",
    "SOURCES",
    "SPAN_NAMES",
    "Grain",
    "Source",
    "Span",
    "SpanName",
    "begins",
    "count",
    "most_opened",
    "open_now",
    "readers_now",
    "series_of",
    "span_named",
    "sums_of",
]


def count(*, handover: Handover, now: datetime) -> bool:
    """Add what a front has counted; say whether it was new. The channel `CHANNEL` beats with it."""
    return take_counts(handover, now=now)


def open_now(*, limit: int) -> tuple[tuple[str, int], ...]:
    """Give the paths that most readers have open at this moment, with how many."""
    return _queries.open_now(limit=limit)


def readers_now(*, page: str = "") -> int:
    """Say how many have a page open at this moment; without a path, any page."""
    return _queries.readers_now(page=page)


def most_opened(*, span: Span, limit: int) -> tuple[str, ...]:
    """Give the paths opened most often within a span, most first."""
    return _queries.most_opened(span, limit=limit)


def sums_of(*, pages: Iterable[str], span: Span) -> dict[str, dict[str, int]]:
    """Give each page's counts within a span, by measure: `opened`, `from-…`, `quarter-1` to `-4`, `seconds`.

    The path "" is the whole site.
    """
    return _queries.sums_of(pages, span)


def series_of(*, pages: Iterable[str], span: Span, measure: str = "opened") -> dict[str, tuple[int, ...]]:
    """Give each page's counts of one measure in each step of a span (`begins`), oldest first."""
    return _queries.series_of(pages, span, measure=measure)
