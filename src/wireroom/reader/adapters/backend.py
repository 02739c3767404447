"""Whom a reader's session may stand for: a reader, and never a member of staff."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import User
from django.http import HttpRequest

PATH = f"{__name__}.ReaderBackend"


class ReaderBackend(BaseBackend):
    """Finds the user of a session that a code or a passkey opened; it checks no password."""

    def authenticate(self, request: HttpRequest | None, **_credentials: Any) -> None:  # noqa: ARG002 - Django's shape
        """Nobody: a reader proves an address or has a passkey, see `flows`."""
        return

    def get_user(self, user_id: int) -> User | None:
        """The reader, unless closed or made staff meanwhile."""
        return User.objects.filter(pk=user_id, is_active=True, is_staff=False, reader__isnull=False).first()
