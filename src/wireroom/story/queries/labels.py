"""Sections, topics and authors."""

from __future__ import annotations

from datetime import datetime

from wireroom.story.models import StoryLabel
from wireroom.story.queries.gate import open_at
from wireroom.story.rules.desk import StoryLabels
from wireroom.story.rules.public import Label
from wireroom.story.rules.sections import SECTIONS


def sections(*, now: datetime) -> tuple[Label, ...]:
    """Give the sections that have a public story, in the newsroom's order."""
    return tuple(section for section in SECTIONS if _newest("section", section.slug, now=now))


def label_named(*, now: datetime, kind: str, slug: str) -> Label | None:
    """Give the topic ("topic") or author ("author") of that slug as last printed; None when no public story has it."""
    row = _newest(kind, slug, now=now)
    return Label(slug=row.slug, name=row.name) if row else None


def labels_of(*, story_id: int) -> StoryLabels:
    """Give every label that any version of the story ever had, so that its lists can be made again. Not gated."""
    rows = StoryLabel.objects.filter(story_id=story_id).order_by("id").values_list("kind", "slug")
    slugs = {wanted: tuple(slug for kind, slug in rows if kind == wanted) for wanted in ("section", "topic", "author")}
    return StoryLabels(sections=slugs["section"], topics=slugs["topic"], authors=slugs["author"])


def _newest(kind: str, slug: str, *, now: datetime) -> StoryLabel | None:
    """The label's newest public use. The order makes the database walk this label's index, not the whole archive."""
    uses = StoryLabel.objects.filter(open_at(now, story="story__"), kind=kind, slug=slug, current=True)
    return uses.order_by("-published_at", "-story_id").first()
