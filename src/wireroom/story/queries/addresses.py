"""Where stories are and were; ids and paths only, not gated."""

from __future__ import annotations

from wireroom.story.rules.desk import ClosedStory


def address(*, story_id: int) -> str:
    """Give the path of a story that is or was public; empty for one that never was, so that no headline shows early."""
    raise NotImplementedError


def closed_stories(*, after_id: int = 0, limit: int = 1000) -> tuple[ClosedStory, ...]:
    """List stories that were public and are killed, withheld or joined, by id: for tombstones and redirects."""
    raise NotImplementedError


def story_ids(*, after_id: int = 0, limit: int = 10_000) -> tuple[int, ...]:
    """List the ids of all stories, in order."""
    raise NotImplementedError
