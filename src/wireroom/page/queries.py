"""What the page room knows of its own pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from wireroom.page.models import Mention, PictureUse, Rendition, SurfaceRecord
from wireroom.page.rules.cuts import Print

MEDIA = "/media/"


def mentions_of(story_ids: Iterable[int]) -> set[str]:
    """Give every address at which any of the stories shows, pictures included, their own pages not."""
    found = Mention.objects.filter(story_id__in=list(story_ids)).values_list("path", flat=True)
    return set(found)


def users_of(pictures: Iterable[tuple[str, str]]) -> set[int]:
    """Give the stories that show any of these pictures, named by provider and href."""
    wanted = set(pictures)
    hrefs = [href for _, href in wanted]
    rows = PictureUse.objects.filter(href__in=hrefs).values_list("story_id", "provider", "href")
    return {story_id for story_id, provider, href in rows if (provider, href) in wanted}


def sources_of(story_ids: Sequence[int]) -> dict[tuple[int, str, str], str]:
    """Give the SHA-256 of each picture's file by story, provider and href, as far as the files are here."""
    rows = PictureUse.objects.filter(story_id__in=story_ids).exclude(sha256="")
    return {(story, provider, href): sha for story, provider, href, sha in rows.values_list(*_USE)}


def prints_of(sha256s: Iterable[str]) -> dict[str, list[Print]]:
    """Give the files that were made of each source."""
    found: dict[str, list[Print]] = defaultdict(list)
    for row in Rendition.objects.filter(sha256__in=set(sha256s)):
        made = Print(cut=row.cut, format=row.format, width=row.width, height=row.height, path=row.path)
        found[row.sha256].append(made)
    return found


def records(*, story_id: int | None = None) -> tuple[SurfaceRecord, ...]:
    """Give the kill records, in the order in which the surfaces fell."""
    found = SurfaceRecord.objects.order_by("gone_at", "id")
    return tuple(found if story_id is None else found.filter(story_id=story_id))


_USE = ("story_id", "provider", "href", "sha256")
