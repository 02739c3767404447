"""What the alert room listens to: what becomes of stories, and its own orders."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.alert.flows.follow_story import hear_gone, hear_joined, hear_published
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.events import Event
from wireroom.kernel.outbox import Subscriber
from wireroom.story.events import StoryJoined, StoryKilled, StoryWithheld, VersionPublished

CLOCK = SystemClock()


def stories_changed(events: Sequence[Event]) -> None:
    """Bring the alerts of these stories to where the stories are."""
    for event in events:
        match event:
            case VersionPublished():
                hear_published(story_id=event.story_id, now=CLOCK.now())
            case StoryKilled():
                hear_gone(story_id=event.story_id, killed=True, now=CLOCK.now())
            case StoryWithheld():
                hear_gone(story_id=event.story_id, killed=False, now=CLOCK.now())
            case StoryJoined():
                hear_joined(story_id=event.story_id, into_story_id=event.into_story_id)


CHANGES = (VersionPublished, StoryKilled, StoryWithheld, StoryJoined)
SUBSCRIBERS = (Subscriber(name="alert.stories", events=CHANGES, handle=stories_changed),)
