"""The fronts as the desk sees them: which there are, how each stands, and what is in its spots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wireroom.desk.rules.pools import pool_choices, pool_value
from wireroom.page.api import HOME, SIZES, Filled, FrontState, Spot, front_filled, front_state, sections_now
from wireroom.story.api import DeskRow, desk_stories, teasers

MOST_FOUND = 8
MOST_TOPICS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontRow:
    """A front in the list of them all."""

    name: str
    title: str
    path: str
    state: FrontState


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotRow:
    """A spot in the form: its key, what stands in it now, and the pinned story's words if it is not public."""

    key: str
    filled: Filled
    pool: str
    away: str

    @property
    def spot(self) -> Spot:
        """What the editor set."""
        return self.filled.spot


def front_titles(*, now: datetime) -> dict[str, str]:
    """Every front's title by its name: the first page, then the sections in their order."""
    return {HOME: "Home"} | {label.slug: label.name for label in sections_now(now=now, every=True)}


def front_rows(*, now: datetime) -> tuple[FrontRow, ...]:
    """All fronts, the first page first."""
    return tuple(
        FrontRow(name=name, title=title, path="/" if name == HOME else f"/{name}", state=front_state(name=name))
        for name, title in front_titles(now=now).items()
    )


def spot_rows(spots: Sequence[Spot], *, now: datetime) -> tuple[SpotRow, ...]:
    """The spots with what would stand in each now."""
    return tuple(
        SpotRow(
            key=str(place),
            filled=each,
            pool=pool_value(each.spot.label, each.spot.slug),
            away=f"Story {each.spot.story} is not public now" if each.spot.story and not each.pinned else "",
        )
        for place, each in enumerate(front_filled(spots=spots, now=now))
    )


def pools_for(spots: Sequence[Spot], *, now: datetime) -> list[tuple[str, str]]:
    """What a rule may choose from: everything, the sections, and the topics of the day and of these spots."""
    topics = {topic.slug: topic.name for story in teasers(now=now, limit=60) for topic in story.topics}
    chosen = {spot.slug: spot.slug for spot in spots if spot.label == "topic"}
    some = dict(sorted(topics.items(), key=lambda each: each[1].casefold())[:MOST_TOPICS])
    sections = [(label.slug, label.name) for label in sections_now(now=now, every=True)]
    return pool_choices(sections, (chosen | some).items())


def stories_to_pin(words: str) -> tuple[DeskRow, ...]:
    """Live stories that have these words, the latest first; the newest of all without words."""
    return desk_stories(words=words, state="live", limit=MOST_FOUND)


def size_choices() -> list[tuple[str, str]]:
    """The sizes that the design knows, with their words."""
    return list(SIZES.items())
