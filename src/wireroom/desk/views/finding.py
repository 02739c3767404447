"""Find a story to point to, or a topic to file one under."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from wireroom.story.api import desk_stories, topics_beginning

MOST = 12


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Live stories, the latest first, narrowed by `words`: for a dialog of the editor."""
    rows = desk_stories(words=request.GET.get("words", "").strip()[:200], state="live", limit=MOST)
    return JsonResponse({"stories": [{"path": row.path, "headline": row.headline} for row in rows]})


@require_safe
def find_topics(request: HttpRequest) -> HttpResponse:
    """Topics that stories have already and that begin with `words`: for the field of the editor."""
    return JsonResponse({"topics": topics_beginning(words=request.GET.get("words", "")[:80])})
