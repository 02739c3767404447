"""The desk's view of stories: staff only, not gated."""

from __future__ import annotations

from wireroom.story.rules.desk import DeskRow, DeskStory, KillOrder


def desk_story(*, story_id: int) -> DeskStory:
    """Give a story with its draft, versions and record. Raises LookupError when there is none."""
    raise NotImplementedError


def desk_stories(
    *, words: str = "", state: str = "", section: str = "", before_id: int | None = None, limit: int = 50
) -> tuple[DeskRow, ...]:
    """List stories, newest first; `before_id` goes on after a list's last row.

    `words` are looked for in headline, standfirst, slugline and byline, all of them, the last one as a beginning.
    `state` is a story's state, or "waiting" (newer wire copy waits), "revival" (usable copy after a kill), "drafted".
    """
    raise NotImplementedError


def kill_order(*, story_id: int) -> KillOrder | None:
    """Give the order that took a story down; None while it stands."""
    raise NotImplementedError


def kill_orders(*, limit: int = 100) -> tuple[KillOrder, ...]:
    """List the kill orders, newest first."""
    raise NotImplementedError
