"""An edition's recipients are gathered, some thousands at a time, so that nothing else waits for it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from wireroom.briefing.models import Edition, MailCopy
from wireroom.briefing.rules.kinds import AFTER_THE_FACT
from wireroom.reader import api as reader_room

AT_ONCE = 2_000


def gather(row: Edition, *, now: datetime) -> None:
    """Put the next recipients down, each once; when all are there, the edition is being sent.

    It goes on where it was after any interruption, for recipients are taken by rising number.
    """
    last = row.copies.aggregate(last=Max("recipient_id"))["last"] or 0
    found = _wrongly_told(row, after_id=last) if row.kind in AFTER_THE_FACT else _listed(row, after_id=last)
    with transaction.atomic():
        fresh = Edition.objects.select_for_update().get(pk=row.pk)
        if fresh.state != "gathering":
            return
        MailCopy.objects.bulk_create(
            [MailCopy(edition=row, recipient_id=each) for each in found], ignore_conflicts=True
        )
        fresh.wanted = fresh.copies.count()
        if len(found) < AT_ONCE:
            fresh.state = "sending" if fresh.wanted else "sent"
            fresh.finished_at = None if fresh.wanted else now
        fresh.save(update_fields=["wanted", "state", "finished_at"])


def _listed(row: Edition, *, after_id: int) -> tuple[int, ...]:
    return reader_room.recipients_of(on_list=row.on_list, after_id=after_id, limit=AT_ONCE)


def wrong_copies(*, story_id: int, version: int, on_list: str) -> QuerySet[MailCopy]:
    """The copies by which a version older than this one was mailed."""
    return MailCopy.objects.filter(
        outcome="sent",
        edition__on_list=on_list,
        printing__held__story_id=story_id,
        printing__held__version__lt=version,
    )


def _wrongly_told(row: Edition, *, after_id: int) -> tuple[int, ...]:
    """Those who were sent an older version of the story by this list, and are not told of it by another one."""
    if row.story_id is None or row.story_version is None:
        return ()
    others = Edition.objects.filter(kind=row.kind, story_id=row.story_id, story_version=row.story_version)
    told = MailCopy.objects.filter(edition__in=others.exclude(pk=row.pk)).values("recipient_id")
    wrong = wrong_copies(story_id=row.story_id, version=row.story_version, on_list=row.on_list)
    left = wrong.filter(recipient_id__gt=after_id).exclude(recipient_id__in=told)
    return tuple(left.order_by("recipient_id").values_list("recipient_id", flat=True).distinct()[:AT_ONCE])
