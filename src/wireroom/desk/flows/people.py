"""Take people on."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from wireroom.desk.models import Member
from wireroom.desk.rules.roles import Role


@transaction.atomic
def take_on(*, name: str, password: str | None, role: Role) -> User:
    """Make an account for a member of staff, with a role. Without a password none opens it yet."""
    user = User.objects.create_user(username=name, password=password, is_staff=True)
    Member.objects.create(user=user, role=role)
    return user
