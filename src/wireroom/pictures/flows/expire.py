"""A picture's rights end: whatever shows it hears of that at the moment itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from wireroom.kernel.outbox import announce
from wireroom.pictures.events import ArchivePictureChanged
from wireroom.pictures.models import ArchivedPicture
from wireroom.pictures.rules.facts import PROVIDER
from wireroom.wire.api import end_pictures

AT_ONCE = 200


def expire_due(*, now: datetime) -> int:
    """Announce every picture, of agencies and the archive, whose rights have ended at `now`, each once; say how many.

    Call it at `next_expiry`, and after each start: moments that passed while nothing ran are made up for. While there
    is nothing to announce, nobody's writing waits for it.
    """
    due = ArchivedPicture.objects.filter(expires_at__lte=now, expiry_told=False)
    return end_pictures(now=now) + (_announce(due) if due.exists() else 0)


@transaction.atomic
def _announce(due: QuerySet[ArchivedPicture]) -> int:
    rows = list(due.select_for_update().order_by("expires_at", "pk")[:AT_ONCE])
    ArchivedPicture.objects.filter(pk__in=[row.pk for row in rows]).update(expiry_told=True)
    announce(*(ArchivePictureChanged(provider=PROVIDER, href=row.sha256) for row in rows))
    return len(rows)
