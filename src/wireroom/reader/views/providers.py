"""Sign in by way of an identity provider: out to it, back with its answer, and on to where the reader was."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from wireroom.kernel.browsers import browser_name
from wireroom.kernel.wanted_answer import wants_json
from wireroom.reader.adapters import sessions
from wireroom.reader.flows.ask_provider import hear, provider_called, provider_name, send_to
from wireroom.reader.flows.keep_identity import reader_known_as, tie, untie
from wireroom.reader.flows.refusals import Refusal
from wireroom.reader.flows.send_code import send_code
from wireroom.reader.flows.sign_in import reader_with
from wireroom.reader.models import Identity
from wireroom.reader.rules.handshakes import LASTS, Handshake, Known, is_vouched_for
from wireroom.reader.rules.providers import Provider
from wireroom.reader.rules.ways import way_back
from wireroom.reader.views.door import (
    ask_for_proof,
    away,
    network_of,
    now_here,
    proven_only,
    reader_of,
    refused,
    uncached,
    user_agent_of,
)
from wireroom.reader.views.entering import enter, let_identity_wait, sign_in_page
from wireroom.reader.views.waiting import forget_act

HANDSHAKE = "handshake"
STALE = "That took too long, or it was begun in another browser. Begin again."


@require_POST
@uncached
def leave(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Send the reader to a provider. It is a page that leads on: no form of this site may lead outside by itself."""
    provider, reader, now = _provider(slug), reader_of(request), now_here()
    wanted = way_back(request.POST.get("next", ""))
    if reader and not sessions.is_proven(request, now=now):
        return ask_for_proof(request, reader)
    forget_act(request)
    try:
        sent = send_to(provider, network=network_of(request), now=now)
    except Refusal as refusal:
        return refused(request, refusal, "reader/sign_in.html", sign_in_page(wanted))
    facts = {"state": sent.handshake.state, "nonce": sent.handshake.nonce, "verifier": sent.handshake.verifier}
    facts |= {"slug": slug, "next": wanted, "reader": str(reader.pk) if reader else "", "at": now.isoformat()}
    sessions.put_aside(request, HANDSHAKE, facts)
    if wants_json(request.headers):
        return away(request, sent.to)
    return render(request, "reader/onward.html", {"provider": provider, "to": sent.to})


@require_safe
@sensitive_variables()
@uncached
def come_back(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Take a provider's answer: once, in the browser that was sent there, and within a quarter of an hour."""
    provider, now = _provider(slug), now_here()
    held = sessions.take_back(request, HANDSHAKE)
    wanted = way_back(held.get("next", ""))
    reader = reader_of(request)
    try:
        known = _heard(request, provider, held, now=now)
        if reader and held["reader"] == str(reader.pk):
            return _tied(request, reader, known, provider, now=now)
        if reader:
            return away(request, wanted)
        return _entered(request, known, provider, wanted=wanted, now=now)
    except Refusal as refusal:
        if reader:
            return away(request, "/account/?done=identity-refused")
        return refused(request, refusal, "reader/sign_in.html", sign_in_page(wanted))


@uncached
def signed_in(request: HttpRequest) -> HttpResponseBase:
    """Where a window of its own ends in which a reader was identified: the story waits in the one it came from."""
    if reader_of(request) is None:
        return away(request, "/account/sign-in")
    return render(request, "reader/signed_in.html")


@require_POST
@proven_only
def remove(request: HttpRequest, reader: User, identity_id: int) -> HttpResponseBase:
    """Let one identity open the account no more."""
    issuer = Identity.objects.filter(user=reader, pk=identity_id).values_list("issuer", flat=True).first() or ""
    device = browser_name(user_agent_of(request))
    untie(
        reader,
        identity_id=identity_id,
        provider_name=provider_name(issuer),
        session_key=request.session.session_key or "",
        device=device,
        now=now_here(),
    )
    return away(request, "/account/?done=identity-removed")


def _provider(slug: str) -> Provider:
    provider = provider_called(slug)
    if provider is None:
        raise Http404
    return provider


def _heard(request: HttpRequest, provider: Provider, held: dict[str, str], *, now: datetime) -> Known:
    if not held or held["slug"] != provider.slug or request.GET.get("state") != held["state"]:
        raise Refusal(STALE)
    if now - datetime.fromisoformat(held["at"]) > LASTS or request.GET.get("iss", provider.issuer) != provider.issuer:
        raise Refusal(STALE)
    code = request.GET.get("code", "")
    if not code:
        raise Refusal(f"{provider.name} did not sign you in. Try again, or use a code by e-mail.")
    handshake = Handshake(state=held["state"], nonce=held["nonce"], verifier=held["verifier"])
    return hear(provider, code=code[:2_000], handshake=handshake, now=now)


def _entered(request: HttpRequest, known: Known, provider: Provider, *, wanted: str, now: datetime) -> HttpResponseBase:
    """In, when the identity is tied to an account; else the address is to be proven first, whoever has it."""
    user = reader_known_as(known)
    if user is None and not is_vouched_for(known, provider=provider):
        key = send_code(purpose="sign-in", address=known.address, network=network_of(request), now=now)
        sessions.hold_code(request, key, purpose="sign-in")
        let_identity_wait(request, known, provider=provider)
        return away(request, f"/account/code?{urlencode({'next': wanted, 'with': provider.slug})}")
    if user is None:
        agent = user_agent_of(request)
        user = reader_with(address=known.address, user_agent=agent, now=now)
        tie(user, known=known, provider_name=provider.name, device=browser_name(agent), now=now)
    enter(request, user, occasion="signed-in-by-provider", now=now)
    return away(request, wanted)


def _tied(request: HttpRequest, reader: User, known: Known, provider: Provider, *, now: datetime) -> HttpResponseBase:
    tie(reader, known=known, provider_name=provider.name, device=browser_name(user_agent_of(request)), now=now)
    return away(request, "/account/?done=identity-added")
