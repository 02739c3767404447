from __future__ import annotations

from datetime import timedelta

import pytest
from story_wire import NOON, Wire, item, later

from wireroom.story import api as story
from wireroom.story.models import Story
from wireroom.wire.events import Embargo

ENDLESS = Embargo(raw="until the mayor has spoken", until=None)
EVENING = NOON + timedelta(hours=6)


def release(*, minutes: float, reason: str = "The agency's night desk allowed it by telephone.") -> None:
    story.release_early(story_id=Story.objects.get().pk, editor="ada", reason=reason, now=later(minutes))


def public(minutes: float) -> bool:
    return bool(story.published_stories(now=later(minutes), ids=[Story.objects.get().pk]))


@pytest.mark.parametrize("embargo", [ENDLESS, EVENING])
def test_a_held_story_goes_live_when_an_editor_releases_it(wire: Wire, embargo: object) -> None:
    wire.arrive(item("s1", "1", embargo=embargo))
    assert not public(1)
    release(minutes=2)
    assert public(2)
    log = story.desk_story(story_id=Story.objects.get().pk).log
    assert [(entry.by, entry.detail) for entry in log if entry.action == "released-early"] == [
        ("ada", "The agency's night desk allowed it by telephone.")
    ]


def test_a_withheld_story_comes_back(wire: Wire) -> None:
    wire.arrive(item("s1", "1"))
    wire.arrive(item("s1", "2", status="withheld"), at=later(1))
    assert not public(2)
    release(minutes=3)
    assert public(3)


def test_a_new_version_may_hold_again_and_the_same_one_sent_again_does_not(wire: Wire) -> None:
    wire.arrive(item("s1", "1", embargo=EVENING))
    release(minutes=1)
    wire.arrive(item("s1", "1", embargo=EVENING), at=later(2))
    assert public(3)
    wire.arrive(item("s1", "2", headline="Ferry still aground", embargo=EVENING), at=later(4))
    assert not public(5)
    story.release_due(now=EVENING)
    assert public(6 * 60 + 1)


def test_an_editors_draft_may_be_published_once_released(wire: Wire) -> None:
    wire.arrive(item("s1", "1", embargo=ENDLESS))
    number = Story.objects.get().pk
    desk = story.desk_story(story_id=number)
    story.save_draft(story_id=number, editor="ada", copy=desk.copy, base=desk.revision, now=later(1))
    with pytest.raises(story.UnableToPublish, match="an editor who releases it"):
        story.publish(story_id=number, editor="ada", now=later(2))
    release(minutes=3)
    assert not public(3)
    story.publish(story_id=number, editor="ada", now=later(4))
    assert public(4)


def test_there_must_be_a_hold_and_a_reason(wire: Wire) -> None:
    wire.arrive(item("s1", "1"))
    with pytest.raises(story.UnableToRelease):
        release(minutes=1)
    with pytest.raises(ValueError, match="reason"):
        release(minutes=1, reason=" ")
    wire.arrive(item("s1", "2", status="canceled"), at=later(2))
    with pytest.raises(story.UnableToRelease):
        release(minutes=3)
