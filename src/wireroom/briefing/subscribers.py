"""What the briefing room listens to: what becomes of stories, and of recipients."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.briefing.flows.count_leaving import count_return
from wireroom.briefing.flows.follow_story import hear_gone, hear_joined, hear_published
from wireroom.briefing.flows.prune import forget
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.events import Event
from wireroom.kernel.outbox import Subscriber
from wireroom.reader.events import MailReturned, RecipientForgotten
from wireroom.story.events import StoryJoined, StoryKilled, StoryWithheld, VersionPublished

CLOCK = SystemClock()


def stories_changed(events: Sequence[Event]) -> None:
    """Bring the editions of these stories to where the stories are."""
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


def recipients_changed(events: Sequence[Event]) -> None:
    """Count what came back, and forget who has gone."""
    for event in events:
        match event:
            case MailReturned():
                count_return(about=event.about)
            case RecipientForgotten():
                forget(recipient_id=event.recipient_id)


SUBSCRIBERS = (
    Subscriber(
        name="briefing.stories",
        events=(VersionPublished, StoryKilled, StoryWithheld, StoryJoined),
        handle=stories_changed,
    ),
    Subscriber(
        name="briefing.recipients", events=(MailReturned, RecipientForgotten), handle=recipients_changed, atomic=True
    ),
)
