"""Open a session for somebody who has proven to be a reader."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.http import HttpRequest

from wireroom.reader.adapters import sessions
from wireroom.reader.flows.sign_in import note_device
from wireroom.reader.views.door import user_agent_of


def enter(request: HttpRequest, user: User, *, occasion: str, now: datetime) -> None:
    """Sign in: a new session under a new key, kept as one of the reader's devices."""
    key = sessions.begin(request, user, now=now)
    note_device(user, session_key=key, user_agent=user_agent_of(request), occasion=occasion, now=now)
