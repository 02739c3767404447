"""Release a story that the wire holds: say what the agency said, ask once, do it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.story import api as stories


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, story_id: int) -> HttpResponse:
    """The one page between an editor and a release before its time."""
    story = story_or_404(story_id)
    reason = " ".join(request.POST.get("reason", "").split())
    if request.method == "POST" and reason:
        try:
            with story_act(request, Deed.RELEASED, story_id) as act:
                act.detail, now = reason, SystemClock().now()
                stories.release_early(story_id=story_id, editor=editor_of(request), reason=reason[:2000], now=now)
        except stories.UnableToRelease as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "The hold is ended, and the story’s record says that you ended it.")
        return redirect("desk:story", story_id)
    missing = request.method == "POST"
    return show(
        request, "desk/release.html", section="stories", status=422 if missing else 200, story=story, missing=missing
    )
