"""How an alert fares: what was sent, what came back, what was shown in time."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import cast

from django.db.models import Count, Q

from wireroom.alert.models import Alert, Batch, PushService, Receipt
from wireroom.alert.queries.audience import families_of, told_by
from wireroom.alert.rules import outcomes
from wireroom.alert.rules.alerts import FamilyFigures, Progress, Reason
from wireroom.alert.rules.endpoints import Family

ON_TIME_MS = 120_000


def progress(*, alert_id: int, now: datetime) -> Progress:
    """Give the figures of one alert. Raises LookupError when there is none."""
    row = Alert.objects.filter(pk=alert_id).first()
    if row is None:
        message = "There is no such alert."
        raise LookupError(message)
    met: Counter[int] = Counter()
    for blob in Batch.objects.filter(alert_id=alert_id).values_list("outcomes", flat=True):
        met.update(outcomes.tally(bytes(blob)))
    families = _families(row)
    shown = sum(each.shown for each in families.values())
    on_time = sum(each.on_time for each in families.values())
    paused = PushService.objects.filter(paused_until__gt=now).values_list("origin", "paused_until")
    return Progress(
        wanted=row.wanted,
        accepted=met[outcomes.ACCEPTED],
        gone=met[outcomes.GONE],
        refused=met[outcomes.REFUSED],
        expired=met[outcomes.EXPIRED],
        waiting=met[outcomes.TO_SEND],
        left_out=cast("dict[Reason, int]", row.left_out),
        families=families,
        on_time=on_time / shown if shown else None,
        services={origin: until for origin, until in paused if until},
    )


def _families(row: Alert) -> dict[Family, FamilyFigures]:
    accepted = families_of(told_by([row.pk]))
    counted = (
        Receipt.objects.filter(alert=row)
        .values_list("family", "what")
        .annotate(number=Count("pk"), prompt=Count("pk", filter=Q(after_ms__lte=ON_TIME_MS)))
    )
    told: dict[tuple[str, str], tuple[int, int]] = {
        (family, what): (number, prompt) for family, what, number, prompt in counted
    }
    scale = 1 / row.share if row.share else 1.0
    found: dict[Family, FamilyFigures] = {}
    for family, number in accepted.items():
        shown, prompt = told.get((family, "shown"), (0, 0))
        found[family] = FamilyFigures(
            accepted=number,
            shown=min(number, round(shown * scale)),
            on_time=min(number, round(prompt * scale)),
            clicked=told.get((family, "clicked"), (0, 0))[0],
        )
    return found
