"""Keep what the provider tells, before anything is done about it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.kernel.outbox import announce
from wireroom.support.adapters.provider import Notice
from wireroom.support.events import NoticeArrived
from wireroom.support.models import ProviderNotice


@transaction.atomic
def file_notice(notice: Notice, *, now: datetime) -> bool:
    """Keep a verified notice and leave it to be read; False when it is here already, or of no concern.

    Commits both or neither.
    """
    if not notice.told or ProviderNotice.objects.filter(ref=notice.ref).exists():
        return False
    ProviderNotice.objects.create(
        ref=notice.ref, kind=notice.kind, told=notice.told, made_at=notice.made_at, arrived_at=now
    )
    announce(NoticeArrived(ref=notice.ref))
    return True
