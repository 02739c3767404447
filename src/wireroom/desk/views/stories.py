"""The list of stories, and one story with its record."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wireroom.alert.api import alerts, count_holders
from wireroom.briefing.api import mailed_to
from wireroom.desk.queries.alert_words import KIND_NAMES
from wireroom.desk.queries.kill_asks import kill_ask, kill_asks
from wireroom.desk.queries.offered_pictures import offered_pictures
from wireroom.desk.queries.reach import fallen
from wireroom.desk.rules.printing import printed
from wireroom.desk.views.lists import PAGE, before_id, leaf
from wireroom.desk.views.show import show
from wireroom.page.api import Mark, silent_marks
from wireroom.story.api import DeskStory, all_sections, desk_stories, desk_story

STATES = (
    ("", "All"),
    ("live", "Live"),
    ("held", "Held"),
    ("draft", "Drafts"),
    ("review", "In review"),
    ("scheduled", "Scheduled"),
    ("waiting", "Wire waiting"),
    ("withheld", "Withheld"),
    ("killed", "Killed"),
    ("revival", "Usable after a kill"),
)
MOST_ALERTS = 10


@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """All stories, newest first, narrowed by state, section and words."""
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("words", "state", "section")}
    if asked["state"] not in dict(STATES):
        asked["state"] = ""
    rows = desk_stories(
        words=asked["words"],
        state=asked["state"],
        section=asked["section"],
        before_id=before_id(request),
        limit=PAGE + 1,
    )
    return show(
        request,
        "desk/stories.html",
        section="stories",
        leaf=leaf(request, rows),
        asked=asked,
        states=STATES,
        sections=all_sections().standing,
        asks=kill_asks(),
    )


@require_safe
def one_story(request: HttpRequest, story_id: int) -> HttpResponse:
    """One story: its state, its versions, who did what, and what became of a kill."""
    story = story_or_404(story_id)
    surfaces = fallen(story.kill_order) if story.kill_order else ()
    body = printed(story.current.body) if story.current and story.row.state == "live" else ""
    return show(
        request,
        "desk/story.html",
        section="stories",
        story=story,
        surfaces=surfaces,
        asked=kill_ask(story_id),
        body=body,
        offered=offered_pictures(story, story.copy.pictures),
        alerts=alerts(story_id=story_id, limit=MOST_ALERTS),
        holders=count_holders(story_id=story_id),
        mailed=mailed_to(story_id=story_id),
        kind_names=KIND_NAMES,
        is_sensitive=Mark(kind="story", key=str(story_id)) in silent_marks(),
    )


def story_or_404(story_id: int) -> DeskStory:
    """The story, or the page that says there is none."""
    try:
        return desk_story(story_id=story_id)
    except LookupError as missing:
        raise Http404(f"There is no story {story_id}.") from missing
