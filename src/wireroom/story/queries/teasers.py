"""Stories in lists: fronts, feeds, archives and sitemaps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Max, Q, QuerySet

from wireroom.story.models import Story, StoryLabel, Version
from wireroom.story.queries.gate import is_public, open_at, public_stories
from wireroom.story.queries.sections import all_sections
from wireroom.story.queries.shapes import TEASER_FIELDS, teaser
from wireroom.story.rules.desk import Correction
from wireroom.story.rules.public import Teaser

STORY_FIELDS = ("path", "state", "first_published_at", "published_at", "hold_until", "closed_lines", "current")


def teasers(
    *,
    now: datetime,
    section: str = "",
    topic: str = "",
    author: str = "",
    day: date | None = None,
    before: datetime | None = None,
    before_id: int | None = None,
    limit: int = 30,
) -> tuple[Teaser, ...]:
    """List public stories, the latest change (`published_at`) first, by slugs of section, topic or author.

    `day` asks for the stories whose address is of that day. A list goes on with the last teaser's
    `published_at` as `before`, and its id as `before_id` so that stories of one instant are not lost.
    """
    labels = [(kind, slug) for kind, slug in (("topic", topic), ("author", author), ("section", section)) if slug]
    if labels:
        ids = list(_labelled(labels, now=now, day=day, before=before, before_id=before_id)[:limit])
        found = {each.id: each for each in _teasers(public_stories(now=now).filter(pk__in=ids), now=now)}
        return tuple(found[each] for each in ids if each in found)
    rows = public_stories(now=now).filter(_of_day(day), _earlier("id", before, before_id))
    return _teasers(rows.order_by("-published_at", "-id")[:limit], now=now)


def teasers_of(*, now: datetime, ids: Iterable[int]) -> dict[int, Teaser]:
    """Give those of the stories that readers may see at `now`, by their ids."""
    return {each.id: each for each in _teasers(public_stories(now=now).filter(pk__in=set(ids)), now=now)}


def newest_corrections(*, ids: Iterable[int]) -> dict[int, int]:
    """Give the number of each story's newest correction; stories that were never corrected are left out. Not gated."""
    rows = Version.objects.filter(story_id__in=set(ids), kind="correction").values("story_id")
    return {row["story_id"]: row["newest"] for row in rows.annotate(newest=Max("number"))}


def highest_story_id() -> int:
    """Give the highest id of any story, public or not; 0 when there is none."""
    return Story.objects.aggregate(highest=Max("pk"))["highest"] or 0


def corrections(*, now: datetime, limit: int = 100) -> tuple[Correction, ...]:
    """List the corrections of public stories, newest first."""
    rows = Version.objects.filter(open_at(now, story="story__"), kind="correction")
    newest = rows.defer("body").order_by("-published_at", "-id").select_related("story")[:limit]
    shown = [row for row in newest if is_public(row, story=row.story, now=now)]
    stories = _teasers(public_stories(now=now).filter(pk__in={row.story_id for row in shown}), now=now)
    by_id = {story.id: story for story in stories}
    return tuple(
        Correction(story=by_id[row.story_id], number=row.number, note=row.note, at=row.published_at)
        for row in shown
        if row.story_id in by_id
    )


def _labelled(
    labels: list[tuple[str, str]], *, now: datetime, day: date | None, before: datetime | None, before_id: int | None
) -> QuerySet[StoryLabel, int]:
    """The ids of the public stories under all the labels, by the index of the first."""
    (kind, slug), *others = labels
    rows = StoryLabel.objects.filter(open_at(now, story="story__"), kind=kind, slug=slug, current=True)
    for other_kind, other_slug in others:
        rows = rows.filter(story__labels__kind=other_kind, story__labels__slug=other_slug, story__labels__current=True)
    rows = rows.filter(_of_day(day, story="story__"), _earlier("story_id", before, before_id))
    return rows.order_by("-published_at", "-story_id").values_list("story_id", flat=True)


def _of_day(day: date | None, *, story: str = "") -> Q:
    if day is None:
        return Q()
    return Q(**{f"{story}path__gte": f"/{day:%Y/%m/%d}/", f"{story}path__lt": f"/{day:%Y/%m/%d}0"})


def _earlier(key: str, before: datetime | None, before_id: int | None) -> Q:
    if before is None:
        return Q()
    earlier = Q(published_at__lt=before)
    if before_id is None:
        return earlier
    return Q(published_at__lte=before) & (earlier | Q(**{f"{key}__lt": before_id}))


def _teasers(rows: QuerySet[Story], *, now: datetime) -> tuple[Teaser, ...]:
    sections = all_sections()
    light = rows.select_related("current").only(*STORY_FIELDS, *TEASER_FIELDS)
    return tuple(
        teaser(row, row.current, sections=sections)
        for row in light
        if row.current and is_public(row.current, story=row, now=now)
    )
