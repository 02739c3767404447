"""Kill a story: say what it will do, ask once, do it; or, where two have to say so, ask another."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from wireroom.alert.api import count_holders
from wireroom.briefing.api import mailed_to
from wireroom.desk.flows.kill_by_two import UnableToConfirm, ask_for_kill, confirm_kill, withdraw_kill
from wireroom.desk.models import KillAsk
from wireroom.desk.queries.kill_asks import kill_ask
from wireroom.desk.queries.reach import reach_of
from wireroom.desk.rules.deeds import Deed
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site
from wireroom.story import api as stories
from wireroom.story.api import DeskStory

DONE = "The story is killed. It is leaving every page, list, feed and search now."


@require_http_methods(["GET", "HEAD", "POST"])
def kill(request: HttpRequest, story_id: int) -> HttpResponse:
    """The one page between an editor and a kill."""
    story = story_or_404(story_id)
    reason = " ".join(request.POST.get("reason", "").split())
    asked = kill_ask(story_id)
    if asked and request.method == "POST":
        return _decided(request, asked)
    if request.method == "POST" and reason:
        return _ordered(request, story, reason[:2000])
    missing = request.method == "POST"
    page = {
        "story": story,
        "reach": reach_of(story_id),
        "holders": count_holders(story_id=story_id),
        "mailed": mailed_to(story_id=story_id),
        "missing": missing,
        "asked": asked,
        "by_two": current_site().kill_by_two,
    }
    return show(request, "desk/kill.html", section="stories", status=422 if missing else 200, **page)


def _ordered(request: HttpRequest, story: DeskStory, reason: str) -> HttpResponse:
    """Kill it, or where two have to say so, ask for it."""
    story_id, editor, now = story.row.id, editor_of(request), SystemClock().now()
    if current_site().kill_by_two and story.row.state != "killed":
        with story_act(request, Deed.KILL_ASKED, story_id) as act:
            act.detail = reason
            ask_for_kill(story_id=story_id, headline=story.row.headline, editor=editor, reason=reason, now=now)
        messages.warning(request, "Asked for. The story stays as it is until another editor confirms the kill.")
    else:
        with story_act(request, Deed.KILLED, story_id) as act:
            act.detail = reason
            stories.kill(story_id=story_id, ordered_by=editor, reason=reason, now=now)
        messages.success(request, DONE)
    return redirect("desk:story", story_id)


def _decided(request: HttpRequest, asked: KillAsk) -> HttpResponse:
    """Confirm what another asked for, or withdraw it."""
    try:
        if request.POST.get("do") == "confirm":
            with story_act(request, Deed.KILLED, asked.story) as act:
                now = SystemClock().now()
                act.detail = confirm_kill(story_id=asked.story, editor=editor_of(request), now=now)
            messages.success(request, DONE)
        elif request.POST.get("do") == "withdraw":
            with story_act(request, Deed.KILL_WITHDRAWN, asked.story) as act:
                act.detail = f"asked for by {asked.asked_by}: {asked.reason}"
                act.done = withdraw_kill(story_id=asked.story)
            messages.success(request, "Withdrawn: nobody asks to kill it now.")
        else:
            messages.warning(request, f"{asked.asked_by} has asked for this kill already.")
    except UnableToConfirm as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:story", asked.story)
