"""Register or sign in: an address, then the code sent to it. Both are one journey, so nobody can tell them apart."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.reader.adapters import sessions
from wireroom.reader.flows.ask_provider import provider_called
from wireroom.reader.flows.refusals import CodeGoneRefusal, Refusal
from wireroom.reader.flows.send_code import send_code
from wireroom.reader.flows.sign_in import reader_with
from wireroom.reader.flows.sign_out import sign_out as end_here
from wireroom.reader.flows.use_code import GONE, address_asked, address_waiting, use_code
from wireroom.reader.rules.addresses import NotAnAddressError, address_of
from wireroom.reader.rules.ways import way_back
from wireroom.reader.views.door import (
    away,
    network_of,
    now_here,
    reader_of,
    refused,
    uncached,
    user_agent_of,
)
from wireroom.reader.views.entering import enter, sign_in_page, tie_waiting

PURPOSE = "sign-in"


@require_http_methods(["GET", "HEAD", "POST"])
@uncached
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Take an address and send it a code."""
    wanted = way_back(request.POST.get("next") or request.GET.get("next", ""))
    if reader_of(request):
        return away(request, wanted, signed_in=True)
    typed = request.POST.get("address", "").strip()[:300]
    page = sign_in_page(wanted, address=typed)
    if request.method != "POST":
        return render(request, "reader/sign_in.html", page)
    try:
        address = address_of(typed)
        key = send_code(purpose=PURPOSE, address=address, network=network_of(request), now=now_here())
    except NotAnAddressError as fault:
        return refused(request, Refusal(str(fault)), "reader/sign_in.html", page)
    except Refusal as refusal:
        return refused(request, refusal, "reader/sign_in.html", page)
    sessions.hold_code(request, key, purpose=PURPOSE)
    return away(request, f"/account/code?{urlencode({'next': wanted})}", address=address)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("code")
@uncached
def code(request: HttpRequest) -> HttpResponseBase:
    """Take the code; a right one signs in and leads back."""
    wanted = way_back(request.POST.get("next") or request.GET.get("next", ""))
    if reader_of(request):
        return away(request, wanted, signed_in=True)
    key, now = sessions.held_code(request, purpose=PURPOSE), now_here()
    asked = address_asked(key=key, purpose=PURPOSE, now=now)
    page = {
        "next": wanted,
        "address": address_waiting(key=key, purpose=PURPOSE, now=now),
        "introduced_by": _introduced_by(request),
    }
    if request.method != "POST":
        return _code_page(request, page, asked=asked)
    try:
        address = use_code(key=key, purpose=PURPOSE, text=request.POST.get("code", ""), now=now)
        user = reader_with(address=address, user_agent=user_agent_of(request), now=now)
        tie_waiting(request, user, address=address, now=now)
    except CodeGoneRefusal as refusal:
        sessions.drop_code(request, purpose=PURPOSE)
        return refused(request, refusal, "reader/sign_in.html", sign_in_page(wanted, address=asked))
    except Refusal as refusal:
        return refused(request, refusal, "reader/code.html", page)
    enter(request, user, occasion="signed-in", now=now)
    return away(request, wanted, signed_in=True)


@require_POST
@uncached
def another_code(request: HttpRequest) -> HttpResponseBase:
    """Send a new code to the same address; the one before is good no longer in this browser."""
    wanted = way_back(request.POST.get("next", ""))
    key = sessions.held_code(request, purpose=PURPOSE)
    address = address_waiting(key=key, purpose=PURPOSE, now=now_here())
    page = {"next": wanted, "address": address, "introduced_by": ""}
    if not address:
        anew = sign_in_page(wanted, address=address_asked(key=key, purpose=PURPOSE, now=now_here()))
        return refused(request, CodeGoneRefusal(GONE), "reader/sign_in.html", anew)
    try:
        key = send_code(purpose=PURPOSE, address=address, network=network_of(request), now=now_here())
    except Refusal as refusal:
        return refused(request, refusal, "reader/code.html", page)
    sessions.hold_code(request, key, purpose=PURPOSE)
    return away(request, f"/account/code?{urlencode({'next': wanted})}", address=address)


@require_POST
@uncached
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Leave, in this browser."""
    reader = reader_of(request)
    if reader:
        end_here(reader, session_key=request.session.session_key or "", now=now_here())
    logout(request)
    return away(request, way_back(request.POST.get("next", "/")), signed_in=False)


def _introduced_by(request: HttpRequest) -> str:
    """The name of the provider that named the address, where the reader comes from one."""
    provider = provider_called(request.GET.get("with", ""))
    return provider.name if provider else ""


def _code_page(request: HttpRequest, page: dict[str, str], *, asked: str) -> HttpResponse:
    if asked and not page["address"]:
        sessions.drop_code(request, purpose=PURPOSE)
        return render(request, "reader/sign_in.html", sign_in_page(page["next"], address=asked) | {"error": GONE})
    if not page["address"]:
        return away(request, f"/account/sign-in?{urlencode({'next': page['next']})}")
    return render(request, "reader/code.html", page)
