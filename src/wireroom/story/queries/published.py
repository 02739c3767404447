"""Stories as readers may see them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wireroom.story.rules.public import PublicStory, PublicVersion


def published_story(*, now: datetime, story_id: int | None = None, path: str | None = None) -> PublicStory | None:
    """Give the story readers may see at `now`, by id or by path; None when there is none, or not now."""
    raise NotImplementedError


def published_stories(*, now: datetime, ids: Sequence[int]) -> tuple[PublicStory, ...]:
    """Give those of the stories that readers may see at `now`, in the order asked for."""
    raise NotImplementedError


def published_versions(*, now: datetime, story_id: int) -> tuple[PublicVersion, ...]:
    """Give the public history of a story, oldest version first; empty when the story is not public at `now`.

    Versions built on copy that the agency has withheld or embargoed since are left out."""
    raise NotImplementedError
