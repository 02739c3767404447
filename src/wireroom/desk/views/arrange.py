"""Arrange a front: order, sizes, pins and rules; look at it; give it to readers, all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from wireroom.desk.forms.front import changed, spots_of
from wireroom.desk.queries.fronts import pools_for, size_choices, spot_rows, stories_to_pin
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.framing import with_frames
from wireroom.desk.views.fronts import front_title
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.wanted_answer import wants_json
from wireroom.page.api import (
    HOME,
    ArrangedMeanwhile,
    FrontState,
    Spot,
    UnableToArrange,
    begin_front,
    discard_front,
    front_filled,
    front_state,
    publish_front,
    save_front,
)

DEEDS = {"publish": Deed.FRONT_PUBLISHED, "discard": Deed.FRONT_DISCARDED}


@with_frames
@require_http_methods(["GET", "HEAD", "POST"])
def front(request: HttpRequest, name: str) -> HttpResponse:
    """One front with its spots; without JavaScript each button sends the whole form."""
    front_title(name)
    if request.method == "POST":
        return _pressed(request, name)
    state = front_state(name=name)
    return _page(request, name, state.spots, state)


def _pressed(request: HttpRequest, name: str) -> HttpResponse:
    pressed, spots = request.POST.get("do", "save"), spots_of(request.POST)
    try:
        wanted = _wanted(request, name, pressed, spots)
        with act(request, DEEDS.get(pressed, Deed.FRONT_SAVED), on="front", which=name) as done:
            state = _done(request, name, pressed, wanted)
            done.detail = f"{len(wanted)} spots" if wanted else "makes itself"
    except ArrangedMeanwhile as met:
        return _refused(request, name, spots, met.theirs, why=str(met), theirs=met.theirs)
    except UnableToArrange as refusal:
        return _refused(request, name, spots, front_state(name=name), why=str(refusal))
    if wants_json(request.headers):
        return JsonResponse({"revision": state.revision})
    if pressed == "find":
        return _page(request, name, state.spots, state, searching=True)
    if pressed == "publish":
        messages.success(request, "Published: readers have this front now, open pages included.")
    elif pressed == "discard":
        messages.success(request, "The draft is thrown away. Readers noticed nothing.")
    return redirect("desk:front", name)


def _done(request: HttpRequest, name: str, pressed: str, spots: Sequence[Spot]) -> FrontState:
    editor, clock = editor_of(request), SystemClock()
    over, _, seen = pressed.partition(":")
    revision = _revision(seen if over == "over" else request.POST.get("revision", ""))
    if pressed == "discard":
        return discard_front(name=name, revision=revision)
    state = save_front(name=name, spots=spots, revision=revision, editor=editor, now=clock.now())
    if pressed == "publish":
        return publish_front(name=name, revision=state.revision, editor=editor, clock=clock)
    return state


def _revision(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def _wanted(request: HttpRequest, name: str, pressed: str, spots: Sequence[Spot]) -> Sequence[Spot]:
    """The spots after the button that was pressed."""
    does, _, which = pressed.partition(":")
    keys = request.POST.getlist("spot")
    match does:
        case "begin":
            return begin_front(name=name, now=SystemClock().now())
        case "automatic":
            return ()
        case "add":
            own: dict[str, Any] = {} if name == HOME else {"label": "section", "slug": name}
            return (*spots, Spot(size="row", **own))
        case "pin":
            return _pinned(spots, which, into=request.POST.get("into", ""), keys=keys)
        case "keep" | "unpin" if which in keys:
            return _kept(spots, keys.index(which), pin=does == "keep")
        case _:
            return changed(spots, keys, pressed)


def _pinned(spots: Sequence[Spot], story: str, *, into: str, keys: Sequence[str]) -> Sequence[Spot]:
    """Pin a story into the chosen spot; it leaves the one it was pinned in. A new lead makes the others halves."""
    if not (story.isascii() and story.isdigit() and len(story) < 19):
        return spots
    pin = int(story)
    freed = [replace(spot, story=None, headline="", teaser="") if spot.story == pin else spot for spot in spots]
    if into not in keys:
        return (
            Spot(size="lead", story=pin),
            *(replace(spot, size="half") if spot.size == "lead" else spot for spot in freed),
        )
    at = keys.index(into)
    freed[at] = replace(freed[at], story=pin, headline="", teaser="")
    return freed


def _kept(spots: Sequence[Spot], at: int, *, pin: bool) -> Sequence[Spot]:
    """Pin what stands in a spot by its rule now, or give the spot back to its rule."""
    story = next(iter(front_filled(spots=spots, now=SystemClock().now())[at].stories), None) if pin else None
    changed_one = replace(spots[at], story=story.id if story else None, headline="", teaser="")
    return (*spots[:at], changed_one, *spots[at + 1 :])


def _refused(
    request: HttpRequest, name: str, spots: Sequence[Spot], state: FrontState, *, why: str, **page: Any
) -> HttpResponse:
    status = 409 if page else 422
    if wants_json(request.headers):
        return JsonResponse({"refused": why}, status=status)
    return _page(request, name, spots, state, status=status, refusal=why, **page)


def _page(
    request: HttpRequest, name: str, spots: Sequence[Spot], state: FrontState, *, status: int = 200, **page: Any
) -> HttpResponse:
    now, words = SystemClock().now(), request.POST.get("words", "")[:200]
    theirs: FrontState | None = page.get("theirs")
    page |= {
        "name": name,
        "title": front_title(name),
        "path": "/" if name == HOME else f"/{name}",
        "state": state,
        "base": _revision(request.POST.get("revision", "")) if theirs else state.revision,
        "rows": spot_rows(spots, now=now),
        "sizes": size_choices(),
        "pools": pools_for(spots, now=now),
        "words": words,
        "into": request.POST.get("into", ""),
        "found": stories_to_pin(words) if spots else (),
        "their_rows": spot_rows(theirs.spots, now=now) if theirs else (),
    }
    return show(request, "desk/front.html", section="fronts", status=status, **page)
