"""Ask the gate once more, right before something is stored or shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from wireroom.story.api import published_numbers


def numbers_now(story_ids: Iterable[int], *, now: datetime) -> dict[int, int]:
    """Give the current version's number of each of the stories that readers may see at `now`."""
    ids = sorted(set(story_ids))
    return published_numbers(now=now, ids=ids) if ids else {}
