"""Who works at the desk."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import models

from wireroom.desk.rules.roles import ROLE_WORDS, Role


class Member(models.Model):
    """A member of staff with the one role that says what they may do; what a role may is in `rules/roles.py`."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="member")
    role = models.CharField(max_length=10, choices=[(role.value, ROLE_WORDS[role]) for role in Role])

    class Meta:
        indexes = [models.Index(fields=["role"], name="desk_member_role")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"
