"""Who works here, and what they are."""

from __future__ import annotations

from wireroom.desk.models import Member
from wireroom.desk.rules.roles import Right, Role, roles_with


def role_of(user_id: int) -> Role | None:
    """The role of a member of staff; None for whoever has none."""
    found = Member.objects.filter(user=user_id).values_list("role", flat=True).first()
    return Role(found) if found else None


def whom_to_ask() -> tuple[str, ...]:
    """The names of those who give out roles."""
    asked = Member.objects.filter(role__in=roles_with(Right.PEOPLE), user__is_active=True, user__is_staff=True)
    return tuple(asked.order_by("user__username").values_list("user__username", flat=True))
