"""The audit log: what was done, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from wireroom.desk.models import Act

AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ActSearch:
    """What is looked for: acts of a person, on a story, of one kind, from one moment to before another."""

    by: str = ""
    story: int | None = None
    deed: str = ""
    since: datetime | None = None
    until: datetime | None = None


def acts(search: ActSearch, *, before_id: int | None = None, limit: int) -> list[Act]:
    """The newest acts that were looked for; `before_id` goes on after the last line of a page."""
    return list(_found(search, before_id=before_id)[:limit])


def all_acts(search: ActSearch) -> Iterator[Act]:
    """Every act that was looked for, read a few at a time, however many there are."""
    last: int | None = None
    while some := acts(search, before_id=last, limit=AT_ONCE):
        yield from some
        last = some[-1].pk


def _found(search: ActSearch, *, before_id: int | None) -> QuerySet[Act]:
    rows = Act.objects.order_by("-at", "-id")
    if search.by:
        rows = rows.filter(by=search.by)
    if search.story is not None:
        rows = rows.filter(story=search.story)
    if search.deed:
        rows = rows.filter(deed=search.deed)
    if search.since:
        rows = rows.filter(at__gte=search.since)
    if search.until:
        rows = rows.filter(at__lt=search.until)
    last = Act.objects.filter(pk=before_id).values_list("at", flat=True).first() if before_id is not None else None
    return rows.filter(Q(at__lte=last) & (Q(at__lt=last) | Q(pk__lt=before_id))) if last else rows
