"""Sections, topics and authors."""

from __future__ import annotations

from datetime import datetime

from wireroom.story.rules.desk import StoryLabels
from wireroom.story.rules.public import Label


def sections(*, now: datetime) -> tuple[Label, ...]:
    """Give the sections that have a public story, in the newsroom's order."""
    raise NotImplementedError


def label_named(*, now: datetime, kind: str, slug: str) -> Label | None:
    """Give the topic ("topic") or author ("author") of that slug as last printed; None when no public story has it."""
    raise NotImplementedError


def labels_of(*, story_id: int) -> StoryLabels:
    """Give every label that any version of the story ever had, so that its lists can be made again. Not gated."""
    raise NotImplementedError
