"""Add and remove passkeys; the reader is told of both by letter, for somebody else might have done it."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from wireroom.kernel import passkeys
from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.flows.sign_out import end_others
from wireroom.reader.flows.tell_reader import tell_reader

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
    tell_reader(user, "passkey-added", device=device, now=now)


@transaction.atomic
def remove_passkey(user: User, *, passkey_id: int, session_key: str, device: str, now: datetime) -> None:
    """Forget one of the reader's own passkeys; whoever it let in elsewhere is signed out.

    One that is gone already changes nothing.
    """
    if passkeys.remove(user, passkey_id=passkey_id):
        end_others(user, session_key=session_key, now=now)
        tell_reader(user, "passkey-removed", device=device, now=now)
