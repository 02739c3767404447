"""What the story room announces, and the shapes and comparisons of what readers may see, without Django."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.kernel.events import Event
from wireroom.story.rules.chain import canonical
from wireroom.story.rules.difference import Change, Mark, difference, marked_words
from wireroom.story.rules.live_posts import LivePost, block_of, own_pictures, pictures_of, post_of, posts_of
from wireroom.story.rules.own_blocks import (
    Entry,
    Pointer,
    entries,
    marks_in,
    picture_mark,
    pointers,
    pointing,
    quoted,
    titled,
)
from wireroom.story.rules.plain_text import shortened, text_of
from wireroom.story.rules.public import (
    Label,
    PublicPicture,
    PublicStory,
    PublicVersion,
    Stamp,
    Teaser,
    VersionFacts,
    VersionKind,
)

__all__ = [
    "Change",
    "Entry",
    "Label",
    "LivePost",
    "Mark",
    "Pointer",
    "PublicPicture",
    "PublicStory",
    "PublicVersion",
    "Stamp",
    "StoryJoined",
    "StoryKilled",
    "StoryWithheld",
    "Teaser",
    "VersionFacts",
    "VersionKind",
    "VersionPublished",
    "block_of",
    "canonical",
    "difference",
    "entries",
    "marked_words",
    "marks_in",
    "own_pictures",
    "picture_mark",
    "pictures_of",
    "pointers",
    "pointing",
    "post_of",
    "posts_of",
    "quoted",
    "shortened",
    "text_of",
    "titled",
]


@dataclass(frozen=True, slots=True)
class VersionPublished(Event):
    """A version of a story may be seen by readers from now on: new, updated, corrected, or released from a hold."""

    story_id: int
    number: int


@dataclass(frozen=True, slots=True)
class StoryWithheld(Event):
    """A live story must leave every surface for now: withheld by the agency, or embargoed by a later version."""

    story_id: int


@dataclass(frozen=True, slots=True)
class StoryKilled(Event):
    """A story must leave every surface for ever, at once. Announced urgent."""

    story_id: int


@dataclass(frozen=True, slots=True)
class StoryJoined(Event):
    """A story proved to be the same running story as another: its address leads to the other's from now on."""

    story_id: int
    into_story_id: int
