"""A draft is seen in every way readers would meet it, and by nobody else."""

from __future__ import annotations

from datetime import UTC, datetime

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from wireroom.desk.rules import shop_windows as windows
from wireroom.page.models import StoredPage
from wireroom.story.api import Copy, DeskStory, published_story, save_draft
from wireroom.wire.events import Block

COPY = Copy(
    headline="Bridge shuts tonight",
    standfirst="Ferries run.",
    body=(Block(kind="key-points", html="<li>Only in the draft</li>"),),
)


def test_the_page_is_the_real_one_and_stays_with_the_desk(desk: Client, story: DeskStory) -> None:
    now, address = datetime.now(UTC), f"/desk/stories/{story.row.id}/preview"
    save_draft(story_id=story.row.id, editor="vesna", copy=COPY, base=story.revision, now=now)
    answer = desk.get(f"{address}/page")
    page = answer.content.decode()

    assert '<section class="points"' in page
    assert "Only in the draft" in page
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    public = published_story(now=now, story_id=story.row.id)
    assert public is not None
    assert public.current.headline == story.row.headline
    assert not StoredPage.objects.filter(path__startswith="/desk").exists()


def test_the_windows_show_what_is_seen_outside(desk: Client, story: DeskStory) -> None:
    now = datetime.now(UTC)
    save_draft(story_id=story.row.id, editor="vesna", copy=COPY, base=story.revision, now=now)
    page = desk.get(f"/desk/stories/{story.row.id}/preview").content.decode()

    assert f"courier.example{story.row.path}" in page
    assert page.count("Bridge shuts tonight") > 6
    assert page.count("Ferries run.") > 6


def test_an_empty_story_has_a_preview_too(desk: Client) -> None:
    told = desk.post("/desk/stories/new/draft", {"headline": "", "section": "news", "base": 0}).json()

    assert desk.get(f"/desk/stories/{told['story']}/preview").status_code == 200
    assert desk.get(f"/desk/stories/{told['story']}/preview/page").status_code == 200


@given(st.text(max_size=400), st.text(max_size=60))
def test_no_window_shows_more_than_fits(words: str, site: str) -> None:
    assert len(windows.found_title(words, site)) <= windows.TITLE_FITS
    assert len(windows.found_words(words)) <= windows.DESCRIPTION_FITS
    assert len(windows.shared_title(words)) <= windows.SHARED_TITLE_FITS
    assert len(windows.shared_words(words)) <= windows.SHARED_WORDS_FIT
