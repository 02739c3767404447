"""A draft is handed in for review, and sent back with a word."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.story.flows.batch import Batch
from wireroom.story.flows.editing import story_for_change
from wireroom.story.flows.publish import refuse_closed
from wireroom.story.flows.refusals import UnableToReview
from wireroom.story.models import Draft, Story
from wireroom.story.rules.plain_text import plain


@transaction.atomic
def hand_in(*, story_id: int, editor: str, now: datetime) -> None:
    """Ask for somebody who may publish to look at the draft. Handing in again changes nothing.

    Raises UnableToReview when there is no draft with a headline, it is scheduled, or the story is killed or joined.
    """
    story = story_for_change(story_id)
    refuse_closed(story, UnableToReview)
    draft = Draft.objects.filter(story=story).first()
    if draft is None or not draft.copy.get("headline"):
        raise UnableToReview("There is no draft with a headline yet: write one, save it, then hand it in.")
    if story.publish_at is not None:
        raise UnableToReview("It is scheduled already, so somebody has looked at it.")
    if story.handed_in_at is not None:
        return
    story.handed_in_at = now
    Draft.objects.filter(pk=draft.pk).update(handed_in_by=editor[:150], review_note="", sent_back_by="")
    _written(story, "handed-in", by=editor, now=now)


@transaction.atomic
def send_back(*, story_id: int, editor: str, note: str, now: datetime) -> None:
    """Give a draft back to who wrote it, with a word on what is missing; without one when the writer takes it back.

    Raises UnableToReview when it is not in review, or the word is missing.
    """
    story = story_for_change(story_id)
    draft = Draft.objects.filter(story=story).first()
    if story.handed_in_at is None or draft is None:
        raise UnableToReview("It is not in review: somebody may have published it or sent it back.")
    said, own = plain(note), draft.handed_in_by == editor
    if not said and not own:
        raise UnableToReview("Say what is missing: the writer reads it above the draft.")
    story.handed_in_at = None
    Draft.objects.filter(pk=draft.pk).update(review_note=said, sent_back_by=editor[:150])
    _written(story, "taken-back" if own and not said else "sent-back", by=editor, detail=said, now=now)


def _written(story: Story, action: str, *, by: str, now: datetime, detail: str = "") -> None:
    batch = Batch(now=now)
    batch.change(story)
    batch.note(story, action, by=by, detail=detail)
    batch.commit()
