"""Browsers become devices of the desk, to which alerts are sent on trial, and cease to be."""

from __future__ import annotations

from wireroom.alert.flows.subscribe import forget
from wireroom.alert.models import Subscription, writing
from wireroom.alert.rules.endpoints import digest_of


def join_desk(*, endpoint: str, staff: str) -> bool:
    """Make a subscribed browser one of the desk's; whether its subscription is known. What it follows stays."""
    with writing():
        return bool(Subscription.objects.filter(digest=digest_of(endpoint)).update(staff=staff))


def leave_desk(*, device_id: int) -> bool:
    """Send no more trials to a device; whether it was one of the desk's.

    What its owner follows as a reader stays; who follows nothing is forgotten whole.
    """
    with writing():
        row = Subscription.objects.select_for_update().filter(pk=device_id).exclude(staff="").first()
        if row is None:
            return False
        if row.topics:
            row.staff = ""
            row.save(update_fields=["staff"])
        else:
            forget([row.pk])
    return True
