"""Let somebody in with the name and password of a form, from whichever page it was sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth import login
from django.http import HttpRequest

from wireroom.desk.flows.acting import acting
from wireroom.desk.flows.sign_in import TooManyTries, UnableToSignIn, sign_in
from wireroom.desk.rules.deeds import Deed
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.visitors import address_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Nobody was let in: the answer's status, and what its page says."""

    status: int
    page: Mapping[str, object]


def enter(request: HttpRequest) -> Refused | None:
    """Sign in with the posted name and password; give nothing when that worked."""
    account = request.POST.get("account", "")
    page, now = {"account": account}, SystemClock().now()
    try:
        password, address = request.POST.get("password", ""), address_of(request.META)
        user = sign_in(account=account, password=password, address=address, now=now)
    except TooManyTries as refusal:
        return Refused(status=429, page=page | {"again_at": refusal.again_at})
    except UnableToSignIn as refusal:
        return Refused(status=422, page=page | {"error": str(refusal)})
    name = user.get_username()
    with acting(Deed.SIGNED_IN, by=name, on="person", which=name, now=now):
        login(request, user)
    return None
