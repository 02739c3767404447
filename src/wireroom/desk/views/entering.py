"""Let somebody in, step by step, from whichever page the form was sent: name and password, then the second factor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import User
from django.http import HttpRequest

from wireroom.desk.adapters import authenticators
from wireroom.desk.flows.acting import acting
from wireroom.desk.flows.factors import UnableToChangeFactor, add_app, add_key
from wireroom.desk.flows.prove import prove_factor, prove_password
from wireroom.desk.flows.sign_in import TooManyTries, UnableToSignIn, sign_in
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.inside import hold, let_in, needs_factor, note_proof, waiting
from wireroom.kernel import passkeys
from wireroom.kernel.browsers import browser_name
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.visitors import address_of

SECRET = "desk.secret"  # noqa: S105 - where the session keeps it


@dataclass(frozen=True, slots=True, kw_only=True)
class NotIn:
    """Nobody was let in yet: the answer's status, and what its page asks for or says."""

    status: int
    page: Mapping[str, object] = field(default_factory=dict)


def enter(request: HttpRequest) -> NotIn | None:
    """Take the step that the posted form is for; give nothing when that let somebody in."""
    now = SystemClock().now()
    if "account" in request.POST:
        return _by_password(request, now=now)
    user = waiting(request, now=now)
    if user is None:
        return NotIn(status=401)
    if "proof" not in request.POST:
        return NotIn(status=401, page=step_page(request, user))
    try:
        factor = _prove(request, user, now=now) if authenticators.has_factor(user.pk) else _set_up(request, user, now)
    except (TooManyTries, UnableToSignIn, UnableToChangeFactor) as refusal:
        return _refused(refusal, step_page(request, user))
    _note_and_let_in(request, user, factor=factor, now=now)
    return None


def step_page(request: HttpRequest, user: User) -> dict[str, object]:
    """What the page says to somebody whose password was right: what else to prove, or to set up."""
    page: dict[str, object] = {"name": user.get_username(), "keys_possible": passkeys.are_possible()}
    if authenticators.has_factor(user.pk):
        return page | proofs_of(user) | {"step": "prove"}
    return page | app_page(request, user) | {"step": "set-up"}


def proofs_of(user: User) -> dict[str, object]:
    """What somebody can prove themselves by."""
    factors = authenticators.factors_of(user)
    return {"has_app": any(each.is_app for each in factors), "has_key": any(not each.is_app for each in factors)}


def app_page(request: HttpRequest, user: User) -> dict[str, object]:
    """What an authenticator app has to be told, the same until it has been."""
    secret = request.session.setdefault(SECRET, authenticators.new_secret())
    return {
        "secret": " ".join(secret[place : place + 4] for place in range(0, len(secret), 4)),
        "secret_address": authenticators.address_of_secret(user, secret),
        "secret_picture": authenticators.picture_of_secret(user, secret),
    }


def prove_again(request: HttpRequest, user: User) -> NotIn | None:
    """Let somebody who is inside prove anew who they are; give nothing when they did."""
    now, page = SystemClock().now(), proofs_of(user)
    if "proof" not in request.POST:
        return NotIn(status=401, page=page)
    try:
        if authenticators.has_factor(user.pk):
            _prove(request, user, now=now)
        else:
            sent, address = request.POST.get("proof_password", ""), address_of(request.META)
            prove_password(user=user, password=sent, address=address, now=now)
    except (TooManyTries, UnableToSignIn) as refusal:
        return _refused(refusal, page)
    note_proof(request, now=now)
    return None


def _by_password(request: HttpRequest, *, now: datetime) -> NotIn | None:
    account = request.POST.get("account", "")
    try:
        password, address = request.POST.get("password", ""), address_of(request.META)
        user = sign_in(account=account, password=password, address=address, now=now)
    except (TooManyTries, UnableToSignIn) as refusal:
        return _refused(refusal, {"account": account})
    if needs_factor(user, now=now):
        hold(request, user, now=now)
        return NotIn(status=200, page=step_page(request, user))
    _note_and_let_in(request, user, factor=None, now=now)
    return None


def _prove(request: HttpRequest, user: User, *, now: datetime) -> int:
    code, credential = request.POST.get("proof_code", ""), request.POST.get("proof_credential", "")
    return prove_factor(user=user, code=code, credential=credential, address=address_of(request.META), now=now)


def _set_up(request: HttpRequest, user: User, now: datetime) -> int:
    credential = request.POST.get("proof_credential", "")
    if credential:
        return add_key(user=user, sent=credential, device=browser_name(request.headers.get("User-Agent", "")), now=now)
    secret = request.session.get(SECRET, "")
    factor = add_app(user=user, secret=secret, code=request.POST.get("proof_code", ""), now=now)
    request.session.pop(SECRET, None)
    return factor


def _refused(refusal: Exception, page: Mapping[str, object]) -> NotIn:
    if isinstance(refusal, TooManyTries):
        return NotIn(status=429, page={**page, "again_at": refusal.again_at})
    return NotIn(status=422, page={**page, "error": str(refusal)})


def _note_and_let_in(request: HttpRequest, user: User, *, factor: int | None, now: datetime) -> None:
    name = user.get_username()
    with acting(Deed.SIGNED_IN, by=name, on="person", which=name, now=now):
        let_in(request, user, factor=factor, now=now)
