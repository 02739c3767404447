"""Who is inside: what a session of the desk knows of the proofs it was given."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from wireroom.desk.adapters import authenticators
from wireroom.desk.rules.second_factor import FRESH_FOR, STEP_WAITS_FOR, is_demanded
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site

FACTOR, PROVEN = "desk.factor", "desk.proven"
_WAITS = "desk.waits"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def needs_factor(user: User, *, now: datetime) -> bool:
    """Whether a password alone does not let this member of staff in: by the newsroom's rule, or their own choice."""
    return is_demanded(current_site().second_factor_from, now=now) or authenticators.has_factor(user.pk)


def is_proven(request: HttpRequest) -> bool:
    """Whether this session gave all the proof it needs, and that still stands: a factor taken away ends it."""
    user, factor = request.user, request.session.get(FACTOR)
    if not isinstance(user, User) or not user.is_staff:
        return False
    if factor is not None:
        return authenticators.stands(user.pk, factor)
    return not needs_factor(user, now=SystemClock().now())


def let_in(request: HttpRequest, user: User, *, factor: int | None, now: datetime) -> None:
    """Begin a session under a new key, which nobody knew before."""
    login(request, user, backend=_BACKEND)
    request.session.pop(_WAITS, None)
    if factor is not None:
        request.session[FACTOR] = factor
    note_proof(request, now=now)


def note_proof(request: HttpRequest, *, now: datetime) -> None:
    """Note that whoever is inside has just proven to be themselves."""
    request.session[PROVEN] = now.timestamp()


def is_fresh(request: HttpRequest, *, now: datetime) -> bool:
    """Whether that was lately enough for what is grave."""
    return 0 <= now.timestamp() - float(request.session.get(PROVEN, 0)) < FRESH_FOR.total_seconds()


def hold(request: HttpRequest, user: User, *, now: datetime) -> None:
    """Keep that the password was right, in a session that is inside nowhere yet."""
    request.session.flush()
    request.session[_WAITS] = {"user": user.pk, "at": now.timestamp(), "hash": user.get_session_auth_hash()}


def waiting(request: HttpRequest, *, now: datetime) -> User | None:
    """Who has given the right password here a few minutes ago and is to prove more."""
    held = request.session.get(_WAITS)
    if not held or not 0 <= now.timestamp() - held["at"] < STEP_WAITS_FOR.total_seconds():
        return None
    user = User.objects.filter(pk=held["user"], is_active=True, is_staff=True).first()
    return user if user and constant_time_compare(held["hash"], user.get_session_auth_hash()) else None


def let_go(request: HttpRequest) -> None:
    """Wait for nobody any more."""
    request.session.pop(_WAITS, None)
