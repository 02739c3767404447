"""Move the account to another address: a code goes to each, and both must come back."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from wireroom.kernel.browsers import browser_name
from wireroom.reader.adapters import address_book, sessions
from wireroom.reader.flows.change_address import TwoCodes, TwoKeys, ask_to_change_address, change_address
from wireroom.reader.flows.refusals import CodeGoneRefusal, Refusal
from wireroom.reader.flows.use_code import GONE, address_asked, address_waiting
from wireroom.reader.rules.addresses import NotAnAddressError, address_of
from wireroom.reader.views.door import away, network_of, now_here, readers_only, refused, user_agent_of
from wireroom.reader.views.entering import prove_again

OLD, NEW = "old-address", "new-address"


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
    wanted = address_asked(key=keys.new, purpose=NEW, now=now)
    if request.method != "POST":
        return render(request, "reader/address.html", page | _too_late(request, page, wanted=wanted))
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
        return refused(request, refusal, "reader/address.html", page | {"new_address": "", "typed": wanted})
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


def _too_late(request: HttpRequest, page: dict[str, object], *, wanted: str) -> dict[str, object]:
    """Where the codes ran out meanwhile: say so, and keep the address that was typed."""
    if page["new_address"] or not sessions.held_code(request, purpose=NEW):
        return {}
    _forget_both(request)
    return {"typed": wanted, "error": GONE}


def _forget_both(request: HttpRequest) -> None:
    sessions.drop_code(request, purpose=OLD)
    sessions.drop_code(request, purpose=NEW)
