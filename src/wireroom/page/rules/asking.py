"""Where a page may ask for money, and the plain panel that asks: the same bytes for everybody, without any script."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from wireroom.page.rules.deaths import tells_of_death
from wireroom.story.events import PublicStory

MarkKind = Literal["story", "section", "topic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPanel:
    """What every story page asks of readers whose browser runs no script; `href` leads to the giving page."""

    heading: str
    body: str
    button: str
    href: str


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Mark:
    """An editor's word that nothing is asked: on one story (`key`: its number), or in a section or topic (its slug)."""

    kind: MarkKind
    key: str


def is_fatal(story: PublicStory) -> bool:
    """Whether the headline or the standfirst says that people died, in any language in which appeals speak.

    Wrong in doubt for silence: "killer app" asks for nothing either, and nobody is hurt by that.
    """
    return tells_of_death(f"{story.current.headline}\n{story.current.standfirst}")


def is_marked(story: PublicStory, marks: Collection[Mark]) -> bool:
    """Whether an editor marked the story, its section or one of its topics."""
    shown = story.current
    own = {Mark(kind="story", key=str(story.id)), Mark(kind="section", key=shown.section.slug)}
    return not own.union(Mark(kind="topic", key=topic.slug) for topic in shown.topics).isdisjoint(marks)


def may_ask(story: PublicStory, marks: Collection[Mark], *, is_corrected: bool) -> bool:
    """Whether a story's page may carry the plain panel. It cannot know the time, so of deaths it is silent for good."""
    return not (is_corrected or is_fatal(story) or is_marked(story, marks))
