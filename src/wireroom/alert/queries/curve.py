"""An alert's receipts over time."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, F, IntegerField
from django.db.models.functions import Cast, Floor

from wireroom.alert.models import Alert, Receipt
from wireroom.alert.rules.curve import Curve, risen


def curve(*, alert_id: int, until: timedelta, steps: int = 60) -> Curve:
    """Give how many were shown an alert, and opened it, until so long after its beginning."""
    until_ms = max(steps, round(until.total_seconds() * 1000))
    share = Alert.objects.filter(pk=alert_id).values_list("share", flat=True).first() or 1.0
    counted = (
        Receipt.objects.filter(alert_id=alert_id, after_ms__lt=until_ms)
        .annotate(step=Cast(Floor(F("after_ms") * float(steps) / until_ms), IntegerField()))
        .values_list("what", "step")
        .annotate(number=Count("pk"))
    )
    counts: dict[str, dict[int, int]] = {"shown": {}, "clicked": {}}
    for what, step, number in counted:
        counts[what][step] = number
    return Curve(
        until_ms=until_ms,
        shown=risen(counts["shown"], steps=steps, scale=1 / share),
        clicked=risen(counts["clicked"], steps=steps),
    )
