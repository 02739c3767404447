"""Send a link to those who give from an address. Whether anybody does is told to that address alone."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.kernel.site import current_site
from wireroom.support.adapters.provider import Provider
from wireroom.support.flows.write_letter import leave, way_to
from wireroom.support.models import Acknowledgement, Giver
from wireroom.support.rules.letters import way_in

MOST = 5
"""Each checkout makes a giver of its own at the provider; the newest are enough to find what runs."""


def send_way_in(*, address: str, provider: Provider, now: datetime) -> int:
    """Write a letter for each giver at this address whom we know, one an hour; say how many."""
    there = provider.givers_at(address)
    known = set(Giver.objects.filter(ref__in=there).values_list("ref", flat=True))
    with transaction.atomic():
        givers = [ref for ref in there if ref in known and _is_first_this_hour(ref, now=now)][:MOST]
        for giver in givers:
            leave(way_in(link=way_to(giver), site_name=current_site().name), address=address, now=now)
    return len(givers)


def _is_first_this_hour(giver: str, *, now: datetime) -> bool:
    _, is_first = Acknowledgement.objects.get_or_create(key=f"way-in:{giver}:{now:%Y%m%d%H}", defaults={"at": now})
    return is_first
