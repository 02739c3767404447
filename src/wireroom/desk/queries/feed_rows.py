"""How each feed is, as the list of feeds and a feed's own page show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wireroom.desk.rules.agency_colours import colour_of
from wireroom.wire import api as wire
from wireroom.wire.api import TRANSPORT_KINDS, FeedFacts, FeedHealth, TransportFacts

ILL = ("failing", "silent")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """A feed with its health, its transport, and what it brought; `way` is how its copy comes, in a word."""

    feed: FeedFacts
    health: FeedHealth
    transport: TransportFacts | None
    colour: str
    last_hour: int
    last_day: int

    @property
    def way(self) -> str:
        """How its copy comes, in a word or two."""
        if self.transport is not None:
            kind = TRANSPORT_KINDS.get(self.transport.kind)
            return kind.title if kind else self.transport.kind
        return "Folder, push" if self.feed.push_enabled else "Folder"


def feed_rows(*, now: datetime) -> list[FeedRow]:
    """All feeds: those that fail or are silent first, then by name."""
    healths = {each.feed: each for each in wire.feeds_health(now=now)}
    ties = {each.feed: each for each in wire.transports()}
    counts = wire.arrivals(now=now)
    rows = [
        _row(feed, healths[feed.name], ties.get(feed.name), counts) for feed in wire.feeds() if feed.name in healths
    ]
    return sorted(rows, key=lambda row: (row.health.state not in ILL, row.feed.name))


def feed_row(feed: FeedFacts, *, now: datetime) -> FeedRow:
    """One feed."""
    health = next(each for each in wire.feeds_health(now=now) if each.feed == feed.name)
    return _row(feed, health, wire.transport(feed=feed.name), wire.arrivals(now=now))


def _row(
    feed: FeedFacts, health: FeedHealth, transport: TransportFacts | None, counts: dict[str, tuple[int, int]]
) -> FeedRow:
    last_hour, last_day = counts.get(feed.name, (0, 0))
    return FeedRow(
        feed=feed,
        health=health,
        transport=transport,
        colour=colour_of(feed.provider, chosen=feed.colour),
        last_hour=last_hour,
        last_day=last_day,
    )
