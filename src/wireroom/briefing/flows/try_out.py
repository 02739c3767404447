"""An edition goes to one address on trial, as readers would get it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from wireroom.briefing.flows.press import TOKEN, Proof, set_proof
from wireroom.briefing.flows.refusals import UnableToMail
from wireroom.briefing.models import Edition
from wireroom.reader import api as reader_room
from wireroom.story import api as story_room

TRIAL_TOKEN = "trial"  # noqa: S105 - stands where a reader's token would, and opens nothing
USEFUL_FOR = timedelta(hours=1)


def preview(*, edition_id: int, now: datetime) -> Proof:
    """Give an edition as it would read now; nothing is kept. Raises UnableToMail."""
    row = Edition.objects.filter(pk=edition_id).first()
    if row is None:
        raise UnableToMail("There is no such edition; somebody may have thrown it away.")
    ids = list(row.places.values_list("story_id", flat=True))
    copy = set_proof(row, story_room.published_stories(now=now, ids=ids), now=now)
    return Proof(
        held=copy.held,
        subject=copy.subject,
        text=copy.text.replace(TOKEN, TRIAL_TOKEN),
        html=copy.html.replace(TOKEN, TRIAL_TOKEN),
    )


def try_out(*, edition_id: int, address: str, now: datetime) -> None:
    """Send an edition to one address, marked as a trial. Raises UnableToMail."""
    copy = preview(edition_id=edition_id, now=now)
    try:
        with transaction.atomic():
            reader_room.leave_letter(
                address=reader_room.address_of(typed=address),
                subject=f"Trial: {copy.subject}",
                text=copy.text,
                html=copy.html,
                useful_until=now + USEFUL_FOR,
            )
    except reader_room.Refusal as refusal:
        raise UnableToMail(str(refusal)) from refusal
