"""What is over is forgotten: silent subscriptions, old envelopes, the trace of who was told what."""

from __future__ import annotations

from datetime import datetime, timedelta

from wireroom.alert.flows.envelopes import throw_away_old
from wireroom.alert.flows.subscribe import forget
from wireroom.alert.models import Alert, Batch, Ended, Receipt, Sheet, Subscription, writing

SILENT_FOR = timedelta(days=270)
TRACES_KEPT = timedelta(days=45)
A_SHARE = 500


def prune(*, now: datetime) -> int:
    """Forget who has not come for nine months, and after six weeks who was told what; how many were forgotten."""
    throw_away_old(now=now)
    with writing():
        ended = Alert.objects.filter(finished_at__lt=now - TRACES_KEPT, wanted__gt=0)
        for alert_id in ended.values_list("pk", flat=True)[:A_SHARE]:
            Batch.objects.filter(alert_id=alert_id).delete()
            Receipt.objects.filter(alert_id=alert_id).delete()
            Sheet.objects.filter(name__in=[f"{what}:{alert_id}" for what in ("told", "held", "to")]).delete()
        Ended.objects.filter(at__lt=now - SILENT_FOR).delete()
    silent = Subscription.objects.filter(seen_at__lt=now - SILENT_FOR).order_by("seen_at")
    return forget(silent.values_list("pk", flat=True)[:A_SHARE])
