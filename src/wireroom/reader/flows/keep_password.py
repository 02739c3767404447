"""Set, change and remove a reader's password. Nobody needs one: a code by e-mail opens every account."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from wireroom.reader.adapters import address_book
from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.flows.sign_out import end_others
from wireroom.reader.flows.tell_reader import tell_reader
from wireroom.reader.models import Reader
from wireroom.reader.rules.passwords import LONGEST


def keep_password(user: User, *, password: str, session_key: str, device: str, now: datetime) -> None:
    """Keep the reader's password, as a hash; who was signed in elsewhere by the one before is signed out.

    Raises Refusal for one that is guessed early: looked for in lists on this machine alone.
    """
    if len(password) > LONGEST:
        raise Refusal(f"That is longer than {LONGEST} signs, which is the most there may be.")
    address = address_book.address_of(user)
    try:
        validate_password(password, User(username=address.partition("@")[0], email=address))
    except ValidationError as fault:
        raise Refusal(" ".join(fault.messages)) from fault
    digest = make_password(password)
    with transaction.atomic():
        _change(user, digest=digest, session_key=session_key, now=now)
        tell_reader(user, "password-set", device=device, now=now)


@transaction.atomic
def remove_password(user: User, *, session_key: str, device: str, now: datetime) -> None:
    """Let no password open the account any more; who was signed in elsewhere by it is signed out."""
    if _change(user, digest="", session_key=session_key, now=now):
        tell_reader(user, "password-removed", device=device, now=now)


def _change(user: User, *, digest: str, session_key: str, now: datetime) -> bool:
    """Whether there was one before."""
    reader = Reader.objects.select_for_update().get(user=user)
    before, reader.password = reader.password, digest
    reader.save(update_fields=["password"])
    if before:
        end_others(user, session_key=session_key, now=now)
    return bool(before)
