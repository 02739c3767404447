"""Hear the wire: items were filed, threads proved to be one running story, or were ruled to be two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wireroom.story.flows.follow import follow_threads
from wireroom.story.flows.part_stories import part_stories
from wireroom.story.models import Story
from wireroom.wire.events import ItemFiled, ThreadsJoined, ThreadSplit


def follow_news(
    *,
    filed: Sequence[ItemFiled],
    joined: Sequence[ThreadsJoined],
    split: Sequence[ThreadSplit] = (),
    now: datetime,
) -> None:
    """Settle every story these events touch. In a transaction.

    Joined threads go first, in their order, so that an item finds its story wherever its thread is by now.
    """
    into: dict[int, int] = {}
    for each in joined:
        Story.objects.filter(thread_id=each.thread_id).update(thread_id=each.into_thread_id)
        into[each.thread_id] = each.into_thread_id
    parted = [(_home(each.thread_id, into), _home(each.into_thread_id, into)) for each in split]
    for old, new in parted:
        part_stories(thread_id=new, from_thread_id=old, now=now)
    touched = {each.thread_id for each in filed} | set(into.values()) | {each for pair in parted for each in pair}
    follow_threads(thread_ids={_home(thread_id, into) for thread_id in touched}, now=now)


def _home(thread_id: int, into: dict[int, int]) -> int:
    while thread_id in into:
        thread_id = into[thread_id]
    return thread_id
