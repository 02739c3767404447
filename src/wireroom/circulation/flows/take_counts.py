"""Take what a front has counted: once, however often it is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection, transaction

from wireroom.circulation.models import FrontTally, OpenPage, PageCount
from wireroom.circulation.rules.grains import GRAINS, KEPT, Grain, begin_of
from wireroom.circulation.rules.handover import Counted, Handover
from wireroom.kernel.pulse import beat

CHANNEL = "circulation"
SITE = ""
FRONTS_KEPT = timedelta(days=2)
_ADD = (
    "INSERT INTO circulation_pagecount (grain, begin, page, measure, count) VALUES (%s, %s, %s, %s, %s)"
    " ON CONFLICT (page, grain, begin, measure) DO UPDATE SET count = circulation_pagecount.count + excluded.count"
)


@transaction.atomic
def take_counts(handover: Handover, *, now: datetime) -> bool:
    """Add a front's counts and say whether they were new; a hand-over that was taken before changes nothing."""
    tally, is_new = FrontTally.objects.get_or_create(
        front=handover.front, defaults={"number": handover.number, "at": now}
    )
    if not is_new and handover.number <= tally.number:
        return False
    if is_new or begin_of(now, "hour") != begin_of(tally.at, "hour"):
        forget_old(now=now)
    FrontTally.objects.filter(front=handover.front).update(number=handover.number, at=now)
    _add(handover.counted)
    _put_open(handover.open_now)
    beat(CHANNEL)
    return True


def forget_old(*, now: datetime) -> None:
    """Delete the counts that are kept no longer, and the fronts that are gone."""
    for grain, kept in KEPT.items():
        if kept is not None:
            PageCount.objects.filter(grain=grain, begin__lt=now - kept).delete()
    FrontTally.objects.filter(at__lt=now - FRONTS_KEPT).delete()


def _add(counted: Iterable[Counted]) -> None:
    sums: Counter[tuple[Grain, datetime, str, str]] = Counter()
    for row in counted:
        for grain in GRAINS:
            for page in (row.page, SITE):
                sums[grain, begin_of(row.minute, grain), page, row.measure] += row.count
    written = connection.ops.adapt_datetimefield_value
    rows = [(grain, written(begin), page, measure, count) for (grain, begin, page, measure), count in sums.items()]
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, rows)


def _put_open(open_now: Iterable[tuple[str, int]]) -> None:
    OpenPage.objects.all().delete()
    OpenPage.objects.bulk_create(OpenPage(page=page, readers=readers) for page, readers in open_now)
