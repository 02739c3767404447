"""Take people on, give them a role, let them go; the desk never loses its last admin."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction

from wireroom.desk.flows.acting import acting
from wireroom.desk.models import Member
from wireroom.desk.queries.people import state_of
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.roles import Right, Role, rights_of, roles_with

LONGEST_NAME = 60


class UnableToChangePerson(Exception):  # noqa: N818 - the newsroom's wording
    """It cannot be done with this person; the text says why."""


def take_on(*, name: str, role: Role, password: str | None = None, by: str, now: datetime) -> User:
    """Make an account for a member of staff. Without a password none opens it before `make_link`.

    Raises UnableToChangePerson when the name is taken or no name.
    """
    called = _name(name)
    with acting(Deed.PERSON_ADDED, by=by, on="person", which=called, now=now) as act:
        if User.objects.filter(username__iexact=called).exists():
            raise UnableToChangePerson(f"There is somebody called “{called}” already. Choose another name.")
        user = User.objects.create_user(username=called, password=password, is_staff=True)
        Member.objects.create(user=user, role=role)
        act.after = role
    return user


@transaction.atomic
def give_role(*, name: str, role: Role, by: str, now: datetime) -> None:
    """Give somebody another role; it counts from their next press. Raises UnableToChangePerson, LookupError."""
    user, before = _person(name)
    if before == role:
        return
    if Right.PEOPLE not in rights_of(role):
        _keep_an_admin(user)
    with acting(Deed.ROLE_GIVEN, by=by, on="person", which=name, before=before, now=now) as act:
        Member.objects.update_or_create(user=user, defaults={"role": role})
        act.after = role


@transaction.atomic
def switch_off(*, name: str, by: str, now: datetime) -> None:
    """Let nobody in under this name: every session ends at once and no password opens it any more.

    Raises UnableToChangePerson, LookupError.
    """
    user, _ = _person(name)
    if not user.is_active:
        return
    if name == by:
        raise UnableToChangePerson("You cannot switch yourself off; another admin can.")
    _keep_an_admin(user)
    with acting(Deed.PERSON_OFF, by=by, on="person", which=name, before=state_of(user), now=now) as act:
        user.is_active = False
        _lock(user)
        act.after = state_of(user)


@transaction.atomic
def make_link(*, name: str, by: str, now: datetime) -> str:
    """Make a link by which somebody sets a password, once; give its last part, which is kept nowhere.

    The password until now opens nothing any more, every session and every earlier link ends, and who was switched
    off is on again. Raises UnableToChangePerson, LookupError.
    """
    user, _ = _person(name)
    if name == by:
        raise UnableToChangePerson("You are signed in: change your own password under “Account”.")
    with acting(Deed.LINK_MADE, by=by, on="person", which=name, before=state_of(user), now=now) as act:
        user.is_active = True
        _lock(user)
        act.after = state_of(user)
        return f"{user.pk}/{default_token_generator.make_token(user)}"


def person_of_link(*, user_id: int, token: str) -> User | None:
    """Whose link this is; None when it was used, is too old, or never was one."""
    user = User.objects.filter(pk=user_id, is_active=True, is_staff=True).first()
    return user if user and default_token_generator.check_token(user, token) else None


def _name(given: str) -> str:
    called = " ".join(given.split())
    try:
        UnicodeUsernameValidator()(called)
    except ValidationError as error:
        raise UnableToChangePerson("A name has letters, numbers and . - _ + @, and no spaces.") from error
    if len(called) > LONGEST_NAME:
        raise UnableToChangePerson(f"A name has {LONGEST_NAME} signs at most.")
    return called


def _person(name: str) -> tuple[User, str]:
    user = User.objects.select_for_update().filter(username=name, is_staff=True).first()
    if user is None:
        message = f"There is nobody called “{name}” on the staff."
        raise LookupError(message)
    return user, Member.objects.filter(user=user).values_list("role", flat=True).first() or ""


def _keep_an_admin(user: User) -> None:
    """Raises UnableToChangePerson when nobody else could give out roles."""
    admins = Member.objects.select_for_update().filter(role__in=roles_with(Right.PEOPLE), user__is_active=True)
    names = set(admins.values_list("user_id", flat=True))
    if names == {user.pk}:
        raise UnableToChangePerson("This is the last admin. Make somebody else an admin first.")


def _lock(user: User) -> None:
    """No password opens the account: sessions are bound to the password, so they end too."""
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
