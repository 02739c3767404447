"""Let somebody in who knows the password of a reader who set one."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import User
from django.db import transaction

from wireroom.reader.adapters import address_book
from wireroom.reader.flows.allow import allow
from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.models import Reader
from wireroom.reader.rules.passwords import LONGEST, NONE_KEPT
from wireroom.reader.rules.patience import PASSWORDS_FOR_ADDRESS, PASSWORDS_FOR_ADDRESS_A_DAY, PASSWORDS_FROM_NETWORK

WRONG = "That address and that password do not go together. A code by e-mail works as ever."


def use_password(*, address: str, password: str, network: str, now: datetime) -> User:
    """Check a password and give the reader. Raises Refusal, TooOftenRefusal.

    Whether the address is known, and has a password, makes no difference to what is said, nor to how long it takes:
    for who has none, Django hashes as much.
    """
    counted = (PASSWORDS_FOR_ADDRESS, address), (PASSWORDS_FOR_ADDRESS_A_DAY, address)
    with transaction.atomic():
        allow(*counted, (PASSWORDS_FROM_NETWORK, network), now=now)
    user = address_book.owner_of(address)
    kept = Reader.objects.filter(user=user.pk if user else 0).values_list("password", flat=True).first()
    fits = check_password(password[:LONGEST], kept or NONE_KEPT)
    if not fits or user is None or user.is_staff or not user.is_active:
        raise Refusal(WRONG)
    return user
