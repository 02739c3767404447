"""An admin sets up the site in a browser; readers have it at once, and old addresses lead on without Django."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from test_wire_to_page import sign_in
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10H0z"/></svg>'


@pytest.fixture
def desk(newsroom: Newsroom, page: Page) -> Page:
    newsroom.drop("site.xml", newsml(guid="urn:site:1", version=1, headline="Herons on the mole", paragraphs=["Two."]))
    newsroom.published("Herons on the mole")
    sign_in(newsroom, page)
    return page


def test_name_accent_logo_and_imprint_without_a_restart(newsroom: Newsroom, desk: Page, tmp_path: Path) -> None:
    story = newsroom.find("Herons on the mole")
    assert story
    desk.goto("/desk/newsroom")
    desk.get_by_role("link", name="The site").click()
    name = desk.get_by_label("Name", exact=True).input_value()
    desk.get_by_label("Accent colour").fill("#ffcc00")
    desk.get_by_role("button", name="Save: every page follows").click()
    expect(desk.get_by_text("cannot be read on the page")).to_be_visible()
    desk.get_by_label("Accent colour").fill("#1a4a7a")
    desk.get_by_label("Name", exact=True).fill("The Mole Herald")
    (tmp_path / "logo.svg").write_text(LOGO)
    desk.get_by_label("Logo", exact=True).set_input_files(tmp_path / "logo.svg")
    desk.get_by_role("button", name="Save: every page follows").click()
    expect(desk.get_by_text("Fronts follow within a second")).to_be_visible()
    try:
        wait_for(lambda: "The Mole Herald" in newsroom.get("/").text, what="the name on the front")
        wait_for(lambda: "The Mole Herald" in newsroom.get(story).text, what="the name on the story", seconds=40)
        desk.goto("/")
        logo = desk.get_by_role("banner").get_by_role("link", name="The Mole Herald")
        assert "logo." in logo.evaluate("e => getComputedStyle(e).maskImage")
        assert desk.evaluate("getComputedStyle(document.body).getPropertyValue('--signal').trim()") == "#1a4a7a"

        desk.goto("/desk/site/pages/new?slug=imprint")
        desk.get_by_label("Words").fill("## Who answers\n\nNobody in particular.")
        desk.get_by_role("button", name="Give it to readers").click()
        wait_for(lambda: 'href="/imprint"' in newsroom.get("/").text, what="the imprint in the footer")
        desk.goto("/imprint")
        expect(desk.get_by_role("heading", name="Who answers")).to_be_visible()
    finally:
        desk.goto("/desk/site")
        desk.get_by_label("Name", exact=True).fill(name)
        desk.get_by_label("Accent colour").fill("")
        desk.get_by_label("Take the logo off").check()
        desk.get_by_role("button", name="Save: every page follows").click()


def test_old_addresses_lead_on(newsroom: Newsroom, desk: Page) -> None:
    desk.goto("/desk/site/redirects")
    desk.get_by_label("Or lines").fill("/archive/harbour,/business\n/blog,/news,prefix")
    desk.get_by_role("button", name="Bring them").click()
    expect(desk.get_by_text("2 redirects are kept")).to_be_visible()
    wait_for(lambda: newsroom.status("/archive/harbour") == 301, what="the redirect", seconds=5)
    moved = newsroom.get("/blog/2019/herons?from=mail")
    assert (moved.status, moved.headers["Location"]) == (301, "/news/2019/herons?from=mail")
    desk.get_by_label("Old address").fill("/news")
    desk.get_by_label("Leads to").fill("/blog")
    desk.get_by_role("button", name="Keep it").click()
    expect(desk.get_by_text("Nothing was kept")).to_be_visible()
    desk.goto("/desk/site/redirects")
    desk.get_by_role("button", name="Drop /blog").click()
    wait_for(lambda: newsroom.status("/blog/2019/herons") == 404, what="the prefix to be let go", seconds=5)


def test_an_author_is_described_and_a_section_renamed(newsroom: Newsroom, desk: Page) -> None:
    desk.goto("/desk/places")
    desk.locator("form", has=desk.get_by_role("button", name="Go to it")).get_by_label("Name").fill("Wilma Heron")
    desk.get_by_role("button", name="Go to it").click()
    desk.wait_for_url("**/desk/places/author/wilma-heron")
    desk.get_by_label("Name").fill("Wilma Heron")
    desk.get_by_label("Role").fill("Birds")
    desk.get_by_label("Words").fill("Counts them.")
    desk.get_by_role("button", name="Save").click()
    wait_for(lambda: "Counts them." in newsroom.get("/by/wilma-heron").text, what="the author's page", seconds=5)
    assert newsroom.get("/author/wilma-heron").headers["Location"] == "/by/wilma-heron"
    section = desk.locator(".places").first.get_by_role("link", name="Business", exact=True)
    section.click()
    desk.wait_for_url("**/desk/places/section/business")
    desk.get_by_label("Name").fill("Tidings")
    desk.get_by_role("button", name="Save").click()
    try:
        wait_for(lambda: ">Tidings<" in newsroom.get("/").text, what="the section's new name", seconds=40)
    finally:
        desk.goto("/desk/places/section/business")
        desk.get_by_label("Name").fill("Business")
        desk.get_by_role("button", name="Save").click()
