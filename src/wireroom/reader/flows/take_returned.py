"""Take what came back: a mail service's word, or a message from the mail server; believed only by its seal."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.crypto import constant_time_compare

from wireroom.reader.adapters.returns import Told
from wireroom.reader.adapters.returns_box import Mailbox, open_box
from wireroom.reader.flows.leave_lists import forget_address
from wireroom.reader.flows.mail_round import seal_of
from wireroom.reader.flows.note_return import note_return
from wireroom.reader.models import Recipient
from wireroom.reader.rules.bounces import read_bounce
from wireroom.reader.rules.mailing import SEAL, tags_in


def take_returned(raw: bytes, *, now: datetime) -> int | None:
    """Note each letter of ours that a delivery status notification says has failed; how many. None when it is none."""
    found = read_bounce(raw)
    if found is None:
        return None
    is_final, marks = found
    own = {(about, recipient_id) for about, recipient_id, seal in marks if _is_ours(about, recipient_id, seal)}
    for about, recipient_id in own:
        note_return(recipient_id=recipient_id, about=about, is_final=is_final, now=now)
    return len(own)


def empty_mailbox(box: Mailbox, *, now: datetime) -> tuple[int, int]:
    """Take what came back to a mailbox: how many letters were noted, and how many other messages were left there.

    A notice is deleted once it is noted; when that is cut short, it is noted again. Raises MailboxError.
    """
    noted, left = 0, 0
    with open_box(box) as opened:
        for number, raw in opened.messages():
            found = take_returned(raw, now=now)
            if found is None:
                opened.leave(number)
                left += 1
            else:
                opened.delete(number)
                noted += found
    return noted, left


@transaction.atomic
def take_told(told: Told, *, now: datetime) -> None:
    """Note what a mail service tells of a letter. Who calls it unwanted is taken off every list and forgotten."""
    if told.is_unwanted:
        forget_address(told.address)
        return
    recipient_id = Recipient.objects.filter(address=told.address).values_list("pk", flat=True).first()
    if recipient_id is not None:
        about = next((about for about, number, _ in tags_in(told.mark) if number == recipient_id), "")
        note_return(recipient_id=recipient_id, about=about, is_final=told.is_final, now=now)


def _is_ours(about: str, recipient_id: int, seal: str) -> bool:
    return constant_time_compare(seal, seal_of(about, recipient_id)[:SEAL])
