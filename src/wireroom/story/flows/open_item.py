"""Begin a story from a wire item by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from wireroom.story.flows.batch import Batch
from wireroom.story.flows.refusals import UnableToOpen
from wireroom.story.flows.save_draft import write_draft
from wireroom.story.flows.settle import settle
from wireroom.story.models import Story
from wireroom.story.queries.threads import stories_of
from wireroom.story.rules.content import copy_of, wire_content
from wireroom.story.rules.lines import is_readable, is_textual, line_key
from wireroom.story.rules.standing import standing_of
from wireroom.wire.api import filed_item, items_of_threads
from wireroom.wire.events import FiledItem


@transaction.atomic
def open_item(*, item_id: int, editor: str, now: datetime) -> int:
    """Make a draft story of a wire item and give its id: for feeds that are not followed, and after a kill.

    Gives the standing story when its thread has one that is not killed. Raises UnableToOpen for what is no copy
    (a picture, a cancelled item); LookupError when there is no such item.
    """
    filed = filed_item(item_id=item_id)
    _refuse_no_copy(filed)
    items = items_of_threads(thread_ids=[filed.thread_id])
    stories = stories_of(items).get(filed.thread_id, [])
    standing_story = next((story for story in stories if story.state != "killed"), None)
    if standing_story is not None:
        return standing_story.pk
    for story in stories:
        Story.objects.filter(pk=story.pk).update(revival_item_id=None)
    return _opened(filed, items[filed.thread_id], after_kill=bool(stories), editor=editor, now=now).pk


def _opened(filed: FiledItem, items: Sequence[FiledItem], *, after_kill: bool, editor: str, now: datetime) -> Story:
    cancels = [each.id for each in items if each.item.effective_status == "canceled"]
    batch = Batch(now=now)
    story = batch.begin(
        Story(
            state="draft",
            thread_id=filed.thread_id,
            first_item_id=filed.id,
            following=False,
            revived=after_kill or bool(cancels),
            pardoned_up_to=max(cancels, default=0),
            seen_item_id=filed.id,
            source_line=line_key(filed),
        )
    )
    settle(batch, story, items)
    content = wire_content(filed, standing_of([filed], now=now), sections=batch.sections)
    story.provider, story.credit, story.urgency = filed.provider, content.source.credit, content.source.urgency
    batch.note(story, "opened", by=editor, detail=f"from wire item {filed.id}")
    write_draft(batch, story, copy=copy_of(content), editor=editor, item_id=filed.id)
    return story


def _refuse_no_copy(filed: FiledItem) -> None:
    if not is_textual(filed) or not is_readable(filed):
        message = f"Item {filed.id} cannot be opened as a story: there is no usable copy in it."
        raise UnableToOpen(message)
