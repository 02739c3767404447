"""The account's pages about alerts: who may open them, and the frame they stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from markupsafe import Markup

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.wanted_answer import wants_json
from wireroom.page import api as page_room
from wireroom.reader import api as reader
from wireroom.theme.api import jinja

CLOCK = SystemClock()
PATH = "/account/alerts"
type ReaderView = Callable[..., HttpResponse]


def readers_only(view: ReaderView) -> ReaderView:
    """Give the view the number of the reader who asks, and the moment; ask everybody else to sign in."""

    @wraps(view)
    def guarded(request: HttpRequest, **where: Any) -> HttpResponse:
        now = CLOCK.now()
        known = reader.reader_of(request=request, now=now)
        answer = view(request, known.id, now, **where) if known else _to_sign_in(request)
        answer["Cache-Control"] = "private, no-store"
        return answer

    return guarded


def done(what: str = "1") -> HttpResponse:
    """Lead back to the page that shows everything, which says what was done."""
    return HttpResponseRedirect(f"{PATH}?done={what}", status=303)


def framed(title: str, template: str, facts: Mapping[str, object], *, status: int = 200) -> HttpResponse:
    """Print one of these pages."""
    whole = page_room.framed(
        title=title,
        description="What you are told of, on all your devices.",
        path=PATH,
        main=Markup(jinja().get_template(template).render(facts)),  # noqa: S704 - the template escapes
        styles=("account.css", "alerts-reader.css"),
        scripts=("account-page.js", "alerts-account.js"),
        now=CLOCK.now(),
    )
    return HttpResponse(whole, status=status)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if wants_json(request.headers):
        return JsonResponse({"signed_in": False}, status=401)
    place = PATH if request.path.startswith(PATH) else request.path
    return HttpResponseRedirect(f"/account/sign-in?next={quote(place)}", status=303)
