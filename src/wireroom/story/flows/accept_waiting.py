"""Take, or leave, what the wire sent while an editor had the story."""

from __future__ import annotations

from collections.abc import Sequence
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
from wireroom.wire.events import FiledItem


@transaction.atomic
def accept_waiting(*, story_id: int, item_id: int, editor: str, base: int, now: datetime) -> DraftFacts:
    """Make the waiting wire copy the draft, in place of what was drafted before, and clear the waiting mark.

    A schedule ends with the draft it was made for. Nothing is public until `publish`.
    `item_id` and `base` are as in `merge_waiting`, and so is what is refused.
    """
    story = story_for_change(story_id)
    items = thread_of(story)
    waiting = _compared(story, items, item_id=item_id, base=base)
    _mark_seen(story, waiting.id)
    if story.current is None:
        story.source_line = line_key(waiting)
    batch = Batch(now=now)
    content = wire_content(waiting, standing_for(story, items, now=now), sections=batch.sections)
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
    no copy waits any more, still newer copy has come, or somebody has saved since then: compare again.
    """
    story = story_for_change(story_id)
    waiting = _compared(story, thread_of(story), item_id=item_id, base=base)
    _mark_seen(story, waiting.id)
    story.following = False
    if story.current is None:
        story.source_line = line_key(waiting)
    batch = Batch(now=now)
    batch.note(story, "merged", by=editor, detail=f"wire item {waiting.id}")
    return draft_facts(write_draft(batch, story, copy=copy, editor=editor, item_id=waiting.id), story=story)


@transaction.atomic
def dismiss_waiting(*, story_id: int, item_id: int, editor: str, base: int, now: datetime) -> None:
    """Clear the waiting mark and keep the editor's own copy. `item_id`, `base`, refusals: as in `merge_waiting`."""
    story = story_for_change(story_id)
    waiting = _compared(story, thread_of(story), item_id=item_id, base=base)
    batch = Batch(now=now)
    batch.note(story, "dismissed", by=editor, detail=f"wire item {waiting.id}")
    _mark_seen(story, waiting.id)
    batch.change(story)
    batch.commit()


@transaction.atomic
def follow_again(*, story_id: int, item_id: int, editor: str, base: int, now: datetime) -> None:
    """Hand the story back to the wire: the draft is dropped, and the latest usable wire copy is published if new.

    `item_id` (0: none waited) and `base` are as in `merge_waiting`. Raises UnableToPublish when newer copy has come or
    somebody has saved since then, when the story does not come from the wire, or is killed or joined.
    """
    story = story_for_change(story_id)
    if story.thread_id is None or story.state in {"killed", "joined"}:
        message = "Only a standing story that came from the wire can follow it again."
        raise UnableToPublish(message)
    _refuse_unseen(story, item_id=item_id, base=base)
    Draft.objects.filter(story=story).delete()
    story.publish_at = story.handed_in_at = None
    story.following, story.followed_by = True, editor[:150]
    _mark_seen(story, max(story.waiting_item_id or 0, story.seen_item_id or 0) or None)
    batch = Batch(now=now)
    batch.note(story, "following", by=editor)
    batch.change(story)
    batch.commit()
    follow_threads(thread_ids=[story.thread_id], now=now)


def _compared(story: Story, items: Sequence[FiledItem], *, item_id: int, base: int) -> FiledItem:
    """The waiting copy, if it and the story are still what the editor compared. Raises UnableToPublish."""
    waiting = next((filed for filed in items if filed.id == story.waiting_item_id), None)
    if waiting is None:
        raise UnableToPublish("No newer wire copy is waiting.")
    _refuse_unseen(story, item_id=item_id, base=base)
    return waiting


def _refuse_unseen(story: Story, *, item_id: int, base: int) -> None:
    if (story.waiting_item_id or 0) != item_id:
        raise UnableToPublish("Still newer wire copy has come, or somebody has decided about it: compare again.")
    if base != story.revision:
        raise UnableToPublish("Somebody saved the story since you loaded the page: compare again.")


def _mark_seen(story: Story, item_id: int | None) -> None:
    story.seen_item_id, story.waiting_item_id = item_id, None
