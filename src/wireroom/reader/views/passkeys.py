"""Passkeys: made and used by the script of an open page, removed by a form."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_POST

from wireroom.kernel import passkeys
from wireroom.kernel.browsers import browser_name
from wireroom.reader.flows.keep_passkey import add_passkey, remove_passkey
from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.flows.use_passkey import use_passkey
from wireroom.reader.views.door import (
    away,
    network_of,
    now_here,
    proven_only,
    refused,
    uncached,
    user_agent_of,
)
from wireroom.reader.views.entering import enter, sign_in_page


@require_POST
@uncached
def begin_signing_in(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001 - allauth finds the request itself
    """Give the browser a challenge."""
    return JsonResponse(passkeys.begin_proving())


@require_POST
@uncached
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Take the browser's proof and sign in."""
    now = now_here()
    try:
        user = use_passkey(sent=request.POST.get("credential", ""), network=network_of(request), now=now)
    except Refusal as refusal:
        return refused(request, refusal, "reader/sign_in.html", sign_in_page("/account/"))
    enter(request, user, occasion="signed-in-by-passkey", now=now)
    return away(request, "/account/", signed_in=True)


@require_POST
@proven_only
def begin_adding(request: HttpRequest, reader: User) -> HttpResponseBase:  # noqa: ARG001 - as above
    """Give the browser what it needs to make a passkey."""
    return JsonResponse(passkeys.begin_adding(reader))


@require_POST
@proven_only
def add(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Keep what the browser made."""
    device = browser_name(user_agent_of(request))
    try:
        add_passkey(reader, sent=request.POST.get("credential", ""), device=device, now=now_here())
    except Refusal as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    return away(request, "/account/?done=passkey-added")


@require_POST
@proven_only
def remove(request: HttpRequest, reader: User, passkey_id: int) -> HttpResponseBase:
    """Forget one."""
    remove_passkey(
        reader,
        passkey_id=passkey_id,
        session_key=request.session.session_key or "",
        device=browser_name(user_agent_of(request)),
        now=now_here(),
    )
    return away(request, "/account/?done=passkey-removed")
