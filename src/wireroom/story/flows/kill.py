"""Take a story down for ever."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.story.flows.batch import Batch
from wireroom.story.flows.editing import story_for_change
from wireroom.story.flows.settle import take_down


@transaction.atomic
def kill(*, story_id: int, ordered_by: str, reason: str, now: datetime) -> None:
    """Take the story down from every surface, at once and for good. Never refused; a second kill changes nothing.

    Of a joined story the one it was joined into is killed. Raises LookupError when there is no such story.
    """
    story = story_for_change(story_id)
    while story.joined_into_id is not None:
        story = story_for_change(story.joined_into_id)
    if story.state == "killed":
        return
    batch = Batch(now=now)
    take_down(batch, story, ordered_by=ordered_by, reason=reason)
    batch.commit()
