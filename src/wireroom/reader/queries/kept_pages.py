"""What a reader has saved and read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wireroom.reader.models import KeptPage, Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A page that a reader saved, or has read in `edition`, or both."""

    page: int
    saved_at: datetime | None
    read_at: datetime | None
    edition: int


def saved_pages(reader_id: int) -> tuple[Kept, ...]:
    """What a reader has saved, the newest first."""
    return _kept(KeptPage.objects.filter(user=reader_id, saved_at__isnull=False).order_by("-saved_at", "-pk"))


def read_pages(reader_id: int, *, limit: int) -> tuple[Kept, ...]:
    """What a reader has read lately, the newest first; nothing for who does not want that remembered."""
    return _kept(KeptPage.objects.filter(user=reader_id, read_at__isnull=False).order_by("-read_at", "-pk")[:limit])


def is_saved(reader_id: int, page: int) -> bool:
    """Whether a reader has saved this page."""
    return KeptPage.objects.filter(user=reader_id, page=page, saved_at__isnull=False).exists()


def is_remembering(reader_id: int) -> bool:
    """Whether a reader wants to be reminded of what they have read."""
    return Reader.objects.filter(user=reader_id, remembers=True).exists()


def _kept(rows: Iterable[KeptPage]) -> tuple[Kept, ...]:
    return tuple(Kept(page=row.page, saved_at=row.saved_at, read_at=row.read_at, edition=row.edition) for row in rows)
