"""Publish what an editor has written."""

from __future__ import annotations

from datetime import datetime

from wireroom.story.rules.public import PublicVersion


def publish(*, story_id: int, editor: str, now: datetime) -> PublicVersion:
    """Make the draft the story's next version and show it to readers.

    Raises UnableToPublish when the story is killed or joined, the wire holds its copy, the headline is missing, there is
    no draft, or nothing a reader sees has changed; LookupError when there is no such story.
    """
    raise NotImplementedError
