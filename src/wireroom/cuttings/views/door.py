"""Signed-in readers only, and nothing that any cache keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.wanted_answer import wants_json
from wireroom.reader.api import KnownReader, reader_of

CLOCK = SystemClock()
SHELF = "/account/stories"
LONGEST_NUMBER = 18
type ReaderView = Callable[[HttpRequest, KnownReader, datetime], HttpResponse]
type View = Callable[[HttpRequest], HttpResponse]


def readers_only(view: ReaderView) -> View:
    """Give the view the reader who asks, and the moment; ask everybody else to sign in, and bring them back here."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        now = CLOCK.now()
        reader = reader_of(request=request, now=now)
        answer = view(request, reader, now) if reader else _to_sign_in(request)
        answer["Cache-Control"] = "private, no-store"
        answer["X-Robots-Tag"] = "noindex"
        return answer

    return guarded


def number(given: str | None) -> int:
    """A number that was sent; 0, which no page and no version has, for anything else."""
    return int(given) if given and given.isascii() and given.isdecimal() and len(given) <= LONGEST_NUMBER else 0


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if wants_json(request.headers):
        return JsonResponse({"signed_in": False}, status=401)
    wanted = request.get_full_path() if request.method in {"GET", "HEAD"} else SHELF
    return HttpResponseRedirect("/account/sign-in?" + urlencode({"next": wanted}), status=303)
