"""What was counted, for the desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Sum

from wireroom.circulation.models import OpenPage, PageCount
from wireroom.circulation.rules.grains import begins
from wireroom.circulation.rules.span import Span

SITE = ""


def open_now(*, limit: int) -> tuple[tuple[str, int], ...]:
    """The pages that most have open, with how many."""
    rows = OpenPage.objects.exclude(page=SITE).filter(readers__gt=0).order_by("-readers", "page")
    return tuple(rows.values_list("page", "readers")[:limit])


def readers_now(*, page: str = SITE) -> int:
    """How many have the page, or any page, open."""
    return OpenPage.objects.filter(page=page).values_list("readers", flat=True).first() or 0


def most_opened(span: Span, *, limit: int) -> tuple[str, ...]:
    """The pages opened most often within the span, most first."""
    rows = PageCount.objects.filter(grain=span.grain, measure="opened", begin__gte=span.begin, begin__lte=span.until)
    sums = rows.exclude(page=SITE).values("page").annotate(opened=Sum("count")).order_by("-opened", "page")
    return tuple(sums.values_list("page", flat=True)[:limit])


def sums_of(pages: Iterable[str], span: Span) -> dict[str, dict[str, int]]:
    """For each page, how often each measure was counted within the span."""
    rows = PageCount.objects.filter(page__in=set(pages), grain=span.grain, begin__gte=span.begin, begin__lte=span.until)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for page, measure, total in rows.values_list("page", "measure").annotate(total=Sum("count")):
        found[page][measure] = total
    return found


def series_of(pages: Iterable[str], span: Span, *, measure: str = "opened") -> dict[str, tuple[int, ...]]:
    """For each page, the measure in each step of the span, oldest first, 0 where nothing was counted."""
    steps = begins(since=span.begin, until=span.until, grain=span.grain)
    rows = PageCount.objects.filter(
        page__in=set(pages), grain=span.grain, measure=measure, begin__gte=span.begin, begin__lte=span.until
    )
    found: dict[str, dict[datetime, int]] = defaultdict(dict)
    for page, begin, count in rows.values_list("page", "begin", "count"):
        found[page][begin] = count
    return {page: tuple(found[page].get(step, 0) for step in steps) for page in set(pages)}
