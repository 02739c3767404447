"""An edition is ordered: at once or for a moment; taken back; stopped while it goes."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from wireroom.briefing.flows.compose import open_row, place_from_front
from wireroom.briefing.flows.refusals import UnableToMail
from wireroom.briefing.models import Edition
from wireroom.briefing.queries.editions import facts_of
from wireroom.briefing.rules.editions import OPEN, UNDER_WAY, EditionFacts
from wireroom.briefing.rules.kinds import MANNERS

FARTHEST = timedelta(days=30)
TOO_LATE = "It was not sent in time: the newsroom was down at its moment. Order it again if it is still news."


def order(*, edition_id: int, by: str, now: datetime, at: datetime | None = None) -> EditionFacts:
    """Send an edition now, or at a moment; one that is scheduled gets the new moment. Raises UnableToMail."""
    if at is not None and not now < at < now + FARTHEST:
        raise UnableToMail("That moment has passed, or is more than a month away: choose another one.")
    with transaction.atomic():
        row = open_row(edition_id)
        if not row.places.exists():
            raise UnableToMail("There is no story in it: put one in first.")
        row.state, row.due_at, row.ordered_by = "scheduled", at or now, by
        row.save(update_fields=["state", "due_at", "ordered_by"])
    return facts_of(row)


def take_back(*, edition_id: int) -> EditionFacts:
    """Make a draft again of what is scheduled; it goes out only when it is ordered anew. Raises UnableToMail."""
    with transaction.atomic():
        row = open_row(edition_id)
        row.state, row.due_at, row.ordered_by = "draft", None, ""
        row.save(update_fields=["state", "due_at", "ordered_by"])
    return facts_of(row)


def stop(*, edition_id: int, by: str, now: datetime) -> EditionFacts:
    """Stop an edition for good: what has not left stays. Raises UnableToMail when it has ended."""
    with transaction.atomic():
        row = Edition.objects.select_for_update().filter(pk=edition_id).first()
        if row is None or row.state not in OPEN | UNDER_WAY:
            raise UnableToMail("This edition cannot be stopped: it has ended, or there is none.")
        halt(row, why=f"Stopped by {by}.", now=now)
    return facts_of(row)


def halt(row: Edition, *, why: str, now: datetime) -> None:
    """End an edition before its time. In the caller's transaction."""
    row.state, row.trouble, row.finished_at = "cancelled", why, now
    row.save(update_fields=["state", "trouble", "finished_at"])


def release_due(*, now: datetime) -> None:
    """Begin what is due; the morning's is laid out anew from the front unless an editor has touched it."""
    for edition_id in list(Edition.objects.filter(state="scheduled", due_at__lte=now).values_list("pk", flat=True)):
        with transaction.atomic():
            row = Edition.objects.select_for_update().get(pk=edition_id)
            if row.state == "scheduled" and row.due_at and row.due_at <= now:
                _begin(row, due_at=row.due_at, now=now)


def _begin(row: Edition, *, due_at: datetime, now: datetime) -> None:
    manner = MANNERS[row.kind]  # type: ignore[index]  # a stored kind
    if now > due_at + manner.keeps_for:
        halt(row, why=TOO_LATE, now=now)
        return
    if row.by_rule:
        place_from_front(row, now=now)
    row.state, row.began_at = "gathering", now
    row.save(update_fields=["state", "began_at"])
