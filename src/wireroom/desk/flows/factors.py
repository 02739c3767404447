"""Second factors are set up and taken away by whoever has them, and reset by an admin."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from wireroom.desk.adapters import authenticators
from wireroom.desk.flows.acting import acting
from wireroom.desk.flows.people import UnableToChangePerson
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.second_factor import is_demanded
from wireroom.kernel import passkeys
from wireroom.kernel.site import current_site

MOST_KEYS = 10


class UnableToChangeFactor(Exception):  # noqa: N818 - the newsroom's wording
    """The second factor stays as it is; the text says why."""


def add_app(*, user: User, secret: str, code: str, now: datetime) -> int:
    """Set up an authenticator app once it has shown a right code; give its number. Raises UnableToChangeFactor."""
    step = authenticators.step_of(secret, code[:40], last=0, now=now) if secret else None
    if step is None:
        raise UnableToChangeFactor("That code does not fit. Scan the picture anew and type the code the app shows.")
    name = user.get_username()
    with acting(Deed.FACTOR_ADDED, by=name, on="person", which=name, now=now) as act:
        act.detail = "authenticator app"
        return authenticators.keep_app(user, secret=secret, step=step)


def add_key(*, user: User, sent: str, device: str, now: datetime) -> int:
    """Keep a key the browser has made; give its number. Raises UnableToChangeFactor."""
    if sum(not each.is_app for each in authenticators.factors_of(user)) >= MOST_KEYS:
        raise UnableToChangeFactor(f"You have {MOST_KEYS} keys, which is the most there may be. Remove one first.")
    name = user.get_username()
    try:
        with acting(Deed.FACTOR_ADDED, by=name, on="person", which=name, now=now) as act:
            act.detail = f"key: {device}"
            return passkeys.add(user, name=device, sent=sent, alone=False)
    except passkeys.PasskeyRefusedError as fault:
        raise UnableToChangeFactor(str(fault)) from fault


@transaction.atomic
def remove_factor(*, user: User, factor_id: int, now: datetime) -> None:
    """Take one of one's own factors away; with the last go the recovery codes. Raises UnableToChangeFactor."""
    had = authenticators.factors_of(user)
    if not any(each.id == factor_id for each in had):
        return
    is_last = len(had) == 1
    if is_last and is_demanded(current_site().second_factor_from, now=now):
        raise UnableToChangeFactor("This is your last second factor, and this desk demands one. Add another first.")
    name = user.get_username()
    with acting(Deed.FACTOR_REMOVED, by=name, on="person", which=name, now=now) as act:
        act.detail = authenticators.remove(user, factor_id=factor_id)
        if is_last:
            authenticators.remove_all(user)


def new_recovery_codes(*, user: User, now: datetime) -> list[str]:
    """Make recovery codes, in place of those before. Raises UnableToChangeFactor for who has no second factor."""
    if not authenticators.has_factor(user.pk):
        raise UnableToChangeFactor("Set up a second factor first: recovery codes stand in for it.")
    name = user.get_username()
    with acting(Deed.RECOVERY_CODES_MADE, by=name, on="person", which=name, now=now):
        return authenticators.make_recovery_codes(user)


@transaction.atomic
def reset_factor(*, name: str, by: str, now: datetime) -> bool:
    """Take all second factors of somebody away: who came in by them is out at once, and sets up a new one.

    Gives whether there were any. Raises UnableToChangePerson, LookupError.
    """
    if name == by:
        raise UnableToChangePerson("You are signed in: change your own second factor under “Account”.")
    user = User.objects.select_for_update().filter(username=name, is_staff=True).first()
    if user is None:
        raise LookupError(f"There is nobody called “{name}” on the staff.")
    with acting(Deed.FACTOR_RESET, by=by, on="person", which=name, now=now) as act:
        act.done = authenticators.remove_all(user)
        return act.done
