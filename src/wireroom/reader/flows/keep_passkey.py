"""Add and remove passkeys; the reader is told of both by letter, for somebody else might have done it."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from wireroom.kernel.site import current_site
from wireroom.reader.adapters import address_book, passkeys
from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.flows.sign_in import note_event
from wireroom.reader.flows.write_letter import NOTICE_USEFUL_FOR, write_letter
from wireroom.reader.rules.letters import notice_words

MOST = 20


@transaction.atomic
def add_passkey(user: User, *, sent: str, device: str, now: datetime) -> None:
    """Keep a passkey the browser has made. Raises Refusal."""
    if len(passkeys.passkeys_of(user)) >= MOST:
        raise Refusal(f"You have {MOST} passkeys, which is the most there may be. Remove one first.")
    try:
        passkeys.add(user, name=device, sent=sent)
    except passkeys.PasskeyRefusedError as fault:
        raise Refusal(str(fault)) from fault
    _tell(user, "passkey-added", device=device, now=now)


@transaction.atomic
def remove_passkey(user: User, *, passkey_id: int, device: str, now: datetime) -> None:
    """Forget one of the reader's own passkeys; one that is gone already changes nothing."""
    if passkeys.remove(user, passkey_id=passkey_id):
        _tell(user, "passkey-removed", device=device, now=now)


def _tell(user: User, occasion: str, *, device: str, now: datetime) -> None:
    note_event(user, occasion=occasion, device=device, now=now)
    site = current_site()
    words = notice_words(occasion, site_name=site.name, site_url=site.url)
    write_letter(address=address_book.address_of(user), words=words, useful_until=now + NOTICE_USEFUL_FOR)
