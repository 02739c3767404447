"""What the site says of itself is on every page, and what stands without a story is a page like any other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wireroom.kernel.models import Errand
from wireroom.kernel.outbox import deliver
from wireroom.kernel.site import current_site
from wireroom.page import api as page
from wireroom.page.api import House, Move
from wireroom.page.models import StoredPage
from wireroom.wire.events import Block

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10z"/></svg>'
WORDS = (Block(kind="paragraph", html="Edited by <strong>nobody</strong>. <script>alert(1)</script>"),)


def save(newsroom, **facts):
    state = page.house_state()
    house = replace(state.house, **facts)
    page.save_house(house=house, revision=state.revision, by="ulla", now=newsroom.clock.now())
    page.spread_house(clock=newsroom.clock)


def publish(newsroom, slug="imprint", *, revision=0, title="Imprint", body=WORDS):
    page.save_standing_page(slug=slug, title=title, body=body, revision=revision, by="ulla", clock=newsroom.clock)


def test_the_name_is_on_every_page_without_a_restart(newsroom):
    story_id = newsroom.write()
    save(newsroom, name="The Merrow Echo", tagline="Heard twice")
    assert current_site().name == "The Merrow Echo"
    assert "The Merrow Echo" in newsroom.text("/")
    assert "Heard twice" in newsroom.text("/404")
    page.rebuild_range(low_id=1, high_id=story_id, clock=newsroom.clock)
    assert "The Merrow Echo" in newsroom.text(newsroom.path(story_id))
    assert Errand.objects.filter(event="page.PagesOutdated").exists()


def test_letters_know_where_to_write_to_the_newsroom(newsroom):
    assert current_site().email == ""
    save(newsroom, email="desk@courier.example")
    assert current_site().email == "desk@courier.example"


def test_the_change_is_heard_at_once(newsroom):
    state = page.house_state()
    page.save_house(house=House(name="The Echo"), revision=state.revision, by="ulla", now=newsroom.clock.now())
    assert "The Echo" not in newsroom.text("/")
    deliver(lane="quick", now=newsroom.clock.now())
    assert "The Echo" in newsroom.text("/")


def test_a_saved_house_makes_no_page_again_at_the_next_start(newsroom):
    newsroom.write()
    page.change_look()
    save(newsroom, name="The Echo", accent="#1a4a7a")
    assert not page.change_look()


def test_an_accent_has_its_own_stylesheet_for_light_and_dark(newsroom):
    save(newsroom, accent="#1a4a7a")
    path = current_site().stylesheet
    assert f'href="{path}"' in newsroom.text("/")
    assert "--signal:#1a4a7a" in newsroom.text(path)
    assert "prefers-color-scheme:dark" in newsroom.text(path)
    save(newsroom, accent="")
    assert "/static/house." not in newsroom.text("/")


def test_a_logo_takes_the_place_of_the_name_which_stays_to_be_heard(newsroom):
    save(newsroom, logo=LOGO)
    rules = newsroom.text(current_site().stylesheet)
    path = rules.partition('mask:url("')[2].partition('"')[0]
    assert newsroom.text(path) == LOGO
    assert StoredPage.objects.get(path=path).content_type == "image/svg+xml"
    assert current_site().name in newsroom.text("/")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"accent": "#ffcc00"}, "cannot be read on the page.*The nearest is #"),
        ({"accent": "red"}, "is written as"),
        ({"email": "nobody"}, "no e-mail address"),
        ({"name": "x" * 61}, "longer than"),
    ],
)
def test_what_the_site_cannot_be_is_said(newsroom, facts, why):
    with pytest.raises(page.UnableToKeep, match=why):
        save(newsroom, **facts)
    assert page.house_state().revision == 0


def test_navigation_and_footer_are_the_editors(newsroom):
    newsroom.write()
    nav = page.links_from("Business | /business\nThe sea | /topic/sea")
    save(
        newsroom, navigation=nav, footer=page.links_from("Work here | https://jobs.example/"), email="desk@echo.example"
    )
    front, section = newsroom.text("/"), newsroom.text("/business")
    assert '<a href="/topic/sea">The sea</a>' in front
    assert '<a href="https://jobs.example/">Work here</a>' in front
    assert "mailto:desk@echo.example" in front
    assert '<a href="/business" aria-current="page">Business</a>' in section
    assert page.links_from(page.text_of_links(nav)) == nav


@pytest.mark.parametrize(
    "line", ["Words", "Words | javascript:alert(1)", "Words | //evil.example", "Words | http://a.b"]
)
def test_a_link_that_leads_nowhere_is_named(line):
    with pytest.raises(ValueError, match="Words"):
        page.links_from(f"Fine | /fine\n{line}")


def test_two_editors_never_overwrite_each_others_house(newsroom):
    save(newsroom, name="The Echo")
    with pytest.raises(page.ChangedMeanwhile, match="ulla") as met:
        page.save_house(house=House(name="Mine"), revision=0, by="ines", now=newsroom.clock.now())
    assert met.value.revision == 1
    assert page.house_state().house.name == "The Echo"


def test_a_standing_page_is_a_page_and_in_every_footer(newsroom):
    publish(newsroom)
    page.spread_house(clock=newsroom.clock)
    text = newsroom.text("/imprint")
    assert "<strong>nobody</strong>" in text
    assert "<script>alert" not in text
    assert '<a href="/imprint">Imprint</a>' in newsroom.text("/")
    publish(newsroom, revision=1, title="Who we are")
    assert "Who we are" in newsroom.text("/imprint")
    with pytest.raises(page.ChangedMeanwhile):
        publish(newsroom, revision=1)
    assert page.take_down_standing_page(slug="imprint", clock=newsroom.clock)
    page.spread_house(clock=newsroom.clock)
    assert newsroom.status("/imprint") == 404
    assert 'href="/imprint"' not in newsroom.text("/")


@pytest.mark.parametrize("slug", ["business", "desk", "search", "corrections", "saved"])
def test_a_standing_page_takes_no_address_that_is_used(newsroom, slug):
    with pytest.raises(page.UnableToKeep, match="is taken"):
        publish(newsroom, slug)


def test_redirects_are_kept_all_or_none(newsroom):
    path = newsroom.path(newsroom.write())
    good = Move(path="/old", to="/business")
    with pytest.raises(page.BadMovesError) as bad:
        page.save_redirects(moves=(good, Move(path=path, to="/")), by="ulla", clock=newsroom.clock)
    assert len(bad.value.faults) == 1
    assert page.redirects() == ()
    assert page.save_redirects(moves=(good,), by="ulla", clock=newsroom.clock) == 1
    row = StoredPage.objects.get(path="/old")
    assert (row.status, row.location) == (301, "/business")
    assert page.drop_redirect(path="/old", clock=newsroom.clock)
    assert newsroom.status("/old") == 404
    assert not page.drop_redirect(path="/old", clock=newsroom.clock)


def test_a_prefix_that_becomes_exact_lets_go_of_what_is_under_it(newsroom):
    page.save_redirects(moves=(Move(path="/blog/", to="/news/", prefix=True),), by="ulla", clock=newsroom.clock)
    assert newsroom.status("/blog/*") == 301
    page.save_redirects(moves=(Move(path="/blog", to="/news"),), by="ulla", clock=newsroom.clock)
    assert newsroom.status("/blog/*") == 404
    assert page.redirects(words="blo") == (Move(path="/blog", to="/news"),)
    assert page.redirects(words="nothing") == ()
