"""Sections are made, moved and merged: stories, feeds, fronts and words go along, and old addresses lead there."""

from __future__ import annotations

import json

import pytest

from wireroom.page import api as page
from wireroom.page.api import Mark, Move, PlacardFacts, Spot
from wireroom.page.models import StoredPage
from wireroom.story import api as story


def location(path):
    row = StoredPage.objects.get(path=path)
    return row.location if row.status == 301 else row.status


def settle(newsroom, story_id):
    page.spread_house(clock=newsroom.clock)
    page.rebuild_range(low_id=1, high_id=story_id, clock=newsroom.clock)


def test_a_new_section_has_a_page_at_once_and_stands_in_the_navigation_with_its_first_story(newsroom):
    page.create_section(slug="lamps", name="Lamps & light", clock=newsroom.clock)
    assert "Lamps &amp; light" in newsroom.text("/lamps")
    path = newsroom.path(newsroom.write(section="lamps", topics=()))
    assert path in newsroom.text("/lamps")
    page.spread_house(clock=newsroom.clock)
    assert '<a href="/lamps">Lamps &amp; light</a>' in newsroom.text("/")
    page.hide_section(slug="lamps", hidden=True)
    page.save_house(house=page.House(name="The Lamplighter"), revision=0, by="ulla", now=newsroom.clock.now())
    page.spread_house(clock=newsroom.clock)
    assert '<li><a href="/lamps">' not in newsroom.text("/")
    assert path in newsroom.text("/lamps")
    assert "The Lamplighter" in newsroom.text("/lamps"), "its page follows the house though nothing leads to it"


def test_stories_of_a_merged_section_stand_in_the_other_one_and_its_addresses_lead_there(newsroom):
    kept = newsroom.write("Ferry timetable unchanged", section="world")
    story_id = newsroom.write()
    newsroom.change(story_id, headline="Lamp factory opens at last")
    page.merge_section(slug="business", into="world", clock=newsroom.clock)
    settle(newsroom, story_id)
    assert location("/business") == "/world"
    assert location("/business/*") == "/world/*"
    assert location("/business/rss.xml") == "/world/rss.xml"
    for each in (kept, story_id):
        assert newsroom.path(each) in newsroom.text("/world")
        assert newsroom.path(each) in newsroom.text("/world/rss.xml")
    text = newsroom.text(newsroom.path(story_id))
    assert '<a href="/world">World</a>' in text
    assert "/business" not in text
    newsroom.change(story_id, headline="Lamp factory opens, then closes")
    assert newsroom.path(story_id) in newsroom.text("/world")
    assert location("/business") == "/world"
    found = page.search(words="lamp", section="business", now=newsroom.clock.now())
    assert [hit.href for hit in found.hits] == [newsroom.path(story_id)]


def test_what_was_sealed_stays_sealed(newsroom):
    story_id = newsroom.write()
    page.merge_section(slug="business", into="world", clock=newsroom.clock)
    settle(newsroom, story_id)
    assert story.verify_chain(story_id=story_id) == ()
    (link,) = json.loads(newsroom.text(f"{newsroom.path(story_id)}/history.json"))["versions"]
    assert json.loads(link["record"])["section"] == {"slug": "business", "name": "Business"}


def test_a_section_moves_and_moves_back(newsroom):
    story_id = newsroom.write()
    said = PlacardFacts(kind="section", slug="business", name="Money", words="What it costs.")
    page.save_placard(placard=said, by="ulla", clock=newsroom.clock)
    page.move_section(slug="business", to="money", clock=newsroom.clock)
    settle(newsroom, story_id)
    assert location("/business") == "/money"
    assert "<h1>Money</h1>" in newsroom.text("/money")
    assert "What it costs." in newsroom.text("/money")
    assert newsroom.path(story_id) in newsroom.text("/money")
    page.move_section(slug="money", to="business", clock=newsroom.clock)
    settle(newsroom, story_id)
    assert location("/money") == "/business"
    assert (location("/money/*"), location("/business/*")) == ("/business/*", 404), "no address leads round in a ring"
    page.merge_section(slug="business", into="world", clock=newsroom.clock)
    assert location("/money") == location("/business") == "/world"
    assert location("/money/rss.xml") == "/world/rss.xml"
    assert newsroom.path(story_id) in newsroom.text("/world")


def test_a_merged_sections_words_and_front_go_with_it(newsroom):
    newsroom.write("Ferry timetable unchanged", section="world")
    said = PlacardFacts(kind="section", slug="business", name="Money", words="What it costs.")
    page.save_placard(placard=said, by="ulla", clock=newsroom.clock)
    page.merge_section(slug="business", into="world", clock=newsroom.clock)
    assert "<h1>World</h1>" in newsroom.text("/world")
    assert "What it costs." not in newsroom.text("/world")


def test_fronts_and_silence_name_what_a_section_is_now(newsroom):
    newsroom.write()
    now = newsroom.clock.now()
    spots = [Spot(size="lead"), Spot(size="strip", label="section", slug="business", count=2)]
    drafted = page.save_front(name="home", spots=spots, revision=0, editor="ulla", now=now)
    page.publish_front(name="home", revision=drafted.revision, editor="ulla", clock=newsroom.clock)
    mark = Mark(kind="section", key="business")
    page.mark_silent(mark=mark, is_silent=True, by="ulla", clock=newsroom.clock)
    page.move_section(slug="business", to="money", clock=newsroom.clock)
    assert [spot.slug for spot in page.front_state(name="home").spots] == ["", "money"]
    assert page.silent_marks() == {Mark(kind="section", key="money")}
    page.mark_silent(mark=Mark(kind="section", key="money"), is_silent=False, by="ulla", clock=newsroom.clock)
    assert page.silent_marks() == frozenset()


def test_an_address_is_taken_once(newsroom):
    page.save_redirects(moves=[Move(path="/old", to="/world")], by="ulla", clock=newsroom.clock)
    for slug, why in (("desk", "taken"), ("home", "taken"), ("old", "is a redirect"), ("world", "already")):
        with pytest.raises(page.UnableToKeep, match=why):
            page.create_section(slug=slug, name="X", clock=newsroom.clock)
    page.merge_section(slug="weather", into="environment", clock=newsroom.clock)
    with pytest.raises(page.BadMovesError):
        page.save_redirects(moves=[Move(path="/weather", to="/world")], by="ulla", clock=newsroom.clock)
