"""Passwords, for readers who want one: sign in with it, set or change it, remove it."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.kernel.browsers import browser_name
from wireroom.reader.adapters import address_book
from wireroom.reader.flows.keep_password import keep_password, remove_password
from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.flows.use_password import use_password
from wireroom.reader.models import Reader
from wireroom.reader.rules.addresses import NotAnAddressError, address_of
from wireroom.reader.rules.ways import way_back
from wireroom.reader.views.door import (
    away,
    network_of,
    now_here,
    proven_only,
    reader_of,
    refused,
    uncached,
    user_agent_of,
)
from wireroom.reader.views.entering import enter


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@uncached
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Take an address and a password."""
    wanted = way_back(request.POST.get("next") or request.GET.get("next", ""))
    if reader_of(request):
        return away(request, wanted, signed_in=True)
    typed = request.POST.get("address", "").strip()[:300]
    page, now = {"next": wanted, "address": typed}, now_here()
    if request.method != "POST":
        return render(request, "reader/password.html", page)
    try:
        address, password = address_of(typed), request.POST.get("password", "")
        user = use_password(address=address, password=password, network=network_of(request), now=now)
    except NotAnAddressError as fault:
        return refused(request, Refusal(str(fault)), "reader/password.html", page)
    except Refusal as refusal:
        return refused(request, refusal, "reader/password.html", page)
    enter(request, user, occasion="signed-in-by-password", now=now)
    return away(request, wanted, signed_in=True)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@proven_only
def keep(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Set a password, or another one."""
    has_one = Reader.objects.filter(user=reader).exclude(password="").exists()
    page = {"has_one": has_one, "address": address_book.address_of(reader)}
    if request.method != "POST":
        return render(request, "reader/new_password.html", page)
    key, device = request.session.session_key or "", browser_name(user_agent_of(request))
    try:
        keep_password(reader, password=request.POST.get("password", ""), session_key=key, device=device, now=now_here())
    except Refusal as refusal:
        return refused(request, refusal, "reader/new_password.html", page)
    return away(request, "/account/?done=password-set")


@require_POST
@proven_only
def remove(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Do without one again."""
    key, device = request.session.session_key or "", browser_name(user_agent_of(request))
    remove_password(reader, session_key=key, device=device, now=now_here())
    return away(request, "/account/?done=password-removed")
