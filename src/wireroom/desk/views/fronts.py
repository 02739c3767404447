"""Fronts: which there are, and what each was."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from wireroom.desk.queries.fronts import front_rows, front_titles
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.framing import just_to_look_at
from wireroom.desk.views.show import show
from wireroom.kernel.clock import SystemClock
from wireroom.page.api import (
    ArrangedMeanwhile,
    UnableToArrange,
    front_history,
    front_state,
    preview_front,
    restore_front,
)


@require_safe
def fronts(request: HttpRequest) -> HttpResponse:
    """All fronts: who arranged each, and whose draft waits."""
    return show(request, "desk/fronts.html", section="fronts", rows=front_rows(now=SystemClock().now()))


@just_to_look_at
@xframe_options_sameorigin
@require_safe
def front_preview(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001 - Django's shape of a view
    """The front as readers would get it with the draft."""
    front_title(name)
    return HttpResponse(preview_front(name=name, spots=front_state(name=name).spots, now=SystemClock().now()))


@require_http_methods(["GET", "HEAD", "POST"])
def front_past(request: HttpRequest, name: str) -> HttpResponse:
    """What the front was, who arranged it so and when; each can become the draft again."""
    title, state = front_title(name), front_state(name=name)
    if request.method == "POST":
        return _restored(request, name)
    past = front_history(name=name)
    return show(request, "desk/front_past.html", section="fronts", name=name, title=title, state=state, past=past)


def front_title(name: str) -> str:
    """A front's title; whoever asks for one that there is not, is told so."""
    title = front_titles(now=SystemClock().now()).get(name)
    if title is None:
        raise Http404("There is no such front: its section may have been renamed.")
    return title


def _restored(request: HttpRequest, name: str) -> HttpResponse:
    given = [request.POST.get(field, "") for field in ("number", "revision")]
    number, revision = (int(each) if each.isascii() and each.isdigit() and len(each) < 10 else 0 for each in given)
    try:
        with act(request, Deed.FRONT_RESTORED, on="front", which=name) as restored:
            now = SystemClock().now()
            restore_front(name=name, number=number, revision=revision, editor=editor_of(request), now=now)
            restored.detail = f"arrangement {number}"
    except ArrangedMeanwhile as met:
        messages.error(request, f"{met} Look at it before you restore another.")
    except UnableToArrange as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Arrangement {number} is the draft now. Look at it, then publish it.")
    return redirect("desk:front", name)
