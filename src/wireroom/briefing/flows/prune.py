"""What is over is forgotten: after six weeks, which number was sent what."""

from __future__ import annotations

from datetime import datetime, timedelta

from wireroom.briefing.models import Edition, MailCopy

TRACES_KEPT = timedelta(days=45)
A_SHARE = 20


def prune(*, now: datetime) -> None:
    """Forget the traces of editions that ended six weeks ago; their figures stay. No correction follows them then."""
    ended = Edition.objects.filter(finished_at__lt=now - TRACES_KEPT, copies__isnull=False)
    for edition_id in set(ended.values_list("pk", flat=True)[:A_SHARE]):
        MailCopy.objects.filter(edition_id=edition_id).delete()


def forget(*, recipient_id: int) -> None:
    """Forget what a number was sent: its recipient has gone for good."""
    MailCopy.objects.filter(recipient_id=recipient_id).delete()
