"""Newer wire copy waits: take it, leave it, or give the story back to the wire."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from wireroom.desk.queries.comparison import offers
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.roles import Right
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.door import editor_of, refused, rights
from wireroom.desk.views.pens import pen_elsewhere
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.story.api import (
    LINES,
    Choice,
    Choices,
    DeskStory,
    UnableToPublish,
    accept_waiting,
    dismiss_waiting,
    follow_again,
    merge_waiting,
    waiting_compared,
    waiting_merged,
)

PIECE = re.compile(r"piece-\d{1,5}", re.ASCII)
LONGEST_NUMBER = 19


@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: HttpRequest, story_id: int) -> HttpResponseBase:
    """Our copy and the wire's, both against what they began with, and a choice for each piece that the wire changed."""
    story = story_or_404(story_id)
    if request.method == "POST" and story.row.publish_at and Right.PUBLISH not in rights(request):
        return refused(request, Right.PUBLISH)
    if request.method == "POST" and (busy := pen_elsewhere(request, story_id)):
        messages.error(request, busy)
        return redirect("desk:waiting", story_id)
    if request.method == "POST":
        return _merged(request, story) if request.POST.get("do") == "merge" else _chosen(request, story_id)
    found = waiting_compared(story)
    listed = offers(found) if found else ()
    news = sum(offer.standing in ("theirs", "conflict") for offer in listed)
    return show(request, "desk/waiting.html", section="stories", story=story, offers=listed, news=news, found=found)


@require_POST
def follow(request: HttpRequest, story_id: int) -> HttpResponse:
    """Give the story back to the wire."""
    story_or_404(story_id)
    if busy := pen_elsewhere(request, story_id):
        messages.error(request, busy)
        return redirect("desk:story", story_id)
    item, base = _seen(request)
    try:
        with story_act(request, Deed.FOLLOWED, story_id):
            follow_again(story_id=story_id, item_id=item, editor=editor_of(request), base=base, now=SystemClock().now())
    except UnableToPublish as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "The story follows the wire again; each new wire version goes live by itself.")
    return redirect("desk:story", story_id)


def _merged(request: HttpRequest, story: DeskStory) -> HttpResponse:
    given = request.POST
    choices = Choices(
        lines={name: _choice(given[f"line-{name}"]) for name in LINES if f"line-{name}" in given},
        pieces={
            int(key.removeprefix("piece-")): _choice(value)
            for key, value in given.items()
            if PIECE.fullmatch(key) and isinstance(value, str)
        },
        pictures=_choice(given.get("pictures", "ours")),
    )
    item, base = _seen(request)
    try:
        with story_act(request, Deed.WIRE_MERGED, story.row.id):
            merge_waiting(
                story_id=story.row.id,
                item_id=item,
                editor=editor_of(request),
                copy=waiting_merged(story, choices),
                base=base,
                now=SystemClock().now(),
            )
    except UnableToPublish as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:waiting", story.row.id)
    messages.success(request, "Your draft has what you took of the wire copy. Read it, then publish.")
    return redirect("desk:edit", story.row.id)


def _choice(value: str) -> Choice:
    return "theirs" if value == "theirs" else "both" if value == "both" else "ours"


def _seen(request: HttpRequest) -> tuple[int, int]:
    """The wire item and the revision that the page showed; 0 for what it does not say."""
    return _number(request.POST.get("item", "")), _number(request.POST.get("base", ""))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < LONGEST_NUMBER else 0


def _chosen(request: HttpRequest, story_id: int) -> HttpResponse:
    editor, now = editor_of(request), SystemClock().now()
    item, base = _seen(request)
    try:
        if request.POST.get("do") == "keep":
            with story_act(request, Deed.WIRE_LEFT, story_id):
                dismiss_waiting(story_id=story_id, item_id=item, editor=editor, base=base, now=now)
            messages.success(request, "Your copy stands. The wire copy stays in the wire list.")
            return redirect("desk:story", story_id)
        with story_act(request, Deed.WIRE_TAKEN, story_id):
            accept_waiting(story_id=story_id, item_id=item, editor=editor, base=base, now=now)
    except UnableToPublish as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:waiting", story_id)
    messages.success(request, "The wire copy is now your draft. Read it, then publish.")
    return redirect("desk:edit", story_id)
