"""Take from a signed-in reader a proof that it is still them, by what they have, within the limits of signing in."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from wireroom.reader.adapters import address_book
from wireroom.reader.flows.refusals import Refusal, TooOftenRefusal
from wireroom.reader.flows.use_passkey import use_passkey
from wireroom.reader.flows.use_password import use_password

NOT_THEIR_PASSWORD = "That is not your password. A code by e-mail works as ever."  # noqa: S105 - words about one
NOT_THEIR_PASSKEY = "That passkey does not open this account. Try another one, or a code by e-mail."


def prove_by_password(user: User, *, password: str, network: str, now: datetime) -> None:
    """Try the reader's own password. Raises Refusal, TooOftenRefusal."""
    address = address_book.address_of(user)
    try:
        found = use_password(address=address, password=password, network=network, now=now)
    except TooOftenRefusal:
        raise
    except Refusal as refusal:
        raise Refusal(NOT_THEIR_PASSWORD) from refusal
    if found.pk != user.pk:
        raise Refusal(NOT_THEIR_PASSWORD)


def prove_by_passkey(user: User, *, sent: str, network: str, now: datetime) -> None:
    """Check that the browser has one of the reader's own passkeys. Raises Refusal, TooOftenRefusal."""
    try:
        found = use_passkey(sent=sent, network=network, now=now)
    except TooOftenRefusal:
        raise
    except Refusal as refusal:
        raise Refusal(NOT_THEIR_PASSKEY) from refusal
    if found.pk != user.pk:
        raise Refusal(NOT_THEIR_PASSKEY)
