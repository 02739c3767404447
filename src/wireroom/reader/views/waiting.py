"""Let what is grave wait in the reader's session until they have proven again to be themselves."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.http import HttpRequest

from wireroom.kernel import passkeys
from wireroom.reader.adapters import sessions
from wireroom.reader.flows.ask_provider import provider_called, provider_name
from wireroom.reader.models import Identity
from wireroom.reader.rules.acts import ACTS, Waiting, kept_of, still_waiting

ACT = "act"


def let_act_wait(request: HttpRequest, reader: User, *, now: datetime) -> None:
    """Keep what the reader was about to do, in the place of anything that waited before."""
    name = request.resolver_match.url_name if request.resolver_match else None
    act = ACTS.get(name or "")
    forget_act(request)
    if act is None:
        return
    waiting = Waiting(
        name=name or "",
        path=request.path,
        reader=str(reader.pk),
        at=now,
        fields=kept_of(act, request.POST.dict()),
        sent=request.method == "POST",
    )
    sessions.put_aside(request, ACT, waiting.as_facts())


def act_waiting(request: HttpRequest, reader: User, *, now: datetime) -> Waiting | None:
    """What this reader was about to do in this browser, or None."""
    return still_waiting(sessions.look_aside(request, ACT), reader=str(reader.pk), now=now)


def forget_act(request: HttpRequest) -> None:
    """Let it wait no longer."""
    if sessions.look_aside(request, ACT):
        sessions.take_back(request, ACT)


def done_to(waiting: Waiting, reader: User, *, number: int, slug: str) -> str | None:
    """What the act is done to, by its name; "" when it is done to nothing in particular, None when that is gone."""
    if waiting.name == "remove-passkey":
        return next((key.wrap().name for key in passkeys.passkeys_of(reader) if key.pk == number), None)
    if waiting.name == "remove-identity":
        issuer = Identity.objects.filter(user=reader, pk=number).values_list("issuer", flat=True).first()
        return provider_name(issuer) if issuer else None
    if waiting.name == "with-provider":
        provider = provider_called(slug)
        return provider.name if provider else None
    return ""
