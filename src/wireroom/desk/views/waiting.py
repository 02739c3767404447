"""Newer wire copy waits: take it, leave it, or give the story back to the wire."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.desk.queries.comparison import compared_copies
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.story.api import UnableToPublish, accept_waiting, dismiss_waiting, follow_again


@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: HttpRequest, story_id: int) -> HttpResponse:
    """Our copy and the wire's side by side, and the choice between them."""
    story = story_or_404(story_id)
    if request.method == "POST":
        return _chosen(request, story_id)
    pairs = compared_copies(story.copy, story.waiting) if story.waiting else ()
    return show(request, "desk/waiting.html", section="stories", story=story, pairs=pairs)


@require_POST
def follow(request: HttpRequest, story_id: int) -> HttpResponse:
    """Give the story back to the wire."""
    story_or_404(story_id)
    try:
        with story_act(request, Deed.FOLLOWED, story_id):
            follow_again(story_id=story_id, editor=editor_of(request), now=SystemClock().now())
    except UnableToPublish as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "The story follows the wire again; each new wire version goes live by itself.")
    return redirect("desk:story", story_id)


def _chosen(request: HttpRequest, story_id: int) -> HttpResponse:
    editor, now = editor_of(request), SystemClock().now()
    if request.POST.get("do") == "keep":
        with story_act(request, Deed.WIRE_LEFT, story_id):
            dismiss_waiting(story_id=story_id, editor=editor, now=now)
        messages.success(request, "Your copy stands. The wire copy stays in the wire list.")
        return redirect("desk:story", story_id)
    try:
        with story_act(request, Deed.WIRE_TAKEN, story_id):
            accept_waiting(story_id=story_id, editor=editor, now=now)
    except UnableToPublish as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:story", story_id)
    messages.success(request, "The wire copy is now your draft. Read it, then publish.")
    return redirect("desk:edit", story_id)
