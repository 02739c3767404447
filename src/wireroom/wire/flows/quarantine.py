"""What cannot be filed is kept in sight, with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog

from wireroom.wire.flows.manage_feeds import feed_called
from wireroom.wire.models import Delivery, QuarantinedCopy
from wireroom.wire.rules.item import Refusal

log = structlog.get_logger(__name__)


def quarantine(delivery: Delivery, refusals: Sequence[Refusal], *, now: datetime) -> None:
    """Keep in sight what was refused of a delivery."""
    for refusal in refusals:
        log.warning("wire.quarantined", delivery=delivery.pk, name=delivery.name, reason=refusal.reason)
    QuarantinedCopy.objects.bulk_create(
        QuarantinedCopy(
            delivery=delivery,
            feed=delivery.feed,
            name=delivery.name,
            position=refusal.item,
            reason=refusal.reason,
            received_at=now,
        )
        for refusal in refusals
    )


def quarantine_name(*, feed: str, name: str, reason: str, now: datetime) -> None:
    """Keep in sight a file of which no bytes could be taken; once per name and reason, however often it is met."""
    _, new = QuarantinedCopy.objects.get_or_create(
        feed=feed_called(feed), delivery=None, name=name, reason=reason, defaults={"received_at": now}
    )
    if new:
        log.warning("wire.quarantined", feed=feed, name=name, reason=reason)
