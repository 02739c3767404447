"""Take, or leave, what the wire sent while an editor had the story."""

from __future__ import annotations

from datetime import datetime

from wireroom.story.rules.desk import DraftFacts


def accept_waiting(*, story_id: int, editor: str, now: datetime) -> DraftFacts:
    """Make the waiting wire copy the draft, in place of what was drafted before, and clear the waiting mark.

    Nothing is public until `publish`. Raises UnableToPublish when no wire copy is waiting.
    """
    raise NotImplementedError


def dismiss_waiting(*, story_id: int, editor: str, now: datetime) -> None:
    """Clear the waiting mark and keep the editor's own copy."""
    raise NotImplementedError


def follow_again(*, story_id: int, editor: str, now: datetime) -> None:
    """Hand the story back to the wire: the draft is dropped, and the latest usable wire copy is published if it differs.

    Raises UnableToPublish when the story does not come from the wire, or is killed or joined.
    """
    raise NotImplementedError
