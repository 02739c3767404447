"""A followed thread becomes a story by itself, and stays what its items say."""

from __future__ import annotations

from story_wire import NOON, item

from wireroom.story.api import published_story
from wireroom.story.events import VersionPublished


def test_a_new_item_is_published_under_its_headline(wire):
    wire.arrive(item(byline="By Ann Example"))
    story = published_story(now=NOON, path="/2026/11/22/ferry-runs-aground")
    assert story is not None
    assert story.current.credit == "Via Halyard news wire"
    assert wire.told() == [VersionPublished(story.id, 1)]
