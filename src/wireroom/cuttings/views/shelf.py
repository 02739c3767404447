"""The reader's shelf: what they saved, what they read if they want that remembered, and what changed since."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from markupsafe import Markup

from wireroom.cuttings.queries.cuttings import read_cuttings, saved_cuttings
from wireroom.cuttings.views.door import SHELF, number, readers_only
from wireroom.kernel.site import current_site
from wireroom.kernel.wanted_answer import wants_json
from wireroom.page import api as page_room
from wireroom.reader import api as reader
from wireroom.reader.api import KnownReader
from wireroom.story import api as story
from wireroom.theme.api import jinja


@require_safe
@readers_only
def shelf(request: HttpRequest, known: KnownReader, now: datetime) -> HttpResponse:
    """All of it on one page."""
    return _shelf(request, known, now=now)


@require_http_methods(["GET", "HEAD", "POST"])
@readers_only
def save(request: HttpRequest, known: KnownReader, now: datetime) -> HttpResponse:
    """Save a story. The article's link leads here without a script, and only the button does it."""
    shown = story.published_story(now=now, story_id=number(request.POST.get("story", request.GET.get("story"))))
    if shown is None:
        return _shelf(request, known, now=now, refusal="That story is not here any more.", status=404)
    if request.method != "POST":
        saved = reader.is_saved(known.id, shown.id)
        return _page(request, "save.html", title="Save this story", now=now, story=shown, is_saved=saved)
    try:
        reader.save_page(reader_id=known.id, page=shown.id, now=now)
    except reader.Refusal as refusal:
        if wants_json(request.headers):
            return JsonResponse({"error": str(refusal)}, status=422)
        return _shelf(request, known, now=now, refusal=str(refusal), status=422)
    return JsonResponse({"saved": True}) if wants_json(request.headers) else _back()


@require_POST
@readers_only
def remove(request: HttpRequest, known: KnownReader, now: datetime) -> HttpResponse:  # noqa: ARG001 - the door's shape
    """Save a story no longer, also one that is gone."""
    reader.drop_page(reader_id=known.id, page=number(request.POST.get("story")))
    return JsonResponse({"saved": False}) if wants_json(request.headers) else _back()


@require_POST
@readers_only
def remember(request: HttpRequest, known: KnownReader, now: datetime) -> HttpResponse:  # noqa: ARG001 - as above
    """Remember from now on what the reader reads."""
    reader.remember_readings(reader_id=known.id, now=now)
    return _back()


@require_POST
@readers_only
def forget(request: HttpRequest, known: KnownReader, now: datetime) -> HttpResponse:  # noqa: ARG001 - as above
    """Remember it no more, and forget what was."""
    reader.forget_readings(reader_id=known.id)
    return _back()


def _back() -> HttpResponse:
    return HttpResponseRedirect(SHELF, status=303)


def _shelf(
    request: HttpRequest, known: KnownReader, *, now: datetime, refusal: str = "", status: int = 200
) -> HttpResponse:
    return _page(
        request,
        "shelf.html",
        title="Your stories",
        now=now,
        status=status,
        saved=saved_cuttings(known.id, now=now),
        read=read_cuttings(known.id, now=now),
        is_remembering=reader.is_remembering(known.id),
        words=reader.remembering_words(current_site().name),
        refusal=refusal,
    )


def _page(
    request: HttpRequest, template: str, *, title: str, now: datetime, status: int = 200, **facts: Any
) -> HttpResponse:
    main = jinja().get_template(f"cuttings/{template}").render(facts, token=get_token(request))
    whole = page_room.framed(
        title=title,
        description="What you saved and read, and what changed since.",
        path=SHELF,
        main=Markup(main),  # noqa: S704 - the template escapes
        styles=("account.css",),
        scripts=("account-page.js",),
        now=now,
    )
    return HttpResponse(whole, status=status)
