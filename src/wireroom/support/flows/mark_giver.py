"""Know a giver again who gives once more from the same address, without keeping the address."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from wireroom.support.models import Giver

SALT = "wireroom.support.giver"


def mark_giver(giver: str, *, address: str) -> None:
    """Keep the mark of an address. In the caller's transaction; whoever has a mark keeps it."""
    mark = salted_hmac(SALT, address.strip().casefold(), algorithm="sha256").hexdigest()
    known, _ = Giver.objects.get_or_create(ref=giver, defaults={"mark": mark})
    if not known.mark:
        known.mark = mark
        known.save(update_fields=["mark"])
