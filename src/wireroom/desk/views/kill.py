"""Kill a story: say what it will do, ask once, do it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from wireroom.alert.api import count_holders
from wireroom.desk.queries.reach import reach_of
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.story import api as stories


@require_http_methods(["GET", "HEAD", "POST"])
def kill(request: HttpRequest, story_id: int) -> HttpResponse:
    """The one page between an editor and a kill."""
    story = story_or_404(story_id)
    reason = " ".join(request.POST.get("reason", "").split())
    if request.method == "POST" and reason:
        with story_act(request, Deed.KILLED, story_id) as act:
            act.detail, now = reason, SystemClock().now()
            stories.kill(story_id=story_id, ordered_by=editor_of(request), reason=reason[:2000], now=now)
        messages.success(request, "The story is killed. It is leaving every page, list, feed and search now.")
        return redirect("desk:story", story_id)
    missing = request.method == "POST"
    page = {
        "story": story,
        "reach": reach_of(story_id),
        "holders": count_holders(story_id=story_id),
        "missing": missing,
    }
    return show(request, "desk/kill.html", section="stories", status=422 if missing else 200, **page)
