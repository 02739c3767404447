"""Open a session for somebody who has proven to be a reader; and what the page shows that leads there."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.http import HttpRequest

from wireroom.kernel.browsers import browser_name
from wireroom.kernel.site import current_site
from wireroom.reader.adapters import sessions
from wireroom.reader.adapters.providers import providers
from wireroom.reader.flows.ask_provider import provider_called
from wireroom.reader.flows.keep_identity import tie
from wireroom.reader.flows.sign_in import note_device, note_event, note_new_key
from wireroom.reader.rules.consent import words_of
from wireroom.reader.rules.handshakes import Known
from wireroom.reader.rules.providers import Provider
from wireroom.reader.views.door import user_agent_of

IDENTITY = "identity"


def enter(request: HttpRequest, user: User, *, occasion: str, now: datetime) -> None:
    """Sign in: a new session under a new key, kept as one of the reader's devices."""
    key = sessions.begin(request, user, now=now)
    note_device(user, session_key=key, user_agent=user_agent_of(request), occasion=occasion, now=now)


def prove_again(request: HttpRequest, user: User, *, now: datetime, occasion: str = "") -> None:
    """Note that the reader has proven to be themselves: in this browser alone, whoever else has its session's key.

    `occasion` is what their list of events says of it, where nothing else there does.
    """
    old = request.session.session_key or ""
    note_new_key(user, old=old, new=sessions.prove_anew(request, now=now))
    if occasion:
        note_event(user, occasion=occasion, device=browser_name(user_agent_of(request)), now=now)


def sign_in_page(wanted: str, *, address: str = "") -> dict[str, object]:
    """What the page for signing in shows: where it leads, and by whom else one may be known."""
    return {"next": wanted, "address": address, "consent": words_of(current_site().name), "providers": providers()}


def let_identity_wait(request: HttpRequest, known: Known, *, provider: Provider) -> None:
    """Let an identity wait in this browser until the code that is on its way has proven its address."""
    facts = {"slug": provider.slug, "issuer": known.issuer, "subject": known.subject, "address": known.address}
    sessions.put_aside(request, IDENTITY, facts)


def tie_waiting(request: HttpRequest, user: User, *, address: str, now: datetime) -> None:
    """Tie the identity that waited in this browser for just this address to be proven, if one did. Raises Refusal."""
    held = sessions.take_back(request, IDENTITY)
    provider = provider_called(held.get("slug", ""))
    if provider is None or (held["address"], held["issuer"]) != (address, provider.issuer):
        return
    known = Known(issuer=held["issuer"], subject=held["subject"], address=address)
    tie(user, known=known, provider_name=provider.name, device=browser_name(user_agent_of(request)), now=now)
