"""Take, or leave, what the wire sent while an editor had the story."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.story.flows.batch import Batch
from wireroom.story.flows.editing import standing_for, story_for_change, thread_of
from wireroom.story.flows.follow import follow_threads
from wireroom.story.flows.refusals import UnableToPublish
from wireroom.story.flows.save_draft import write_draft
from wireroom.story.models import Draft, Story
from wireroom.story.queries.shapes import draft_facts
from wireroom.story.rules.content import copy_of, wire_content
from wireroom.story.rules.desk import Copy, DraftFacts
from wireroom.story.rules.lines import line_key


@transaction.atomic
def accept_waiting(*, story_id: int, editor: str, now: datetime) -> DraftFacts:
    """Make the waiting wire copy the draft, in place of what was drafted before, and clear the waiting mark.

    A schedule ends with the draft it was made for. Nothing is public until `publish`.
    Raises UnableToPublish when no wire copy is waiting.
    """
    story = story_for_change(story_id)
    items = thread_of(story)
    waiting = next((filed for filed in items if filed.id == story.waiting_item_id), None)
    if waiting is None:
        message = "No newer wire copy is waiting."
        raise UnableToPublish(message)
    _mark_seen(story, waiting.id)
    if story.current is None:
        story.source_line = line_key(waiting)
    content = wire_content(waiting, standing_for(story, items, now=now))
    batch = Batch(now=now)
    batch.note(story, "accepted", by=editor, detail=f"wire item {waiting.id}")
    if story.publish_at is not None:
        story.publish_at = None
        batch.note(story, "unscheduled", by=editor, detail="the draft was replaced by the wire's copy")
    draft = write_draft(batch, story, copy=copy_of(content), editor=editor, item_id=waiting.id)
    return draft_facts(draft, story=story)


@transaction.atomic
def merge_waiting(*, story_id: int, item_id: int, editor: str, copy: Copy, base: int, now: datetime) -> DraftFacts:
    """Make a copy the draft that an editor put together from their own and the waiting wire copy.

    `item_id` and `base` are the wire copy and the `DeskStory.revision` that were compared. Raises UnableToPublish when
    still newer wire copy has come, or somebody has saved, since then: nothing is lost, compare again.
    """
    story = story_for_change(story_id)
    waiting = next((filed for filed in thread_of(story) if filed.id == story.waiting_item_id), None)
    if waiting is None or waiting.id != item_id:
        message = "Still newer wire copy has come while you were comparing: compare again."
        raise UnableToPublish(message)
    if base != story.revision:
        message = "Somebody saved the story while you were comparing: compare again."
        raise UnableToPublish(message)
    _mark_seen(story, waiting.id)
    story.following = False
    if story.current is None:
        story.source_line = line_key(waiting)
    batch = Batch(now=now)
    batch.note(story, "merged", by=editor, detail=f"wire item {waiting.id}")
    return draft_facts(write_draft(batch, story, copy=copy, editor=editor, item_id=waiting.id), story=story)


@transaction.atomic
def dismiss_waiting(*, story_id: int, editor: str, now: datetime) -> None:
    """Clear the waiting mark and keep the editor's own copy."""
    story = story_for_change(story_id)
    if story.waiting_item_id is None:
        return
    batch = Batch(now=now)
    batch.note(story, "dismissed", by=editor, detail=f"wire item {story.waiting_item_id}")
    _mark_seen(story, story.waiting_item_id)
    batch.change(story)
    batch.commit()


@transaction.atomic
def follow_again(*, story_id: int, editor: str, now: datetime) -> None:
    """Hand the story back to the wire: the draft is dropped, and the latest usable wire copy is published if new.

    Raises UnableToPublish when the story does not come from the wire, or is killed or joined.
    """
    story = story_for_change(story_id)
    if story.thread_id is None or story.state in {"killed", "joined"}:
        message = "Only a standing story that came from the wire can follow it again."
        raise UnableToPublish(message)
    Draft.objects.filter(story=story).delete()
    story.publish_at = story.handed_in_at = None
    story.following, story.followed_by = True, editor[:150]
    _mark_seen(story, max(story.waiting_item_id or 0, story.seen_item_id or 0) or None)
    batch = Batch(now=now)
    batch.note(story, "following", by=editor)
    batch.change(story)
    batch.commit()
    follow_threads(thread_ids=[story.thread_id], now=now)


def _mark_seen(story: Story, item_id: int | None) -> None:
    story.seen_item_id, story.waiting_item_id = item_id, None
