"""Sections, topics and authors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from wireroom.story.models import Section, Story, StoryLabel
from wireroom.story.queries.gate import public_stories
from wireroom.story.rules.desk import StoryLabels
from wireroom.story.rules.public import Label
from wireroom.story.rules.slugs import slug_of

MOST_CHANGED = 500


def sections(*, now: datetime) -> tuple[Label, ...]:
    """Give the sections that have a public story and are not hidden, in the newsroom's order."""
    has_story = Exists(_uses("section", now=now).filter(slug=OuterRef("slug")))
    rows = Section.objects.filter(has_story, hidden=False, into="").order_by("position", "id")
    return tuple(Label(slug=slug, name=name) for slug, name in rows.values_list("slug", "name"))


def label_named(*, now: datetime, kind: str, slug: str) -> Label | None:
    """Give the topic ("topic") or author ("author") of that slug as last printed; None when no public story has it."""
    row = _uses(kind, now=now).filter(slug=slug).order_by("-published_at", "-story_id").first()
    return Label(slug=row.slug, name=row.name) if row else None


def count_stories(*, section: str) -> int:
    """Count the stories that are in a section now, public or not."""
    return Story.objects.filter(section=section).count()


def topics_beginning(*, words: str, most: int = 8) -> list[str]:
    """Name topics that a story in the lists has and that begin with these words, by the alphabet. Not gated.

    One step through the index for each, so that a topic with many stories costs no more than one with few.
    """
    start = slug_of(words, otherwise="")
    rows = StoryLabel.objects.filter(kind="topic", current=True, slug__gte=start, slug__lt=f"{start}~")
    found: list[str] = []
    last = ""
    while start and len(found) < most:
        row = rows.filter(slug__gt=last).order_by("slug", "-published_at", "-story_id").first()
        if row is None:
            break
        found.append(row.name)
        last = row.slug
    return found


def labels_of(*, story_id: int) -> StoryLabels:
    """Give every label that any version of the story ever had, so that its lists can be made again. Not gated."""
    rows = StoryLabel.objects.filter(story_id=story_id).order_by("id").values_list("kind", "slug")
    slugs = {wanted: tuple(slug for kind, slug in rows if kind == wanted) for wanted in ("section", "topic", "author")}
    return StoryLabels(sections=slugs["section"], topics=slugs["topic"], authors=slugs["author"])


def changed_under(*, now: datetime, labels: Iterable[tuple[str, str]], since: datetime) -> tuple[tuple[str, int], ...]:
    """Give what changed since then under these labels (kind and slug): `kind:slug` and the story, newest first."""
    slugs: dict[str, list[str]] = {}
    for kind, slug in labels:
        slugs.setdefault(kind, []).append(slug)
    found: list[StoryLabel] = []
    for kind, named in slugs.items():
        uses = _uses(kind, now=now).filter(slug__in=named, published_at__gte=since)
        found += uses.order_by("-published_at", "-story_id")[:MOST_CHANGED]
    found.sort(key=lambda row: (row.published_at, row.story_id), reverse=True)
    return tuple((f"{row.kind}:{row.slug}", row.story_id) for row in found)


def _uses(kind: str, *, now: datetime) -> QuerySet[StoryLabel]:
    """The public uses of labels. Asked story by story, so that the index of the labels is walked.

    A join leaves the order of the tables to the database, which then walks every live story of the archive.
    """
    is_public = Exists(public_stories(now=now).filter(pk=OuterRef("story_id")))
    return StoryLabel.objects.filter(is_public, kind=kind, current=True)
