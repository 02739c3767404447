"""What the alert room listens to: what becomes of stories, and its own orders."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.alert.flows.end_alerts import forget_reader
from wireroom.alert.flows.follow_reader import hear_following
from wireroom.alert.flows.follow_story import hear_gone, hear_joined, hear_published
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.events import Event
from wireroom.kernel.outbox import Subscriber
from wireroom.reader.events import FollowingChanged, ReaderErased
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


def readers_changed(events: Sequence[Event]) -> None:
    """Bring devices to what their readers follow, and forget those of who has gone."""
    for event in events:
        match event:
            case FollowingChanged():
                hear_following(reader_id=event.reader_id)
            case ReaderErased():
                forget_reader(reader_id=event.reader_id, now=CLOCK.now())


CHANGES = (VersionPublished, StoryKilled, StoryWithheld, StoryJoined)
SUBSCRIBERS = (
    Subscriber(name="alert.stories", events=CHANGES, handle=stories_changed),
    Subscriber(name="alert.readers", events=(FollowingChanged, ReaderErased), handle=readers_changed),
)
