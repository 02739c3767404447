"""What readers can follow, and how many do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pyroaring import BitMap

from wireroom.alert.queries.sheets import ALL, names_under, sheets
from wireroom.alert.rules.aim import Aim
from wireroom.alert.rules.topics import BREAKING, Topic, is_topic, topic_key
from wireroom.page import api as page_room
from wireroom.story import api as story_room


def topics_offered(*, now: datetime) -> tuple[Topic, ...]:
    """Give what the newsroom offers to follow: breaking news first, then its sections as they are now."""
    sections = (Topic(key=topic_key("section", each.slug), name=each.name) for each in story_room.sections(now=now))
    return (Topic(key=BREAKING, name="Breaking news"), *sections)


def topics_today(keys: Iterable[str]) -> tuple[str, ...]:
    """Give what these topics are now, each once: a section that went into another one is that one."""
    return _each_today(keys, story_room.all_sections())


def aim_today(aim: Aim, sections: story_room.Sections) -> Aim:
    """Give an aim with its topics as they are now."""
    any_of, all_of, none_of = (_each_today(keys, sections) for keys in (aim.any_of, aim.all_of, aim.none_of))
    return Aim(any_of=any_of, all_of=all_of, none_of=none_of)


def meaning_the_same(key: str, sections: story_room.Sections) -> tuple[str, ...]:
    """Give every key under which readers may follow what this one means: of a section, its former addresses too."""
    kind, _, slug = key.partition(":")
    if kind != "section":
        return (key,)
    return tuple(f"section:{each}" for each in sections.former(slug))


def _each_today(keys: Iterable[str], sections: story_room.Sections) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_today(key, sections) for key in keys))


def _today(key: str, sections: story_room.Sections) -> str:
    kind, _, slug = key.partition(":")
    return f"section:{sections.key(slug)}" if kind == "section" else key


def topic_named(key: str, *, now: datetime) -> Topic | None:
    """Give a topic by its key, as it is called now; None when readers see nothing under it.

    Readers may follow any, also a story's own topic, who wrote it, or the story.
    """
    kind, _, slug = key.partition(":")
    if not is_topic(key):
        return None
    match kind:
        case "author" | "topic":
            label = story_room.label_named(kind=kind, slug=slug, now=now)
            called = page_room.placard_of(kind=kind, slug=slug).name if label else ""
            return Topic(key=key, name=called or label.name) if label else None
        case "story":
            story = story_room.published_story(story_id=int(slug), now=now)
            return Topic(key=key, name=story.current.headline) if story else None
        case _:
            return next((each for each in topics_offered(now=now) if each.key == key), None)


def followers() -> dict[str, int]:
    """Give how many follow each topic; under the empty name, how many subscriptions there are."""
    names, sections = names_under("topic:"), story_room.all_sections()
    found = sheets([*names, ALL])
    who: dict[str, BitMap] = {"": found[ALL]}
    for name in names:
        key = _today(name.removeprefix("topic:"), sections)
        who[key] = who.get(key, BitMap()) | found[name]
    return {key: len(each) for key, each in who.items()}
