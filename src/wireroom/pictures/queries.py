"""Look pictures up in the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db.models import Count, F, IntegerField, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wireroom.kernel.site import current_site
from wireroom.pictures.models import ArchivedPicture, Showing
from wireroom.pictures.rules.facts import PROVIDER, ArchivePicture, Description
from wireroom.pictures.rules.framing import Crop, Point
from wireroom.pictures.rules.places import file_place, small_place
from wireroom.pictures.rules.terms import SOON, Terms, may_show
from wireroom.wire.api import ends_of_pictures, next_picture_end
from wireroom.wire.api import picture_file as wire_picture_file
from wireroom.wire.events import PictureFile, has_ended

MOST_SOURCES = 60


def picture_file(*, provider: str, href: str, now: datetime) -> PictureFile | None:
    """Give the file of a story's picture, of an agency's or the archive's.

    None while it is not here, when it was withdrawn, and when its rights forbid to show it at `now`.
    """
    if provider != PROVIDER:
        return _agency_file(provider=provider, href=href, now=now)
    row = ArchivedPicture.objects.filter(sha256=href).first()
    if row is None or not may_show(terms_of(row), now=now):
        return None
    return PictureFile(
        sha256=row.print_sha256,
        path=(current_site().data / file_place(row.print_sha256)).absolute(),
        mime=row.print_mime,
        width=row.width,
        height=row.height,
    )


def _agency_file(*, provider: str, href: str, now: datetime) -> PictureFile | None:
    ends = ends_of_pictures([(provider, href)]).get((provider, href), ())
    return None if has_ended(ends, now=now) else wire_picture_file(provider=provider, href=href)


def small_file(*, href: str) -> Path | None:
    """Give the small picture that the desk shows of an archive picture, whatever its rights; None if there is none."""
    row = ArchivedPicture.objects.filter(sha256=href).only("sha256").first()
    return current_site().data / small_place(row.sha256) if row else None


def archive_picture(*, picture_id: int) -> ArchivePicture:
    """Give one picture. Raises LookupError when there is none of this number."""
    row = counted().filter(pk=picture_id).first()
    if row is None:
        raise LookupError(f"There is no picture {picture_id} in the archive.")
    return facts_of(row)


def pictures_numbered(picture_ids: Iterable[int]) -> dict[int, ArchivePicture]:
    """Give the pictures of these numbers; numbers of none are left out."""
    return {row.pk: facts_of(row) for row in counted().filter(pk__in=set(picture_ids))}


def pictures_named(hrefs: Iterable[str]) -> dict[str, ArchivePicture]:
    """Give the archive's pictures by the name that stories know them by."""
    return {row.sha256: facts_of(row) for row in counted().filter(sha256__in=set(hrefs))}


def archive_pictures(
    *,
    words: str = "",
    credit: str = "",
    source: str = "",
    usable_at: datetime | None = None,
    before: int | None = None,
    limit: int = 40,
) -> tuple[ArchivePicture, ...]:
    """Give pictures, the latest first: with all the words, of a credit line or source, and that may be used then."""
    rows = counted()
    for word in words.casefold().split()[:12]:
        rows = rows.filter(words__contains=word)
    if credit:
        rows = rows.filter(credit__icontains=credit)
    if source:
        rows = rows.filter(source=source)
    if usable_at is not None:
        free = Q(most_stories=None) | Q(most_stories__gt=F("stories"))
        rows = rows.filter(Q(expires_at=None) | Q(expires_at__gt=usable_at), free, held="")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return tuple(map(facts_of, rows.order_by("-pk")[:limit]))


def picture_sources() -> tuple[str, ...]:
    """Give where the archive's pictures come from, the most frequent first."""
    named = ArchivedPicture.objects.exclude(source="").values("source").annotate(many=Count("pk"))
    return tuple(named.order_by("-many", "source").values_list("source", flat=True)[:MOST_SOURCES])


def ending_pictures(*, now: datetime, limit: int = 200) -> tuple[ArchivePicture, ...]:
    """Give the published pictures that may not be shown any more, or not for long, the latest end first."""
    over = Q(expires_at__lte=now + SOON) | ~Q(held="")
    rows = counted().filter(over, stories__gt=0)
    return tuple(map(facts_of, rows.order_by(F("expires_at").desc(nulls_last=True), "-pk")[:limit]))


def stories_showing(picture_ids: Iterable[int]) -> dict[int, list[int]]:
    """Give the numbers of the stories that were published with each of these pictures."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Showing.objects.filter(picture__in=set(picture_ids)).order_by("-story_id")
    for picture_id, story_id in rows.values_list("picture_id", "story_id"):
        found[picture_id].append(story_id)
    return dict(found)


def next_expiry() -> datetime | None:
    """Give the next moment at which a picture's rights end, an agency's or the archive's, that nobody was told of."""
    moment: datetime | None = ArchivedPicture.objects.filter(expiry_told=False).aggregate(at=Min("expires_at"))["at"]
    return min(filter(None, (moment, next_picture_end())), default=None)


def counted() -> QuerySet[Any]:
    """The pictures, each with in how many stories it was published."""
    showings = Showing.objects.filter(picture=OuterRef("pk")).order_by().values("picture").annotate(n=Count("pk"))
    many = Coalesce(Subquery(showings.values("n"), output_field=IntegerField()), 0)
    return ArchivedPicture.objects.annotate(stories=many)


def facts_of(row: ArchivedPicture) -> ArchivePicture:
    """Give a row as facts; `stories` is there when the row was counted."""
    return ArchivePicture(
        id=row.pk,
        href=row.sha256,
        name=row.name,
        width=row.width,
        height=row.height,
        description=Description(caption=row.caption, alt=row.alt, credit=row.credit, source=row.source),
        terms=terms_of(row),
        focus=Point(x=row.focus_x, y=row.focus_y),
        crop=Crop(left=row.crop_left, top=row.crop_top, right=row.crop_right, bottom=row.crop_bottom),
        taken_in_by=row.taken_in_by,
        taken_in_at=row.taken_in_at,
        revision=row.revision,
        stories=getattr(row, "stories", 0),
    )


def terms_of(row: ArchivedPicture) -> Terms:
    """Give the terms of a row."""
    return Terms(
        rights=row.rights,
        usage=row.usage,
        expires_at=row.expires_at,
        most_stories=row.most_stories,
        held=row.held,
    )
