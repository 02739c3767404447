"""Where readers can meet a story, and when each place lost it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wireroom.alert.api import count_holders
from wireroom.briefing.api import mailed_to
from wireroom.desk.rules.reach_words import places_in_words, readers_in_words
from wireroom.page.api import kill_records, surfaces_of
from wireroom.story.api import KillOrder

OWN = frozenset({"article", "history", "chain"})
MEDIA = "/media/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a kill will take away: addresses that will say "gone", and lists and feeds that lose it.

    Its pictures go too; their many files are not listed.
    """

    gone: tuple[str, ...]
    left: tuple[str, ...]
    places: str
    """The places that would lose it, counted in words."""
    readers: str
    """Who was told of it, counted in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallen:
    """One surface of a kill's record; `after_ms` counts from the order."""

    surface: str
    path: str
    at: datetime
    after_ms: int


def reach_of(story_id: int) -> Reach:
    """Where the story stands now; nothing while it is not public."""
    surfaces = surfaces_of(story_id=story_id)
    return Reach(
        gone=tuple(path for kind, path in surfaces if kind in OWN),
        left=tuple(path for kind, path in surfaces if kind not in OWN and not path.startswith(MEDIA)),
        places=places_in_words(kind for kind, _ in surfaces),
        readers=readers_in_words(alerted=count_holders(story_id=story_id), mailed=mailed_to(story_id=story_id)),
    )


def fallen(order: KillOrder) -> tuple[Fallen, ...]:
    """The record of a kill, in the order in which the surfaces fell."""
    return tuple(
        Fallen(
            surface=record.surface,
            path=record.path,
            at=record.gone_at,
            after_ms=round((record.gone_at - order.ordered_at).total_seconds() * 1000),
        )
        for record in kill_records(story_id=order.story_id)
    )
