"""Try a code that came back: each try is noted before it is looked at, and a right code is good once."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare

from wireroom.reader.flows.refusals import CodeGoneRefusal, CodeRefusal
from wireroom.reader.flows.send_code import digest_of
from wireroom.reader.models import SignInCode
from wireroom.reader.rules.codes import KNOWN_FOR, TRIES, typed

GONE = "That code is good no longer. Ask for a new one."


def use_code(*, key: str, purpose: str, text: str, now: datetime, user: User | None = None) -> str:
    """Check what was typed and give the address that it proves; the code is used up.

    Raises CodeRefusal while tries are left, CodeGoneRefusal when a new code is needed.
    """
    found = try_code(key=key, purpose=purpose, text=text, now=now, user=user)
    use_up(found)
    return found.address


def try_code(*, key: str, purpose: str, text: str, now: datetime, user: User | None) -> SignInCode:
    """Note the try, then check what was typed; a right code stays good until `use_up`.

    Raises CodeRefusal and CodeGoneRefusal.
    """
    code = typed(text)
    if not code:
        raise CodeRefusal("A code has eight figures, such as 1234 5678.")
    with transaction.atomic():
        open_codes = SignInCode.objects.filter(key=key, purpose=purpose, user=user, expires_at__gt=now)
        if not open_codes.filter(tries__lt=TRIES).update(tries=F("tries") + 1):
            raise CodeGoneRefusal(GONE)
        kept = open_codes.get()
    if not constant_time_compare(kept.digest, digest_of(code, key=key)):
        raise _wrong(left=TRIES - kept.tries)
    return kept


@transaction.atomic
def use_up(*codes: SignInCode) -> None:
    """Make these codes good no longer, all or none. Raises CodeGoneRefusal when somebody was faster."""
    deleted, _ = SignInCode.objects.filter(pk__in=[code.pk for code in codes]).delete()
    if deleted != len(codes):
        raise CodeGoneRefusal(GONE)


def address_waiting(*, key: str, purpose: str, now: datetime) -> str:
    """The address a code was sent to and may still come back from; "" when there is none."""
    found = SignInCode.objects.filter(key=key, purpose=purpose, expires_at__gt=now)
    return found.values_list("address", flat=True).first() or ""


def address_asked(*, key: str, purpose: str, now: datetime) -> str:
    """The address a code was sent to lately, be it good still or not; "" when that is not known any more."""
    found = SignInCode.objects.filter(key=key, purpose=purpose, expires_at__gt=now - KNOWN_FOR)
    return found.values_list("address", flat=True).first() or ""


def _wrong(*, left: int) -> CodeRefusal | CodeGoneRefusal:
    if left <= 0:
        return CodeGoneRefusal("That was not the code, for the fifth time. Ask for a new one.")
    tries = "one try" if left == 1 else f"{left} tries"
    return CodeRefusal(f"That is not the code we sent. You have {tries} left.")
