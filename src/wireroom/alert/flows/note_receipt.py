"""A device tells what it has done with an alert."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, get_args

from wireroom.alert.models import Alert, PushService, Receipt, Subscription
from wireroom.alert.rules.endpoints import digest_of, family_of

type Happened = Literal["shown", "clicked"]
WITHIN = timedelta(days=3)
A_DAY = timedelta(days=1)


def note_receipt(*, alert_id: int, endpoint: str, what: str, now: datetime) -> bool:
    """Keep a receipt, once; whether it counts: only devices that are known here may tell, of alerts not long past.

    It is a sign of life, too, put down once a day.
    """
    if what not in get_args(Happened.__value__):
        return False
    found = Subscription.objects.filter(digest=digest_of(endpoint))
    device = found.values_list("pk", "service_id").first()
    began = Alert.objects.filter(pk=alert_id, began_at__gt=now - WITHIN).values_list("began_at", flat=True).first()
    if device is None or began is None:
        return False
    pk, service_id = device
    found.filter(seen_at__lt=now - A_DAY).update(seen_at=now)
    Receipt.objects.bulk_create(
        [
            Receipt(
                alert_id=alert_id,
                subscription_id=pk,
                what=what,
                family=family_of(PushService.objects.get(pk=service_id).host),
                after_ms=max(0, int((now - began).total_seconds() * 1000)),
            )
        ],
        ignore_conflicts=True,
    )
    return True
