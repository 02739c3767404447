"""Mail came back undelivered: note it, and stop sending where nobody is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from wireroom.kernel.outbox import announce
from wireroom.reader.events import MailReturned
from wireroom.reader.models import Recipient
from wireroom.reader.rules.mailing import is_over


@transaction.atomic
def note_return(*, recipient_id: int, about: str, is_final: bool, now: datetime) -> None:
    """Count it, and send nothing more to an address for which it is final or that returned too much in a row."""
    if not Recipient.objects.filter(pk=recipient_id).update(returned=F("returned") + 1):
        return
    row = Recipient.objects.get(pk=recipient_id)
    over = is_over(row.returned, is_final=is_final)
    if over and row.stopped_at is None:
        Recipient.objects.filter(pk=recipient_id).update(stopped_at=now)
    announce(MailReturned(recipient_id=recipient_id, about=about, is_final=over))
