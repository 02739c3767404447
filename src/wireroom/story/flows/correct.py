"""Correct a published story."""

from __future__ import annotations

from datetime import datetime

from wireroom.story.rules.public import PublicVersion


def correct(*, story_id: int, editor: str, note: str, now: datetime) -> PublicVersion:
    """Make the draft a correction: a version with a public note that says what was wrong.

    Raises UnableToPublish as `publish` does, and when the note is empty or the story was never public.
    """
    raise NotImplementedError
