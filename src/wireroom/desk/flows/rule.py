"""An editor rules that takes belong together, or that they do not, and may take that back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from wireroom.wire.api import join_threads, split_thread, threads_of_items
from wireroom.wire.events import RulingAction


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """What was ruled: `moved` are the items that came or went, `stayed` is one of those they came to or left."""

    action: RulingAction
    moved: tuple[int, ...]
    stayed: int


def join_items(*, item_id: int, others: Collection[int], editor: str, now: datetime) -> Ruled:
    """Rule that the running stories of an item and of these others are one.

    Raises LookupError when an item is gone, UnableToRule when they are one already or of two providers.
    """
    join_threads(thread_id=_thread(item_id), with_thread_id=_thread(min(others)), editor=editor, now=now)
    return Ruled(action="joined", moved=tuple(sorted(others)), stayed=item_id)


def split_items(*, item_ids: Collection[int], stayed: int, editor: str, now: datetime) -> Ruled:
    """Rule that these items, with all versions of their lines, are a running story of their own. Raises as above."""
    split_thread(item_ids=item_ids, editor=editor, now=now)
    return Ruled(action="split", moved=tuple(sorted(item_ids)), stayed=stayed)


def undo(ruled: Ruled, *, editor: str, now: datetime) -> None:
    """Rule the opposite. Raises as above."""
    if ruled.action == "joined":
        split_thread(item_ids=ruled.moved, editor=editor, now=now)
    else:
        threads = _thread(ruled.stayed), _thread(ruled.moved[0])
        join_threads(thread_id=threads[0], with_thread_id=threads[1], editor=editor, now=now)


def _thread(item_id: int) -> int:
    thread = threads_of_items(item_ids=[item_id]).get(item_id)
    if thread is None:
        message = f"There is no wire item {item_id}."
        raise LookupError(message)
    return thread
