"""The door for what readers' browsers ask: small JSON from this site's own pages, and an answer in JSON.

No cookie is looked at, so there is nothing that a stranger's page could borrow (CSRF): who knows a subscription's
endpoint, which only its browser and its push service know, owns it. A stranger's page is turned away all the same, by
what browsers say of it (`Sec-Fetch-Site`, `Origin`) and by the content type, which makes them ask first.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from wireroom.alert.api import (
    AlertsEndedError,
    BadKeyError,
    EndpointRefusedError,
    UnableToKeep,
    UnknownDeviceError,
    VapidKeyMissingError,
)
from wireroom.alert.rules.asks import LARGEST, TOO_MUCH, UnreadableAskError, ask_of
from wireroom.kernel.patience import Patience
from wireroom.kernel.site import current_site
from wireroom.kernel.visitors import address_of

type Ask = Mapping[str, Any]
type View = Callable[[HttpRequest], HttpResponse]
OWN = frozenset({"", "same-origin"})
A_MINUTE = 60
UNMET: dict[type[Exception], tuple[int, str]] = {
    EndpointRefusedError: (422, "endpoint"),
    BadKeyError: (422, "keys"),
    UnableToKeep: (422, "wishes"),
    UnknownDeviceError: (404, "endpoint"),
    AlertsEndedError: (410, "endpoint"),
    VapidKeyMissingError: (422, "key_id"),
}
STRANGE_KEY = "This subscription was made with a key that the newsroom does not have: subscribe again."
"""Instead of the error's own words, which tell the operator where the key should lie."""


def asked(*, a_minute: int = A_MINUTE) -> Callable[[Callable[[Ask], HttpResponse]], View]:
    """Make a view of a function that answers one ask; what cannot be met is answered with 4xx, saying what is wrong.

    `a_minute` is how often one network address may ask.
    """
    patience = Patience(most=a_minute)

    def as_view(answer: Callable[[Ask], HttpResponse]) -> View:
        @csrf_exempt
        @never_cache
        @wraps(answer)
        def view(request: HttpRequest) -> HttpResponse:
            turned_away = _turned_away(request, patience)
            return turned_away or _answered(request, answer)

        return view

    return as_view


def refusal(status: int, part: str, message: str) -> JsonResponse:
    """Say what is wrong: `error` names the part of the ask, `message` is a sentence for a person."""
    return JsonResponse({"error": part, "message": message}, status=status)


def _turned_away(request: HttpRequest, patience: Patience) -> HttpResponse | None:
    if request.method != "POST":
        refused = refusal(405, "method", "This address takes asks: use POST.")
        refused["Allow"] = "POST"
        return refused
    if not _is_our_page(request):
        return refusal(403, "origin", "Only this site's own pages can ask here.")
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return refusal(413, "body", TOO_MUCH)
    if request.content_type != "application/json":
        return refusal(415, "content-type", "Send JSON, with the content type application/json.")
    if not patience.allows(address_of(request.META), seconds=time.monotonic()):
        refused = refusal(429, "address", "That was a lot at once; wait a minute, then try again.")
        refused["Retry-After"] = "60"
        return refused
    return None


def _is_our_page(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin")
    if request.headers.get("Sec-Fetch-Site", "") not in OWN:
        return False
    return origin is None or origin == current_site().url or urlsplit(origin).netloc == request.get_host()


def _answered(request: HttpRequest, answer: Callable[[Ask], HttpResponse]) -> HttpResponse:
    try:
        return answer(ask_of(request.body))
    except UnreadableAskError as error:
        return refusal(400, error.part, str(error))
    except tuple(UNMET) as error:
        status, part = next(said for kind, said in UNMET.items() if isinstance(error, kind))
        return refusal(status, part, STRANGE_KEY if part == "key_id" else str(error))
