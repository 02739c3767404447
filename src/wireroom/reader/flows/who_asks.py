"""Who asks: the reader of a request's session, if it is still good."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.http import HttpRequest

from wireroom.reader.adapters import sessions
from wireroom.reader.queries.devices import is_signed_in


def reader_who_asks(request: HttpRequest, *, now: datetime) -> User | None:
    """The reader, or None: not signed in, not as a reader, or signed out from elsewhere."""
    user = request.user
    if not isinstance(user, User) or not sessions.is_readers(request):
        return None
    key = request.session.session_key or ""
    return user if is_signed_in(user.pk, session_key=key, now=now) else None
