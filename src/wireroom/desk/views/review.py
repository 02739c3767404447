"""Review: a draft is handed in, taken back, or sent back with a word."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.story import api as stories

HANDED_IN = "Handed in: it stands in the list of what is in review."


@require_POST
def hand_in(request: HttpRequest, story_id: int) -> HttpResponse:
    """Hand the draft in; with `do=take-back` whoever did takes it back."""
    draft = story_or_404(story_id).draft
    editor, now = editor_of(request), SystemClock().now()
    try:
        if request.POST.get("do") != "take-back":
            with story_act(request, Deed.HANDED_IN, story_id):
                stories.hand_in(story_id=story_id, editor=editor, now=now)
            messages.success(request, HANDED_IN)
        elif draft and draft.handed_in_by == editor:
            with story_act(request, Deed.TAKEN_BACK, story_id):
                stories.send_back(story_id=story_id, editor=editor, note="", now=now)
            messages.success(request, "Taken back: it is your draft again.")
        else:
            messages.error(request, "Only who handed it in takes it back.")
    except stories.UnableToReview as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:story", story_id)


@require_POST
def send_back(request: HttpRequest, story_id: int) -> HttpResponse:
    """Send the draft back to its writer, with a word on what is missing."""
    story_or_404(story_id)
    note, now = request.POST.get("note", "").strip()[:2000], SystemClock().now()
    try:
        with story_act(request, Deed.SENT_BACK, story_id) as act:
            stories.send_back(story_id=story_id, editor=editor_of(request), note=note, now=now)
            act.detail = note
    except stories.UnableToReview as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Sent back; your note stands above the draft.")
    return redirect("desk:story", story_id)
