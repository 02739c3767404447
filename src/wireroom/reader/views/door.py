"""What every way in has in common: who asks, from where, and that no cache keeps the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.visitors import address_of
from wireroom.kernel.wanted_answer import wants_json
from wireroom.reader.adapters import sessions
from wireroom.reader.flows.refusals import Refusal, TooOftenRefusal
from wireroom.reader.flows.who_asks import reader_who_asks
from wireroom.reader.rules.ways import ROOM, way_back
from wireroom.reader.views.waiting import forget_act, let_act_wait

CLOCK = SystemClock()
type View = Callable[..., HttpResponseBase]


def reader_of(request: HttpRequest) -> User | None:
    """The reader who asks, or None."""
    return reader_who_asks(request, now=CLOCK.now())


def uncached(view: View) -> View:
    """Let no cache keep the answer, not even this browser's."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    return guarded


def readers_only(view: Callable[..., HttpResponseBase]) -> View:
    """Give the view the reader who asks; ask everybody else to sign in first."""

    @wraps(view)
    @uncached
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        reader = reader_of(request)
        if reader is None:
            return away(request, "/account/sign-in?" + urlencode({"next": _wanted(request)}), signed_in=False)
        return view(request, reader, *args, **kwargs)

    return guarded


def _wanted(request: HttpRequest) -> str:
    """Where a reader goes on once they have signed in: to the page they opened; nothing that was sent goes along."""
    is_page = request.method in ("GET", "HEAD") and not request.path.startswith("/account/confirm")
    return way_back(request.path) if is_page else ROOM


def proven_only(view: Callable[..., HttpResponseBase]) -> View:
    """As `readers_only`, and somebody who proved a few minutes ago to be the reader; what they wanted waits for it."""

    @wraps(view)
    @readers_only
    def guarded(request: HttpRequest, reader: User, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not sessions.is_proven(request, now=CLOCK.now()):
            return ask_for_proof(request, reader)
        if request.method == "POST":
            forget_act(request)
        return view(request, reader, *args, **kwargs)

    return guarded


def ask_for_proof(request: HttpRequest, reader: User) -> HttpResponse:
    """Let what was asked for wait, and ask who it is."""
    let_act_wait(request, reader, now=CLOCK.now())
    return away(request, "/account/confirm", confirm=True)


def now_here() -> datetime:
    """The present moment."""
    return CLOCK.now()


def network_of(request: HttpRequest) -> str:
    """The asker's network address."""
    return address_of(request.META)


def user_agent_of(request: HttpRequest) -> str:
    """What the asker's browser calls itself."""
    return request.headers.get("User-Agent", "")[:400]


def away(request: HttpRequest, to: str, **facts: object) -> HttpResponse:
    """On to another address; a script is told where."""
    if wants_json(request.headers):
        return JsonResponse({"to": to, **facts})
    return HttpResponseRedirect(to, status=303)


def refused(request: HttpRequest, refusal: Refusal, template: str, page: Mapping[str, object]) -> HttpResponse:
    """The page again, with why; a script is told the same in words."""
    too_often = isinstance(refusal, TooOftenRefusal)
    status = 429 if too_often else 422
    if wants_json(request.headers):
        again_at = refusal.again_at.isoformat() if isinstance(refusal, TooOftenRefusal) else None
        return JsonResponse({"error": str(refusal), "again_at": again_at}, status=status)
    again = {"again_at": refusal.again_at} if isinstance(refusal, TooOftenRefusal) else {"error": str(refusal)}
    return render(request, template, {**page, **again}, status=status)
