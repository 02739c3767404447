"""The draft as it would read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wireroom.desk.rules.printing import printed
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404


@require_safe
def preview(request: HttpRequest, story_id: int) -> HttpResponse:
    """The copy an editor would publish now, in the reader's typography; seen by staff only."""
    story = story_or_404(story_id)
    body = printed(story.copy.body)
    return show(request, "desk/preview.html", section="stories", story=story, copy=story.copy, body=body)
