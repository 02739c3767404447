"""Who is at a draft, told to its pages; and the pen that goes from hand to hand."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wireroom.desk.flows.pen import UnableToTakePen, be_here, leave, take_over
from wireroom.desk.queries.newer_copy import newer_copy
from wireroom.desk.queries.pens import pen_of, present
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.pens import holder, may_save
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site
from wireroom.theme.times import clock


@require_POST
def here(request: HttpRequest, story_id: int) -> HttpResponse:
    """Say that one is there (or, with `do` "leave", that one goes); hear who else is, what was saved and what waits."""
    story, editor, now = story_or_404(story_id), editor_of(request), SystemClock().now()
    if request.POST.get("do") == "leave":
        leave(story_id=story_id, editor=editor, now=now)
        return HttpResponse(status=204)
    be_here(story_id=story_id, editor=editor, now=now)
    pen = pen_of(story_id)
    has = holder(pen, now=now)
    newer = newer_copy(story.row)
    return JsonResponse(
        {
            "people": [name for name in present(story_id, now=now) if name != editor],
            "mine": has == editor,
            "holder": has,
            "since": clock(pen.since, zone=current_site().zone) if pen else "",
            "word": pen.word if pen and pen.lost_by == editor else "",
            "revision": story.revision,
            "newer": {"item": newer.item, "words": newer.words} if newer else None,
        }
    )


def pen_elsewhere(request: HttpRequest, story_id: int) -> str:
    """Why this editor's words are not taken now; "" when they are."""
    pen, editor, now = pen_of(story_id), editor_of(request), SystemClock().now()
    if may_save(pen, editor=editor, now=now):
        return ""
    return f"{holder(pen, now=now)} has the pen. Take it over first, with a word."


@require_POST
def take_pen(request: HttpRequest, story_id: int) -> HttpResponse:
    """Take the pen over from who has it, with a word that they read and the audit log keeps."""
    story_or_404(story_id)
    word = request.POST.get("word", "")
    try:
        with story_act(request, Deed.PEN_TAKEN, story_id) as act:
            lost = take_over(story_id=story_id, editor=editor_of(request), word=word, now=SystemClock().now())
            act.detail, act.done = f"from {lost}: {' '.join(word.split())}", bool(lost)
    except UnableToTakePen as refusal:
        messages.warning(request, str(refusal))
    return redirect("desk:edit", story_id)
