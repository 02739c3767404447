"""Take a story down for ever."""

from __future__ import annotations

from datetime import datetime


def kill(*, story_id: int, ordered_by: str, reason: str, now: datetime) -> None:
    """Take the story down from every surface, at once and for good. Never refused; a second kill changes nothing.

    Of a joined story the one it was joined into is killed. Raises LookupError when there is no such story.
    """
    raise NotImplementedError
