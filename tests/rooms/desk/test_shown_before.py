"""Before a story is published anew, corrected or killed, the desk says how far that reaches."""

from __future__ import annotations

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from wireroom.desk.queries.reach import reach_of
from wireroom.desk.rules.reach_words import ORDER, PLACES, places_in_words, readers_in_words
from wireroom.kernel.outbox import deliver
from wireroom.page.api import surfaces_of
from wireroom.story.api import DeskStory


@given(st.lists(st.sampled_from([*PLACES, "article", "history", "picture"]), max_size=30))
def test_every_place_is_counted_once(kinds: list[str]) -> None:
    words = places_in_words(kinds)
    counted = sum(int(part.split()[0]) for part in words.split(", ") if part[:1].isdigit())
    assert counted == sum(PLACES.get(kind) in ORDER for kind in kinds)
    assert ("the search" in words) is ("search" in kinds)


def test_places_and_readers_are_told_as_one_says_them() -> None:
    assert places_in_words(["front", "section", "topic", "feeds", "feeds"]) == "2 fronts, 1 list, 2 feeds"
    assert places_in_words([]) == ""
    assert readers_in_words(alerted=41_220, mailed=310) == "41,220 readers alerted, 310 mailed"
    assert readers_in_words(alerted=1, mailed=0) == "1 reader alerted"
    assert readers_in_words(alerted=0, mailed=1) == "1 reader mailed"
    assert readers_in_words(alerted=0, mailed=0) == ""


def test_the_editor_is_told_what_each_button_will_do(desk: Client, story: DeskStory) -> None:
    told = places_in_words(kind for kind, _ in surfaces_of(story_id=story.row.id))
    assert told == reach_of(story.row.id).places
    page = desk.get(f"/desk/stories/{story.row.id}/edit").content.decode()
    assert "What each will do" in page
    assert f"and on {told}" in page
    assert "A kill cannot be undone" in page
    fresh = desk.get("/desk/stories/new").content.decode()
    assert "The story gets its address" in fresh
    assert "<dt>Kill</dt>" not in fresh


def test_a_kill_names_the_sitemaps_too(desk: Client, story: DeskStory) -> None:
    deliver(lane="slow", now=story.row.created_at)
    reach = reach_of(story.row.id)
    assert "/sitemap/1.xml" in reach.left
    assert "sitemap" in reach.places
    page = desk.get(f"/desk/stories/{story.row.id}/kill").content.decode()
    assert reach.places in page
    assert "/sitemap/1.xml" in page
