"""Correct a published story."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.story.flows.editing import story_for_change
from wireroom.story.flows.publish import publishable, put_out
from wireroom.story.flows.refusals import UnableToPublish
from wireroom.story.models import Draft
from wireroom.story.rules.plain_text import plain
from wireroom.story.rules.public import PublicVersion


@transaction.atomic
def correct(*, story_id: int, editor: str, note: str, now: datetime) -> PublicVersion:
    """Make the draft a correction: a version with a public note that says what was wrong.

    Without a draft the note alone is added to the text that stands. Raises UnableToPublish as `publish` does, and
    when the note is empty or the story was never public.
    """
    story = story_for_change(story_id)
    content = publishable(story, Draft.objects.filter(story=story).first(), now=now)
    told = plain(note)
    if not told:
        message = "A correction needs a public note: say what was wrong and what is right."
        raise UnableToPublish(message)
    if story.current is None:
        message = "The story was never public, so there is nothing to correct. Publish it."
        raise UnableToPublish(message)
    return put_out(story, content, kind="correction", editor=editor, note=told, now=now)
