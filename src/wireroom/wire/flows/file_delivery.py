"""One delivery is read and filed."""

from __future__ import annotations

from datetime import datetime

from wireroom.wire.flows.file_batch import file_batch
from wireroom.wire.models import Delivery
from wireroom.wire.rules.facts import Filing


def file_delivery(*, delivery_id: int, now: datetime) -> Filing:
    """Read one delivery, file its items and quarantine what cannot be filed. Again: nothing changes.

    Raises LookupError when there is no such delivery.
    """
    if not Delivery.objects.filter(pk=delivery_id).exists():
        message = f"There is no delivery {delivery_id}."
        raise LookupError(message)
    return file_batch([delivery_id], now=now)[0]
