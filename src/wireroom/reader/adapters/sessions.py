"""A reader's session: Django's own, under a cookie of its own (see `config.doors`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth import BACKEND_SESSION_KEY, login
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from wireroom.reader.adapters.backend import PATH

SIGNED_IN_FOR = timedelta(days=90)
CODE_WAITS_FOR = timedelta(minutes=30)
FRESH_FOR = timedelta(minutes=15)
_CODE, _PROVEN, _ASIDE = "reader.code", "reader.proven", "reader.aside"


def begin(request: HttpRequest, user: User, *, now: datetime) -> str:
    """Sign in: the session gets a new key, which nobody knew before; give it."""
    request.session.flush()
    login(request, user, backend=PATH)
    request.session.set_expiry(SIGNED_IN_FOR)
    prove(request, now=now)
    request.session.save()
    return str(request.session.session_key)


def is_readers(request: HttpRequest) -> bool:
    """Whether a code or a passkey opened this session, and not the desk's door."""
    return bool(request.session.get(BACKEND_SESSION_KEY) == PATH)


def prove(request: HttpRequest, *, now: datetime) -> None:
    """Note that the reader has just proven to be themselves."""
    request.session[_PROVEN] = now.timestamp()


def prove_anew(request: HttpRequest, *, now: datetime) -> str:
    """The same, under a key that nobody knew before: who has stolen the old one is not proven too. Give it."""
    request.session.cycle_key()
    prove(request, now=now)
    return str(request.session.session_key)


def is_proven(request: HttpRequest, *, now: datetime) -> bool:
    """Whether that was a few minutes ago at most."""
    return now.timestamp() - float(request.session.get(_PROVEN, 0)) < FRESH_FOR.total_seconds()


def hold_code(request: HttpRequest, key: str, *, purpose: str) -> None:
    """Keep in this browser's session which code it waits for."""
    if not request.user.is_authenticated:
        request.session.set_expiry(CODE_WAITS_FOR)
    request.session[f"{_CODE}.{purpose}"] = key


def held_code(request: HttpRequest, *, purpose: str) -> str:
    """The key of the code this browser waits for, or ""."""
    return str(request.session.get(f"{_CODE}.{purpose}", ""))


def drop_code(request: HttpRequest, *, purpose: str) -> None:
    """Wait for it no longer."""
    request.session.pop(f"{_CODE}.{purpose}", None)


def put_aside(request: HttpRequest, what: str, facts: dict[str, str]) -> None:
    """Keep in this browser's session what it will need when it comes back from elsewhere."""
    if not request.user.is_authenticated:
        request.session.set_expiry(CODE_WAITS_FOR)
    request.session[f"{_ASIDE}.{what}"] = facts


def look_aside(request: HttpRequest, what: str) -> dict[str, str]:
    """What was put aside, or nothing."""
    return dict(request.session.get(f"{_ASIDE}.{what}", {}))


def take_back(request: HttpRequest, what: str) -> dict[str, str]:
    """What was put aside, for the last time, or nothing."""
    return dict(request.session.pop(f"{_ASIDE}.{what}", {}))


def end(session_keys: Iterable[str], *, now: datetime) -> None:
    """End these sessions wherever they are, and clear away those that have run out."""
    Session.objects.filter(session_key__in=list(session_keys)).delete()
    Session.objects.filter(expire_date__lt=now).delete()
