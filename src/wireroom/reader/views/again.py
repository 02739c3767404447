"""What needs a code from somebody who is signed in: to confirm who they are, to change the address, to erase."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from wireroom.kernel.browsers import browser_name
from wireroom.reader.adapters import address_book, sessions
from wireroom.reader.flows.change_address import TwoCodes, TwoKeys, ask_to_change_address, change_address
from wireroom.reader.flows.erase import erase as erase_all
from wireroom.reader.flows.refusals import CodeGoneRefusal, Refusal
from wireroom.reader.flows.send_code import send_code
from wireroom.reader.flows.use_code import address_waiting, use_code
from wireroom.reader.rules.addresses import NotAnAddressError, address_of
from wireroom.reader.views.door import away, network_of, now_here, readers_only, refused, uncached, user_agent_of
from wireroom.reader.views.entering import prove_again

OLD, NEW = "old-address", "new-address"


@require_http_methods(["GET", "HEAD", "POST"])
@readers_only
def confirm(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Prove once more to be the reader."""

    def done() -> HttpResponseBase:
        prove_again(request, reader, now=now_here())
        return away(request, "/account/?done=confirmed")

    if sessions.is_proven(request, now=now_here()) and request.method != "POST":
        return away(request, "/account/")
    return _with_code(request, reader, purpose="confirm", done=done)


@require_http_methods(["GET", "HEAD", "POST"])
@readers_only
def erase(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Erase the account, after a code."""

    def done() -> HttpResponseBase:
        erase_all(reader, now=now_here())
        logout(request)
        return away(request, "/account/erased", signed_in=False)

    return _with_code(request, reader, purpose="erase", done=done)


@uncached
def erased(request: HttpRequest) -> HttpResponseBase:
    """Say that it is done."""
    return render(request, "reader/erased.html")


@require_http_methods(["GET", "HEAD", "POST"])
@readers_only
def address(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Take the new address; then take both codes."""
    now = now_here()
    keys = TwoKeys(old=sessions.held_code(request, purpose=OLD), new=sessions.held_code(request, purpose=NEW))
    page: dict[str, object] = {
        "old_address": address_book.address_of(reader),
        "new_address": address_waiting(key=keys.new, purpose=NEW, now=now),
    }
    if request.method != "POST":
        return render(request, "reader/address.html", page)
    if "address" in request.POST:
        return _ask_both(request, reader, page)
    device = browser_name(user_agent_of(request))
    given = TwoCodes(old=request.POST.get("old_code", ""), new=request.POST.get("new_code", ""))
    try:
        change_address(
            reader, keys=keys, codes=given, session_key=request.session.session_key or "", device=device, now=now
        )
    except CodeGoneRefusal as refusal:
        _forget_both(request)
        return refused(request, refusal, "reader/address.html", page | {"new_address": ""})
    except Refusal as refusal:
        return refused(request, refusal, "reader/address.html", page)
    _forget_both(request)
    prove_again(request, reader, now=now)
    return away(request, "/account/?done=address-changed")


def _ask_both(request: HttpRequest, reader: User, page: dict[str, object]) -> HttpResponseBase:
    typed = request.POST["address"].strip()[:300]
    try:
        wanted = address_of(typed)
        keys = ask_to_change_address(reader, new_address=wanted, network=network_of(request), now=now_here())
    except NotAnAddressError as fault:
        return refused(request, Refusal(str(fault)), "reader/address.html", page | {"new_address": "", "typed": typed})
    except Refusal as refusal:
        return refused(request, refusal, "reader/address.html", page | {"new_address": "", "typed": typed})
    sessions.hold_code(request, keys.old, purpose=OLD)
    sessions.hold_code(request, keys.new, purpose=NEW)
    return away(request, "/account/address")


def _forget_both(request: HttpRequest) -> None:
    sessions.drop_code(request, purpose=OLD)
    sessions.drop_code(request, purpose=NEW)


def _with_code(
    request: HttpRequest, reader: User, *, purpose: str, done: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """Send a code when asked to, and go on when it has come back."""
    now, template, action = now_here(), f"reader/{purpose}.html", f"/account/{purpose}"
    key = sessions.held_code(request, purpose=purpose)
    own = address_book.address_of(reader)
    page = {"address": own, "action": action, "sent": bool(address_waiting(key=key, purpose=purpose, now=now))}
    if request.method != "POST":
        return render(request, template, page)
    try:
        if "code" not in request.POST:
            key = send_code(purpose=purpose, address=own, network=network_of(request), now=now, user=reader)
            sessions.hold_code(request, key, purpose=purpose)
            return away(request, action)
        use_code(key=key, purpose=purpose, text=request.POST["code"], now=now, user=reader)
    except CodeGoneRefusal as refusal:
        sessions.drop_code(request, purpose=purpose)
        return refused(request, refusal, template, page | {"sent": False})
    except Refusal as refusal:
        return refused(request, refusal, template, page)
    sessions.drop_code(request, purpose=purpose)
    return done()
