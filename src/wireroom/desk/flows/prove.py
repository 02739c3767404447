"""Prove to be who one is, beyond the name: by the second factor, or where there is none by the password."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from wireroom.desk.adapters import authenticators
from wireroom.desk.flows.acting import acting
from wireroom.desk.flows.sign_in import TooManyTries, UnableToSignIn, forget_old_tries
from wireroom.desk.models import SignInAttempt
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.patience import TRIES_WITH_CODE, may_try_from
from wireroom.kernel import passkeys

WRONG_CODE = "That code does not fit, or was used before. Wait for the next one in your app, or use a recovery code."


def prove_factor(*, user: User, code: str, credential: str, address: str, now: datetime) -> int:
    """Try a code of the app, a recovery code, or the proof of a key; give the number of what was right.

    Each try is noted before it is looked at. Raises TooManyTries, UnableToSignIn.
    """
    _note_try(user, address=address, now=now)
    factor = _key(user, credential) if credential else _code(user, code[:40], now=now)
    _forget_tries(user)
    return factor


def prove_password(*, user: User, password: str, address: str, now: datetime) -> None:
    """Try the password of somebody who has no second factor. Raises TooManyTries, UnableToSignIn."""
    _note_try(user, address=address, now=now)
    if not user.check_password(password):
        raise UnableToSignIn("That is not your password.")
    _forget_tries(user)


def _key(user: User, credential: str) -> int:
    try:
        return passkeys.proven_by(user, credential)
    except passkeys.PasskeyRefusedError as fault:
        raise UnableToSignIn(str(fault)) from fault


def _code(user: User, code: str, *, now: datetime) -> int:
    app = authenticators.use_app_code(user, code, now=now)
    if app is not None:
        return app
    name = user.get_username()
    with acting(Deed.RECOVERY_CODE_USED, by=name, on="person", which=name, now=now) as act:
        recovery = authenticators.use_recovery_code(user, code)
        if recovery is None:
            raise UnableToSignIn(WRONG_CODE)
        act.detail = f"{authenticators.recovery_codes_left(user)} left"
    return recovery


def _note_try(user: User, *, address: str, now: datetime) -> None:
    account = user.get_username().casefold()
    with transaction.atomic():
        forget_old_tries(now=now)
        failures = SignInAttempt.objects.filter(account=account, with_code=True).values_list("at", flat=True)
        again_at = may_try_from(list(failures), tries=TRIES_WITH_CODE, now=now)
        if again_at > now:
            raise TooManyTries(again_at)
        SignInAttempt.objects.create(account=account, address=address, at=now, with_code=True)


def _forget_tries(user: User) -> None:
    SignInAttempt.objects.filter(account=user.get_username().casefold(), with_code=True).delete()
