"""Sections, topics and authors say on their pages what the newsroom says of them."""

from __future__ import annotations

import pytest

from wireroom.page import api as page
from wireroom.page.api import PlacardFacts
from wireroom.page.models import StoredPage


def say(newsroom, kind, slug, **said):
    revision = page.placard_of(kind=kind, slug=slug).revision
    placard = PlacardFacts(kind=kind, slug=slug, revision=revision, **said)
    page.save_placard(placard=placard, by="ulla", clock=newsroom.clock)
    page.spread_house(clock=newsroom.clock)


def test_an_author_has_a_page_of_their_own(newsroom):
    path = newsroom.path(newsroom.write())
    assert '<a href="/by/oda-lindqvane">Oda Lindqvane</a>' in newsroom.text(path)
    say(newsroom, "author", "oda-lindqvane", role="Lamps", words="Has lit\nhalls.\n\n<b>Since 1990.</b>")
    text = newsroom.text("/by/oda-lindqvane")
    assert '<p class="role">Lamps</p>' in text
    assert '<p class="lede">Has lit halls.</p>' in text
    assert "&lt;b&gt;Since 1990." in text
    assert path in text


def test_an_author_without_stories_can_have_one_too(newsroom):
    say(newsroom, "author", "new-hand", name="New Hand", words="Begins on Monday.")
    assert "New Hand" in newsroom.text("/by/new-hand")
    say(newsroom, "author", "new-hand")
    assert newsroom.status("/by/new-hand") == 404


def test_where_authors_stood_before_leads_on(newsroom):
    assert newsroom.status("/author/*") == 301
    assert StoredPage.objects.get(path="/author/*").location == "/by/*"


def test_a_section_is_renamed_everywhere_and_put_first(newsroom):
    newsroom.write("Ferry timetable unchanged", section="world", topics=("Ferries",))
    story_id = newsroom.write()
    say(newsroom, "section", "business", name="Money", words="What it costs.")
    page.order_sections(slugs=["business", "world"])
    page.spread_house(clock=newsroom.clock)
    page.rebuild_range(low_id=1, high_id=story_id, clock=newsroom.clock)
    front = newsroom.text("/")
    assert front.index('<a href="/business">Money</a>') < front.index('<a href="/world">World</a>')
    assert "<h1>Money</h1>" in newsroom.text("/business")
    assert "What it costs." in newsroom.text("/business")
    assert "Money" in newsroom.text(newsroom.path(story_id))
    assert ">Business<" not in front + newsroom.text(newsroom.path(story_id))


def test_a_topic_says_what_it_is(newsroom):
    newsroom.write()
    say(newsroom, "topic", "lamps", name="All lamps", words="Light.")
    assert "<h1>All lamps</h1>" in newsroom.text("/topic/lamps")


def test_lists_that_went_missing_are_made_again_with_the_stories(newsroom):
    story_id = newsroom.write()
    StoredPage.objects.filter(path="/by/oda-lindqvane").delete()
    page.rebuild_range(low_id=1, high_id=story_id, clock=newsroom.clock)
    assert newsroom.status("/by/oda-lindqvane") == 200


def test_two_editors_and_long_words_are_told(newsroom):
    say(newsroom, "topic", "lamps", words="Light.")
    for revision, words, why in ((0, "Mine.", "ulla changed"), (1, "x" * 4001, "longer than")):
        with pytest.raises(page.UnableToKeep, match=why):
            page.save_placard(
                placard=PlacardFacts(kind="topic", slug="lamps", words=words, revision=revision),
                by="ines",
                clock=newsroom.clock,
            )
    assert page.placard_of(kind="topic", slug="lamps").words == "Light."
