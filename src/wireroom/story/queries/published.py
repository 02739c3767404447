"""Stories as readers may see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.db.models import QuerySet

from wireroom.story.models import Version
from wireroom.story.queries.gate import is_public, public_stories
from wireroom.story.queries.sections import all_sections
from wireroom.story.queries.shapes import FACTS, public_story, public_version, version_facts
from wireroom.story.rules.public import PublicStory, PublicVersion, VersionFacts


def published_story(*, now: datetime, story_id: int | None = None, path: str | None = None) -> PublicStory | None:
    """Give the story readers may see at `now`, by id or by path; None when there is none, or not now."""
    wanted = {"pk": story_id} if story_id is not None else {"path": path or ""}
    row = public_stories(now=now).select_related("current").filter(**wanted).first()
    if row is None or row.current is None or not is_public(row.current, story=row, now=now):
        return None
    return public_story(row, row.current, sections=all_sections())


def published_stories(*, now: datetime, ids: Sequence[int]) -> tuple[PublicStory, ...]:
    """Give those of the stories that readers may see at `now`, in the order asked for."""
    rows = public_stories(now=now).select_related("current").in_bulk(list(ids))
    sections = all_sections()
    found = (rows[each] for each in dict.fromkeys(ids) if each in rows)
    return tuple(
        public_story(row, row.current, sections=sections)
        for row in found
        if row.current and is_public(row.current, story=row, now=now)
    )


def published_numbers(*, now: datetime, ids: Iterable[int]) -> dict[int, int]:
    """Give the current version's number of those of the stories that readers may see at `now`, without their copy."""
    names = ("current", "closed_lines", "current__number", "current__line", "current__hold_until")
    rows = public_stories(now=now).filter(pk__in=list(ids)).select_related("current").only(*names)
    return {row.pk: row.current.number for row in rows if row.current and is_public(row.current, story=row, now=now)}


def published_versions(*, now: datetime, story_id: int) -> tuple[PublicVersion, ...]:
    """Give the public history of a story, oldest version first; empty when the story is not public at `now`.

    Versions built on copy that the agency has withheld or embargoed since are left out.
    """
    return tuple(public_version(row) for row in _public_rows(Version.objects.all(), story_id=story_id, now=now))


def published_facts(*, now: datetime, story_id: int) -> tuple[VersionFacts, ...]:
    """Give the same history without its copy, for what only counts and dates it."""
    rows = Version.objects.only(*FACTS, "story", "line", "hold_until")
    return tuple(version_facts(row) for row in _public_rows(rows, story_id=story_id, now=now))


def _public_rows(rows: QuerySet[Version], *, story_id: int, now: datetime) -> Iterator[Version]:
    story = public_stories(now=now).filter(pk=story_id).first()
    if story is not None:
        yield from (row for row in rows.filter(story=story).order_by("number") if is_public(row, story=story, now=now))
