"""Write an event in the same transaction as the change it tells of."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from wireroom.kernel.events import Event
from wireroom.kernel.models import Errand
from wireroom.kernel.outbox.subscription import event_name, listeners_of


def announce(*events: Event, urgent: bool = False) -> None:
    """Leave one errand per event and listener; urgent errands are run before all others.

    Raises RuntimeError outside a transaction: an event without its change, or a change without its event,
    is what the outbox exists to rule out.
    """
    if not transaction.get_connection().in_atomic_block:
        message = "announce() needs an open transaction: wrap the change and its event in transaction.atomic()."
        raise RuntimeError(message)
    Errand.objects.bulk_create(
        Errand(
            subscriber=listener.name,
            event=event_name(type(event)),
            payload=asdict(event),
            rank=0 if urgent else 1,
        )
        for event in events
        for listener in listeners_of(type(event))
    )
