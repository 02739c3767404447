"""Let a member of staff in."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.db import transaction

from wireroom.desk.models import SignInAttempt
from wireroom.desk.rules.patience import TRIES_FOR_ACCOUNT, TRIES_FROM_ADDRESS, may_try_from

FORGET_AFTER = timedelta(days=1)


class UnableToSignIn(Exception):  # noqa: N818 - the newsroom's wording
    """The account and password do not open the desk; the message says what to do."""


class TooManyTries(UnableToSignIn):
    """Too many failed tries; `again_at` is the moment from which the next is heard."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__("There were too many failed tries.")
        self.again_at = again_at


def sign_in(*, account: str, password: str, address: str, now: datetime) -> User:
    """Check account and password and give the member of staff.

    The try is noted before the password is checked, so that tries made at the same time count too.
    Raises TooManyTries before anything is checked, UnableToSignIn for a wrong pair or somebody who is not staff.
    """
    account = account.strip()[:150]
    _note_try(account=account.casefold(), address=address, now=now)
    user = authenticate(username=account, password=password)
    if not isinstance(user, User):
        raise UnableToSignIn("This name and password do not fit. Check both and try again.")
    _forget_tries(account=account.casefold(), address=address)
    if not user.is_staff:
        raise UnableToSignIn("This account may not enter the desk. Ask an administrator to make it staff.")
    return user


def _note_try(*, account: str, address: str, now: datetime) -> None:
    with transaction.atomic():
        forget_old_tries(now=now)
        failures = list(SignInAttempt.objects.filter(address=address, with_code=False).values_list("account", "at"))
        again_at = max(
            may_try_from([at for name, at in failures if name == account], tries=TRIES_FOR_ACCOUNT, now=now),
            may_try_from([at for _, at in failures], tries=TRIES_FROM_ADDRESS, now=now),
        )
        if again_at > now:
            raise TooManyTries(again_at)
        SignInAttempt.objects.create(account=account, address=address, at=now)


def forget_old_tries(*, now: datetime) -> None:
    """Forget whatever was tried more than a day ago."""
    SignInAttempt.objects.filter(at__lt=now - FORGET_AFTER).delete()


def _forget_tries(*, account: str, address: str) -> None:
    SignInAttempt.objects.filter(account=account, address=address, with_code=False).delete()
