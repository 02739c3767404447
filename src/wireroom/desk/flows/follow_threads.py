"""Claims and notes go with their running story when it proves to be part of another."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from wireroom.desk.models import Claim, DeskNote
from wireroom.kernel.pulse import beat


@transaction.atomic
def follow_joined(joined: Iterable[tuple[int, int]]) -> None:
    """Move notes and claims, given (thread that is gone, thread it went into); the older of two claims stands."""
    moved = 0
    for gone, into in joined:
        moved += DeskNote.objects.filter(thread=gone).update(thread=into)
        moved += _follow_claim(gone, into)
    if moved:
        beat("wire")


def _follow_claim(gone: int, into: int) -> int:
    claims = {claim.thread: claim for claim in Claim.objects.filter(thread__in=[gone, into])}
    coming, standing = claims.get(gone), claims.get(into)
    if coming is None:
        return 0
    if standing is not None:
        later = max(coming, standing, key=lambda claim: claim.at)
        later.delete()
        if later is coming:
            return 1
    return Claim.objects.filter(thread=gone).update(thread=into)
