"""An editor makes a section, files a story in it, gives it another address and lets it go into another one."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from test_wire_to_page import sign_in
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for


def test_a_section_lives_moves_and_goes_into_another(newsroom: Newsroom, page: Page) -> None:
    newsroom.drop("tide.xml", newsml(guid="urn:tide:1", version=1, headline="Tide tables out", paragraphs=["Two."]))
    story = newsroom.published("Tide tables out")
    sign_in(newsroom, page)
    house = page.locator(".desk-nav summary", has_text="House")
    house.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Newsroom")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Newsroom")).to_be_hidden()
    expect(house).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Newsroom").press("Enter")
    page.get_by_role("link", name="Sections, topics, authors").click()
    made = page.locator("form", has=page.get_by_role("heading", name="New section"))
    made.get_by_label("Name").fill("Shore & sea")
    made.get_by_label("Address").fill("shore")
    made.get_by_label("Address").press("Enter")
    expect(page.get_by_text("“Shore & sea” is there, at /shore.")).to_be_visible()

    page.goto("/desk/?words=Tide")
    page.get_by_role("link", name="Tide tables out").first.click()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_label("Section").select_option("Shore & sea")
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_url("**/desk/stories/*")
    wait_for(lambda: story in newsroom.get("/shore").text, what="the story in its new section")

    page.goto("/desk/places/section/shore")
    page.get_by_label("Another address").fill("coast")
    page.get_by_label("Another address").press("Enter")
    page.wait_for_url("**/desk/places/section/coast")
    moved = newsroom.get("/shore/rss.xml")
    assert (moved.status, moved.headers["Location"]) == (301, "/coast/rss.xml")
    wait_for(lambda: 'href="/coast"' in newsroom.get(story).text, what="the story's page under the new address")

    page.get_by_role("link", name="Let it go into another section").click()
    expect(page.get_by_text("1 story stands")).to_be_visible()
    page.get_by_label("Into").select_option("Environment")
    page.get_by_role("button", name="Let it go into that one").click()
    expect(page.get_by_text("is part of /environment now")).to_be_visible()
    for old in ("/shore", "/coast"):
        assert newsroom.get(old).headers["Location"] == "/environment"
    assert story in newsroom.get("/environment").text
    assert newsroom.run("verify").returncode == 0
