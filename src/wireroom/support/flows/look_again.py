"""A reader is back from the provider and no notice is here yet: the provider is asked, and believed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.support.adapters.provider import Provider
from wireroom.support.flows.follow_giving import checkout_done
from wireroom.support.flows.tell_devices import telling_devices
from wireroom.support.models import Intent
from wireroom.support.rules.provider_facts import CheckoutDone


def look_again(intent: Intent, *, provider: Provider, now: datetime) -> None:
    """Bring an open intent to where the provider says it stands; whether it is paid, its notice will tell.

    Raises ProviderAwayError and ProviderRefusedError.
    """
    if provider.look_at_checkout(intent.checkout).state != "done":
        return
    done = CheckoutDone(intent=intent.key, giver="", pledge="", paid=False, at=now)
    with transaction.atomic(), telling_devices((done,), now=now):
        checkout_done(done)
    intent.refresh_from_db()
