"""The reader's room: everything that is kept of them, and what they may do with it."""

from __future__ import annotations

from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from wireroom.kernel import passkeys
from wireroom.kernel.browsers import browser_name
from wireroom.reader.adapters import address_book
from wireroom.reader.adapters.providers import providers
from wireroom.reader.flows.ask_provider import provider_name
from wireroom.reader.flows.rename import rename as call
from wireroom.reader.flows.sign_in import note_event
from wireroom.reader.flows.sign_out import sign_out_device, sign_out_everywhere
from wireroom.reader.flows.take_copy import copy_for
from wireroom.reader.models import AccountEvent, Consent, Identity, Reader
from wireroom.reader.queries.devices import devices_of
from wireroom.reader.rules.occasions import OCCASIONS
from wireroom.reader.views.door import away, now_here, proven_only, readers_only, uncached, user_agent_of

EVENTS_SHOWN = 12
DONE = {
    "named": "Your name is kept.",
    "signed-out-device": "That device is signed out.",
    "address-changed": "Your address is changed. We told the old one, and your other devices are signed out.",
    "passkey-added": "Your passkey is added. Next time it signs you in without a code.",
    "passkey-removed": "That passkey is removed, and your other devices are signed out.",
    "password-set": "Your password is kept. A code by e-mail works as ever.",
    "password-removed": "Your password is removed. A code by e-mail opens your account.",
    "identity-added": "From now on that account opens this one too.",
    "identity-removed": "That account opens this one no more, and your other devices are signed out.",
    "identity-refused": "Nothing was changed: that account could not be added.",
    "confirmed": "Thank you. Go on with what you wanted to do.",
    "gone": "There is nothing left to do: what you wanted to change is gone already.",
}


@require_safe
@readers_only
def room(request: HttpRequest, reader: User) -> HttpResponse:
    """All of it on one page."""
    kept = Reader.objects.get(user=reader)
    identities = [
        {"id": each.pk, "issuer": each.issuer, "name": provider_name(each.issuer), "at": each.born_at}
        for each in Identity.objects.filter(user=reader).order_by("pk")
    ]
    page = {
        "name": kept.name,
        "born_at": kept.born_at,
        "address": address_book.address_of(reader),
        "devices": devices_of(reader.pk),
        "session_key": request.session.session_key,
        "passkeys": [
            {"id": key.pk, "name": key.wrap().name, "at": key.created_at} for key in passkeys.passkeys_of(reader)
        ],
        "passkeys_possible": passkeys.are_possible(),
        "has_password": bool(kept.password),
        "identities": identities,
        "providers": [each for each in providers() if each.issuer not in {kept["issuer"] for kept in identities}],
        "events": [
            (OCCASIONS[event.occasion], event)
            for event in AccountEvent.objects.filter(user=reader).order_by("-at", "-pk")[:EVENTS_SHOWN]
        ],
        "consents": list(Consent.objects.filter(user=reader).order_by("pk")),
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return render(request, "reader/room.html", page)


@uncached
def missing(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001 - the address is named by the browser itself
    """Say that there is nothing at this address."""
    return render(request, "reader/missing.html", status=404)


@require_POST
@readers_only
def rename(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Keep what the reader wants to be called."""
    call(reader, name=request.POST.get("name", ""))
    return away(request, "/account/?done=named")


@require_POST
@readers_only
def end_device(request: HttpRequest, reader: User, device_id: int) -> HttpResponseBase:
    """Sign one device out."""
    sign_out_device(reader, device_id=device_id, now=now_here())
    return away(request, "/account/?done=signed-out-device")


@require_POST
@readers_only
def end_everywhere(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Sign out everywhere, here too."""
    sign_out_everywhere(reader, device_name=browser_name(user_agent_of(request)), now=now_here())
    logout(request)
    return away(request, "/account/sign-in?out=everywhere", signed_in=False)


@require_POST
@proven_only
def export(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Hand over everything that is kept, as one JSON file."""
    note_event(reader, occasion="exported", device=browser_name(user_agent_of(request)), now=now_here())
    answer = JsonResponse(copy_for(reader), json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = 'attachment; filename="my-account.json"'
    return answer
