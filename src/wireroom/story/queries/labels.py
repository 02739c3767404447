"""Sections, topics and authors."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef

from wireroom.story.models import StoryLabel
from wireroom.story.queries.gate import public_stories
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
    """The label's newest public use. Asked story by story, so that the label's own index is walked, newest first.

    A join leaves the order of the tables to the database, which then walks every live story of the archive.
    """
    is_public = Exists(public_stories(now=now).filter(pk=OuterRef("story_id")))
    uses = StoryLabel.objects.filter(is_public, kind=kind, slug=slug, current=True)
    return uses.order_by("-published_at", "-story_id").first()
