"""What an alert can be aimed at, and how many follow each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wireroom.alert import api as alerts
from wireroom.story.api import Label, PublicStory, all_sections, published_story

MOST = 60
"""More than these nobody finds the right one among; those that most follow come first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A topic that can be chosen: its key, its name, and how many follow it."""

    key: str
    name: str
    followers: int


def choices(*, story_id: int | None, chosen: Iterable[str], now: datetime) -> tuple[Choice, ...]:
    """What can be chosen, in this order.

    What the newsroom offers, the story's own labels, what is chosen already, what readers follow besides, most first.
    """
    found = published_story(story_id=story_id, now=now) if story_id is not None else None
    named = {each.key: each.name for each in alerts.topics_offered(now=now)}
    named |= _labels_of(found) if found else {}
    followers = alerts.followers()
    others = sorted((key for key in followers if key), key=lambda key: (-followers[key], key))
    keys = dict.fromkeys([*named, *filter(alerts.is_topic, chosen), *filter(_is_lasting, others)])
    return tuple(
        Choice(key=key, name=named.get(key) or name_of(key, now=now), followers=followers.get(key, 0))
        for key in list(keys)[: max(MOST, len(named))]
    )


def names(*, now: datetime, keys: Iterable[str] = ()) -> dict[str, str]:
    """What topics are called: those on offer, and these."""
    return {key: name_of(key, now=now) for key in keys} | {
        each.key: each.name for each in alerts.topics_offered(now=now)
    }


def name_of(key: str, *, now: datetime) -> str:
    """What a topic is called: a label's own name where stories bear it, else its key as words."""
    kind, _, slug = key.partition(":")
    match kind:
        case "story":
            return f"Followers of story {slug}"
        case "author" | "topic":
            topic = alerts.topic_named(key, now=now)
            return topic.name if topic else slug.replace("-", " ").capitalize()
        case "section":
            return all_sections().today(Label(slug=slug, name=slug.replace("-", " ").capitalize())).name
        case _:
            return "Breaking news"


def _is_lasting(key: str) -> bool:
    return not key.startswith("story:")


def _labels_of(story: PublicStory) -> dict[str, str]:
    shown = story.current
    found = {alerts.topic_key("section", shown.section.slug): shown.section.name}
    found |= {f"topic:{label.slug}": label.name for label in shown.topics}
    found |= {f"author:{label.slug}": label.name for label in shown.authors}
    found[alerts.story_key(story.id)] = "Followers of this story"
    return {key: name for key, name in found.items() if alerts.is_topic(key)}
