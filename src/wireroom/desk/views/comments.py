"""Comments on a draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from wireroom.desk.flows.comment import add_comment, settle_comment
from wireroom.desk.queries.comments import comments_on
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock


@require_safe
def comments(request: HttpRequest, story_id: int) -> HttpResponse:
    """The comments alone, for a page that has been open for a while."""
    return render(request, "desk/comments.html", commented(story_or_404(story_id).row.id))


@require_POST
def comment(request: HttpRequest, story_id: int) -> HttpResponse:
    """Say something of the story, or of one passage of it."""
    story_or_404(story_id)
    text, passage = request.POST.get("text", ""), request.POST.get("passage", "")
    with story_act(request, Deed.COMMENTED, story_id) as act:
        now = SystemClock().now()
        act.done = add_comment(story_id=story_id, editor=editor_of(request), text=text, passage=passage, now=now)
        act.detail = text
    if not act.done:
        messages.warning(request, "The comment was empty, so nothing was kept.")
    return redirect("desk:edit", story_id)


@require_POST
def settle(request: HttpRequest, story_id: int, comment_id: int) -> HttpResponse:
    """Settle a comment: it stays to be read, below the open ones."""
    story_or_404(story_id)
    with story_act(request, Deed.SETTLED, story_id) as act:
        editor, now = editor_of(request), SystemClock().now()
        text = settle_comment(story_id=story_id, comment_id=comment_id, editor=editor, now=now)
        act.done, act.detail = text is not None, text or ""
    if text is None:
        messages.warning(request, "That comment was settled already.")
    return redirect("desk:edit", story_id)


def commented(story_id: int) -> dict[str, object]:
    """What the template of the comments asks for."""
    standing, settled = comments_on(story_id)
    return {"comments": standing, "settled": settled, "story_id": story_id}
