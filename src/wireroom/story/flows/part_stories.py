"""An editor ruled that a wire thread is two running stories: each story goes with its own copy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wireroom.story.flows.batch import Batch
from wireroom.story.flows.numbering import describe
from wireroom.story.models import Story
from wireroom.story.queries.threads import stories_of
from wireroom.story.rules.content import wire_content
from wireroom.story.rules.lines import is_copy, is_textual, line_key
from wireroom.story.rules.standing import standing_of
from wireroom.wire.api import items_of_threads
from wireroom.wire.events import FiledItem


def part_stories(*, thread_id: int, from_thread_id: int, now: datetime) -> None:
    """Give the stories of a thread that was split to the side their copy lies on. In a transaction.

    A story stays with what remains, as long as there is copy in that; one that an editor works on goes with the
    line it was built on, so that a hold on that line still holds it. A killed story stays killed, and what was
    taken out of its thread waits for an editor: nothing that was killed comes back by itself.
    """
    items = items_of_threads(thread_ids=[thread_id, from_thread_id])
    gone, left = items.get(thread_id, ()), items.get(from_thread_id, ())
    stories = stories_of(items)
    batch = Batch(now=now)
    for story in stories.get(from_thread_id, ()):
        _settle_on(batch, story, gone if _goes(story, gone=gone, left=left) else left)
    killed = any(story.state == "killed" for story in stories.get(from_thread_id, ()))
    if killed and not Story.objects.filter(thread_id=thread_id).exists():
        _begin_waiting(batch, gone)
    batch.commit()


def _goes(story: Story, *, gone: Sequence[FiledItem], left: Sequence[FiledItem]) -> bool:
    if story.state == "killed" or not gone:
        return False
    if story.following:
        return not any(is_textual(filed) and is_copy(filed) for filed in left)
    line = story.current.line if story.current and story.current.line else story.source_line
    return line in {line_key(filed) for filed in gone}


def _settle_on(batch: Batch, story: Story, side: Sequence[FiledItem]) -> None:
    if not side:
        return
    story.thread_id = side[0].thread_id
    if story.first_item_id not in {filed.id for filed in side}:
        story.first_item_id = next((filed.id for filed in side if is_textual(filed)), side[0].id)
    batch.note(story, "split", by="wire", detail="An editor parted its wire thread; compare it with the agency's copy.")
    batch.change(story)


def _begin_waiting(batch: Batch, items: Sequence[FiledItem]) -> None:
    first = next((filed for filed in items if is_textual(filed) and is_copy(filed)), None)
    standing = standing_of(items, now=batch.now)
    if first is None or standing.state not in {"live", "held"}:
        return
    story = Story(state="draft", thread_id=first.thread_id, first_item_id=first.id, following=False)
    story.source_line = line_key(first)
    describe(batch.begin(story), wire_content(first, standing, sections=batch.sections))
    batch.note(story, "split", by="wire", detail="Taken out of the thread of a killed story; it waits for an editor.")
