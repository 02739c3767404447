"""One's own account: second factors and recovery codes; the password has a page of its own."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from wireroom.desk.adapters.authenticators import factors_of, recovery_codes_left
from wireroom.desk.flows.factors import (
    UnableToChangeFactor,
    add_app,
    add_key,
    new_recovery_codes,
    remove_factor,
)
from wireroom.desk.rules.second_factor import is_demanded
from wireroom.desk.views.entering import SECRET, app_page
from wireroom.desk.views.inside import FACTOR
from wireroom.desk.views.show import show
from wireroom.kernel import passkeys
from wireroom.kernel.browsers import browser_name
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("code", "credential")
def account(request: HttpRequest) -> HttpResponse:
    """What one comes in by: see it, add to it, take away from it."""
    assert isinstance(request.user, User)  # noqa: S101 - the door is passed, this tells the type checker
    if request.method != "POST":
        return _page(request, request.user)
    try:
        if request.POST.get("do") == "codes":
            codes = new_recovery_codes(user=request.user, now=SystemClock().now())
            return show(request, "desk/recovery_codes.html", section="", codes=codes, next="/desk/account")
        _change(request, request.user)
    except UnableToChangeFactor as refusal:
        return _page(request, request.user, refusal=str(refusal), status=422)
    return redirect("desk:account")


def _change(request: HttpRequest, user: User) -> None:
    now = SystemClock().now()
    match request.POST.get("do"):
        case "app":
            secret = request.session.get(SECRET, "")
            request.session[FACTOR] = add_app(user=user, secret=secret, code=request.POST.get("code", ""), now=now)
            request.session.pop(SECRET, None)
            messages.success(request, "Your authenticator app is set up: the desk asks for its codes from now on.")
        case "key":
            device = browser_name(request.headers.get("User-Agent", ""))
            sent = request.POST.get("credential", "")
            request.session[FACTOR] = add_key(user=user, sent=sent, device=device, now=now)
            messages.success(request, "The key is added: it lets you in together with your password.")
        case "remove":
            given = request.POST.get("factor", "")
            remove_factor(user=user, factor_id=int(given) if given.isdecimal() else 0, now=now)
            _stay(request, user)
            messages.success(request, "Removed. Whoever came in by it is out.")


def _stay(request: HttpRequest, user: User) -> None:
    """Keep the session in which one's own factor was taken away: it was proven right before."""
    left = factors_of(user)
    if left:
        request.session[FACTOR] = left[0].id
    else:
        request.session.pop(FACTOR, None)


def _page(request: HttpRequest, user: User, *, refusal: str = "", status: int = 200) -> HttpResponse:
    factors = factors_of(user)
    has_app = any(each.is_app for each in factors)
    return show(
        request,
        "desk/account.html",
        section="",
        status=status,
        factors=factors,
        has_app=has_app,
        codes_left=recovery_codes_left(user),
        is_demanded=is_demanded(current_site().second_factor_from, now=SystemClock().now()),
        keys_possible=passkeys.are_possible(),
        refusal=refusal,
        **({} if has_app else app_page(request, user)),
    )
