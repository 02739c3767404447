"""An ordered alert begins: its page is proven live, its audience counted for good, and cut into batches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain
from typing import cast

from pyroaring import BitMap

from wireroom.alert.adapters.equipment import equipment
from wireroom.alert.adapters.front import is_gone, shows
from wireroom.alert.flows.compose import number
from wireroom.alert.flows.sheets import change
from wireroom.alert.models import Alert, Batch, writing
from wireroom.alert.queries.audience import Reach, reach
from wireroom.alert.queries.sheets import members
from wireroom.alert.rules.aim import aim_from_json
from wireroom.alert.rules.kinds import MANNERS, AlertKind
from wireroom.alert.rules.outcomes import pack
from wireroom.kernel.clock import Clock

FIRST_BATCH = 250
"""Small, so that the first notification leaves before the last batch is cut."""
BATCH = 4_000
AT_ONCE = 50
MOST_AT_ONCE = 20
REPORTING = 5_000
"""So many devices, about, are to tell that they have shown an alert: enough to measure, few enough to bear."""
KILL_WAITS = timedelta(seconds=3)
WORKERS_WAIT = timedelta(seconds=12)


def begin_proven(*, clock: Clock) -> bool:
    """Begin every ordered alert whose page is there; whether any still waits for its page.

    An alert whose page does not come in time fails, and nobody is told.
    """
    waiting = Alert.objects.filter(state="proving").order_by("pk")
    ranked = sorted(waiting[:MOST_AT_ONCE], key=lambda row: MANNERS[cast("AlertKind", row.kind)].rank)
    return [_begin(row, now=clock.now()) for row in ranked].count(False) > 0


def _begin(row: Alert, *, now: datetime) -> bool:
    """Begin one alert, or let it fail; False while its page is not there yet."""
    if not _is_proven(row, now=now) or _may_be_told_of_unwritten(row, now=now):
        return _has_failed(row, now=now)
    with writing():
        row = Alert.objects.select_for_update().get(pk=row.pk)
        if row.state != "proving":
            return True
        number(row)
        found = _reach(row, now=now)
        change(put={f"held:{row.pk}": found.held}, take={})
        row.wanted = len(found.reached)
        row.left_out = {reason: len(who) for reason, who in found.left_out.items() if who}
        row.share = min(1.0, REPORTING / row.wanted) if row.wanted else 1.0
        row.state, row.finished_at = ("sending", None) if row.wanted else ("sent", now)
        row.save()
        _cut(row, found)
    return True


def _is_proven(row: Alert, *, now: datetime) -> bool:
    """Whether the front serves what the alert leads to; of a kill, whether it no longer does."""
    front = equipment().front
    if row.kind == "kill":
        return is_gone(front, row.path) or now > (row.ordered_at or now) + KILL_WAITS
    return shows(front, row.path, version=row.story_version)


def _may_be_told_of_unwritten(row: Alert, *, now: datetime) -> bool:
    """Whether a worker is telling readers right now what this alert takes back, and has not written down whom."""
    if row.kind not in {"kill", "correction"} or now > (row.ordered_at or now) + WORKERS_WAIT:
        return False
    others = list(Alert.objects.filter(story_id=row.story_id).exclude(pk=row.pk).values_list("pk", flat=True))
    return Batch.objects.filter(alert_id__in=others, is_open=True, leased_until__gt=now).exists()


def _has_failed(row: Alert, *, now: datetime) -> bool:
    if row.prove_until is None or now < row.prove_until:
        return False
    with writing():
        fresh = Alert.objects.select_for_update().get(pk=row.pk)
        if fresh.state == "proving":
            fresh.state, fresh.finished_at = "failed", now
            fresh.trouble = f"{row.path} was not to be seen on the site in time, so nobody was told. Look at the page."
            fresh.save(update_fields=["state", "trouble", "finished_at"])
    return True


def _reach(row: Alert, *, now: datetime) -> Reach:
    if row.kind == "digest":
        to = members(f"to:{row.pk}")
        return Reach(aimed=to, reached=to & members("all"), left_out={}, held=BitMap(), quietly=BitMap())
    return reach(
        kind=cast("AlertKind", row.kind),
        aim=aim_from_json(row.aim),
        story_id=row.story_id,
        story_version=row.story_version,
        now=now,
        tag=row.tag if row.kind == "kill" else "",
        instead=members(f"to:{row.pk}") if row.kind == "correction" else BitMap(),
    )


def _cut(row: Alert, found: Reach) -> None:
    rank = MANNERS[cast("AlertKind", row.kind)].rank
    waiting: list[Batch] = []
    loud, quiet = _parts(found.reached - found.quietly), _parts(found.quietly)
    parts = chain(((ids, False) for ids in loud), ((ids, True) for ids in quiet))
    for place, (ids, quietly) in enumerate(parts, 1):
        outcomes = bytes(len(ids))
        batch = Batch(alert_id=row.pk, number=place, rank=rank, members=pack(ids), outcomes=outcomes, quietly=quietly)
        waiting.append(batch)
        if len(waiting) == AT_ONCE:
            Batch.objects.bulk_create(waiting)
            waiting = []
    Batch.objects.bulk_create(waiting)


def _parts(reached: BitMap) -> Iterator[BitMap]:
    """The newest subscriptions first: who came last is most likely to be there."""
    at, size = len(reached), FIRST_BATCH
    while at > 0:
        yield reached[max(0, at - size) : at]
        at, size = at - size, BATCH
