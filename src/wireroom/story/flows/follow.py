"""Follow the wire: each thread's story is brought to where the thread's items say it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from wireroom.story.flows.batch import Batch
from wireroom.story.flows.merge import merge_stories
from wireroom.story.flows.numbering import describe
from wireroom.story.flows.settle import settle
from wireroom.story.models import Story
from wireroom.story.queries.threads import stories_of
from wireroom.story.rules.content import wire_content
from wireroom.story.rules.lines import is_textual, line_key
from wireroom.story.rules.standing import standing_of
from wireroom.wire.api import items_of_threads
from wireroom.wire.events import FiledItem


def follow_threads(*, thread_ids: Iterable[int], now: datetime) -> None:
    """Settle the stories of these threads, and begin one where a followed feed brought the first copy.

    Looks at what is, not at what happened: any number of calls in any order end the same. In a transaction.
    """
    items = items_of_threads(thread_ids=thread_ids)
    stories = stories_of(items)
    batch = Batch(now=now)
    for thread_id, filed_items in items.items():
        known = merge_stories(batch, stories.get(thread_id, []))
        for story in known or _begun(batch, filed_items):
            settle(batch, story, filed_items)
        _forget_revivals(known)
    batch.commit()


def _forget_revivals(stories: Sequence[Story]) -> None:
    """What came after a kill is not offered again while a story that an editor opened anew stands."""
    if any(story.revived and story.state != "killed" for story in stories):
        for story in stories:
            story.revival_item_id = None


def _begun(batch: Batch, items: Sequence[FiledItem]) -> list[Story]:
    """A story for a thread that has none, if there is copy that is wanted and was not canceled.

    The first copy that any rule wanted decides whether it goes live by itself or waits for an editor.
    """
    first = next((filed for filed in items if is_textual(filed) and filed.route != "monitor"), None)
    if first is None or standing_of(items, now=batch.now).state not in {"live", "held"}:
        return []
    return [_waiting(batch, first, items) if first.route == "hold" else _following(batch, first)]


def _following(batch: Batch, first: FiledItem) -> Story:
    return batch.begin(Story(state="held", thread_id=first.thread_id, first_item_id=first.id))


def _waiting(batch: Batch, first: FiledItem, items: Sequence[FiledItem]) -> Story:
    """A draft made of the copy, as if an editor had opened it: the feed's rules want one to look at it first."""
    story = batch.begin(
        Story(
            state="draft",
            thread_id=first.thread_id,
            first_item_id=first.id,
            following=False,
            seen_item_id=first.id,
            source_line=line_key(first),
        )
    )
    describe(story, wire_content(first, standing_of(items, now=batch.now), sections=batch.sections))
    batch.note(story, "routed", by=f"wire: {first.provider}", detail="waits for an editor, by the feed's rules")
    return story
