"""The schedule of a draft: set its moment, move it, take it off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from wireroom.desk.rules.deeds import Deed
from wireroom.desk.rules.moments import NoMomentError, exactly_typed_of, moment_of
from wireroom.desk.views.acts import story_act
from wireroom.desk.views.door import editor_of
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site
from wireroom.story import api as stories
from wireroom.theme.times import stamp, zone_name


@require_http_methods(["GET", "HEAD", "POST"])
def schedule(request: HttpRequest, story_id: int) -> HttpResponse:
    """One page: when the draft goes live by itself."""
    story, now, zone = story_or_404(story_id), SystemClock().now(), current_site().zone
    editor, refusal = editor_of(request), ""
    try:
        if request.POST.get("do") == "cancel":
            with story_act(request, Deed.UNSCHEDULED, story_id):
                stories.unschedule(story_id=story_id, editor=editor, now=now)
            messages.success(request, "It is off the schedule, and a draft again.")
            return redirect("desk:story", story_id)
        if request.method == "POST":
            with story_act(request, Deed.SCHEDULED, story_id) as act:
                wanted = moment_of(request.POST.get("at", ""), zone=zone)
                at = stories.schedule(story_id=story_id, editor=editor, at=wanted, now=now)
                act.detail = f"for {at.isoformat()}"
            messages.success(
                request, f"Scheduled for {stamp(at, zone=zone)}. It goes live by itself, as it stands now."
            )
            return redirect("desk:story", story_id)
    except (NoMomentError, stories.UnableToSchedule) as wrong:
        refusal = str(wrong)
    typed = exactly_typed_of(story.row.publish_at, zone=zone) if story.row.publish_at else ""
    return show(
        request,
        "desk/schedule.html",
        section="stories",
        status=422 if refusal else 200,
        story=story,
        typed=request.POST.get("at", typed),
        earliest=exactly_typed_of(now, zone=zone),
        zone=str(zone),
        zone_now=zone_name(now.astimezone(zone)),
        refusal=refusal,
    )
