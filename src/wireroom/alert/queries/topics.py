"""What readers can follow, and how many do."""

from __future__ import annotations

from datetime import datetime

from wireroom.alert.queries.sheets import ALL, counts, names_under
from wireroom.alert.rules.topics import BREAKING, Topic, topic_key
from wireroom.story import api as story_room


def topics_offered(*, now: datetime) -> tuple[Topic, ...]:
    """Give what the newsroom offers to follow: breaking news first, then its sections as they are now."""
    sections = (Topic(key=topic_key("section", each.slug), name=each.name) for each in story_room.sections(now=now))
    return (Topic(key=BREAKING, name="Breaking news"), *sections)


def followers() -> dict[str, int]:
    """Give how many follow each topic; under the empty name, how many subscriptions there are."""
    names = names_under("topic:")
    found = counts([*names, ALL])
    return {name.removeprefix("topic:") if name != ALL else "": number for name, number in found.items()}
