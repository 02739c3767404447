"""Publish a draft at its moment, to the second; move the moment, or take it off."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.db import Error, transaction
from django.db.models import F, Min

from wireroom.story.flows.batch import Batch
from wireroom.story.flows.editing import story_for_change
from wireroom.story.flows.publish import publish, publishable
from wireroom.story.flows.refusals import UnableToPublish, UnableToSchedule
from wireroom.story.models import Draft, Revision, Story

log = structlog.get_logger(__name__)
TRY_AGAIN = timedelta(minutes=1)


@transaction.atomic
def schedule(*, story_id: int, editor: str, at: datetime, now: datetime) -> datetime:
    """Let the draft go live at a moment, as it stands now; again moves the moment. Gives it, on the full second.

    Who saves it until then changes what goes live; what is saved in passing does not.

    Raises UnableToSchedule when the moment has passed, there is no draft, or it could not be published at the moment
    by what is known now: a hold of the wire that will still run, no headline, a killed or joined story.
    """
    story, at = story_for_change(story_id), at.replace(microsecond=0)
    if at <= now:
        raise UnableToSchedule("That moment has passed. Choose a later one, or publish it now.")
    draft = Draft.objects.filter(story=story).first()
    if draft is None and story.state not in {"killed", "joined"}:
        raise UnableToSchedule("There is no draft to publish. Edit the story first.")
    try:
        publishable(story, draft, now=at)
    except UnableToPublish as refusal:
        raise UnableToSchedule(str(refusal)) from refusal
    action = "schedule-moved" if story.publish_at else "scheduled"
    story.publish_at, story.handed_in_at = at, None
    Draft.objects.filter(story=story).update(
        scheduled_by=editor[:150],
        scheduled_copy=F("copy"),
        scheduled_item_id=F("item_id"),
        review_note="",
        sent_back_by="",
    )
    Revision.objects.filter(story=story, number=story.revision).update(passing=False)
    _written(story, action, by=editor, detail=f"for {at.isoformat()}", now=now)
    return at


@transaction.atomic
def unschedule(*, story_id: int, editor: str, now: datetime) -> None:
    """Take the draft off its moment; it stays a draft. Raises UnableToSchedule when it is not scheduled (any more)."""
    story = story_for_change(story_id)
    if story.publish_at is None:
        raise UnableToSchedule("It is not scheduled: it may have gone live already.")
    story.publish_at = None
    _written(story, "unscheduled", by=editor, now=now)


def publish_due(*, now: datetime) -> int:
    """Publish every draft whose moment has come; say how many were looked at.

    What cannot be published then is taken off, put in review and says why; a fault holds up only its own story,
    which is tried again a minute later.
    """
    due = list(Story.objects.filter(publish_at__lte=now).order_by("publish_at", "id").values_list("id", flat=True))
    for story_id in due:
        try:
            _publish(story_id, now=now)
        except Error:
            raise
        except Exception:
            log.exception("story.not_published_on_schedule", story=story_id)
            Story.objects.filter(pk=story_id, publish_at__lte=now).update(publish_at=now + TRY_AGAIN)
    return len(due)


def next_scheduled() -> datetime | None:
    """The next moment of a schedule; None when there is none."""
    moment: datetime | None = Story.objects.filter(publish_at__isnull=False).aggregate(next=Min("publish_at"))["next"]
    return moment


@transaction.atomic
def _publish(story_id: int, *, now: datetime) -> None:
    story = story_for_change(story_id)
    if story.publish_at is None or story.publish_at > now:
        return
    by = Draft.objects.filter(story=story).values_list("scheduled_by", flat=True).first() or "schedule"
    try:
        _as_scheduled(story_id, by=by, now=now)
    except UnableToPublish as refusal:
        story.publish_at, story.handed_in_at = None, now
        note = f"It did not go live at its moment. {refusal}"
        Draft.objects.filter(story=story).update(handed_in_by=by, review_note=note, sent_back_by="schedule")
        _written(story, "not-published", by="schedule", detail=str(refusal), now=now)


@transaction.atomic
def _as_scheduled(story_id: int, *, by: str, now: datetime) -> None:
    """Publish what was scheduled; words that were kept by themselves since then stay, as a draft after it."""
    draft = Draft.objects.filter(story_id=story_id).first()
    if draft is None or draft.scheduled_copy in (None, draft.copy):
        publish(story_id=story_id, editor=by, now=now)
        return
    meant = {"copy": draft.scheduled_copy, "item_id": draft.scheduled_item_id}
    Draft.objects.filter(pk=draft.pk).update(**meant)
    publish(story_id=story_id, editor=by, now=now)
    story = story_for_change(story_id)
    Draft.objects.create(
        story=story,
        editor=draft.editor,
        saved_at=draft.saved_at,
        item_id=draft.item_id,
        copy=draft.copy,
        page=draft.page,
        base=draft.revision,
        revision=story.revision,
    )
    _written(story, "draft-left", by=draft.editor, detail="written after what was scheduled", now=now)


def _written(story: Story, action: str, *, by: str, now: datetime, detail: str = "") -> None:
    batch = Batch(now=now)
    batch.change(story)
    batch.note(story, action, by=by, detail=detail)
    batch.commit()
