"""Who works here, and what they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User

from wireroom.desk.models import Member
from wireroom.desk.rules.roles import ROLE_WORDS, Right, Role, roles_with

ON, WAITS, OFF = "on", "has no password yet", "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member of staff. `role` is empty for one who has none, `state` one of ON, WAITS and OFF.

    `has_factor`: they have set up a second factor.
    """

    id: int
    name: str
    role: str
    role_words: str
    state: str
    has_factor: bool
    last_sign_in: datetime | None


def everybody() -> tuple[Person, ...]:
    """The whole staff: those who can come in first, then by name."""
    roles = dict(Member.objects.values_list("user_id", "role"))
    with_factor = set(
        Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES).values_list("user", flat=True)
    )
    staff = User.objects.filter(is_staff=True).order_by("-is_active", "username")
    return tuple(
        Person(
            id=user.pk,
            name=user.get_username(),
            role=roles.get(user.pk, ""),
            role_words=ROLE_WORDS[Role(roles[user.pk])] if user.pk in roles else "No role",
            state=state_of(user),
            has_factor=user.pk in with_factor,
            last_sign_in=user.last_login,
        )
        for user in staff
    )


def state_of(user: User) -> str:
    """Whether somebody can come in: ON, WAITS for a password, or OFF."""
    if not user.is_active:
        return OFF
    return ON if user.has_usable_password() else WAITS


def role_of(user_id: int) -> Role | None:
    """The role of a member of staff; None for whoever has none."""
    found = Member.objects.filter(user=user_id).values_list("role", flat=True).first()
    return Role(found) if found else None


def whom_to_ask() -> tuple[str, ...]:
    """The names of those who give out roles."""
    asked = Member.objects.filter(role__in=roles_with(Right.PEOPLE), user__is_active=True, user__is_staff=True)
    return tuple(asked.order_by("user__username").values_list("user__username", flat=True))
