"""What cannot be filed is kept in sight, with its reason, until an editor tries it again or puts it away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.wire.flows.file_batch import file_batch
from wireroom.wire.models import Delivery, QuarantinedCopy
from wireroom.wire.rules.facts import Filing


def retry_quarantined(*, entry_id: int, now: datetime) -> Filing:
    """Read a quarantined delivery's kept bytes again and file what now comes out of it.

    All entries of the delivery count as retried; what still fails gets a new one. Raises LookupError when there
    is no such entry, ValueError when no bytes were kept with it.
    """
    delivery = _bytes_of(entry_id)
    with transaction.atomic():
        QuarantinedCopy.objects.filter(delivery=delivery, state="waiting").update(state="retried")
        Delivery.objects.filter(pk=delivery.pk).update(state="received", attempts=0)
    return file_batch([delivery.pk], now=now)[0]


def _bytes_of(entry_id: int) -> Delivery:
    entry = _entry(entry_id)
    if entry.delivery is None:
        message = f"{entry.name} brought no bytes that could be read again; deliver it anew."
        raise ValueError(message)
    return entry.delivery


def dismiss_quarantined(*, entry_id: int) -> None:
    """Put a quarantine entry away; its raw bytes stay. Raises LookupError when there is none."""
    entry = _entry(entry_id)
    entry.state = "dismissed"
    entry.save(update_fields=["state"])


def _entry(entry_id: int) -> QuarantinedCopy:
    entry = QuarantinedCopy.objects.select_related("delivery").filter(pk=entry_id).first()
    if entry is None:
        message = f"There is no quarantine entry {entry_id}."
        raise LookupError(message)
    return entry
