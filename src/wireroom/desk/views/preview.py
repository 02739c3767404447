"""The draft as it would be seen: the page, a search's result, a shared link, an alert."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from wireroom.desk.rules import shop_windows as windows
from wireroom.desk.rules.notification_cards import cards
from wireroom.desk.views.framing import just_to_look_at, with_frames
from wireroom.desk.views.show import show
from wireroom.desk.views.stories import story_or_404
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.site import current_site
from wireroom.page.api import preview_picture, preview_story
from wireroom.story.api import previewed_story


@with_frames
@require_safe
def preview(request: HttpRequest, story_id: int) -> HttpResponse:
    """Every way in which readers would meet the copy an editor would publish now; seen by staff only."""
    story, now, site = story_or_404(story_id), SystemClock().now(), current_site()
    shown = previewed_story(story_id=story_id, now=now)
    headline, standfirst = shown.current.headline or "No headline yet", shown.current.standfirst
    return show(
        request,
        "desk/preview.html",
        section="stories",
        story=story,
        copy=story.copy,
        address=f"{site.url.partition('://')[2]}{shown.path}",
        found=(windows.found_title(headline, site.name), windows.found_words(standfirst)),
        shared=(windows.shared_title(headline), windows.shared_words(standfirst)),
        picture=preview_picture(story=shown, now=now),
        cards=cards(headline, standfirst),
    )


@just_to_look_at
@xframe_options_sameorigin
@require_safe
def preview_page(request: HttpRequest, story_id: int) -> HttpResponse:  # noqa: ARG001 - Django's shape of a view
    """The page itself, as readers would get it, without scripts."""
    story_or_404(story_id)
    now = SystemClock().now()
    return HttpResponse(preview_story(story=previewed_story(story_id=story_id, now=now), now=now))
