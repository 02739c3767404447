"""An editor signs in, edits, publishes, corrects and kills, by keyboard where a hand would."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_wire_to_page import sign_in
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for


@pytest.fixture
def desk(newsroom: Newsroom, page: Page) -> Page:
    sign_in(newsroom, page)
    return page


def open_story(desk: Page, headline: str) -> None:
    desk.goto("/desk/")
    desk.get_by_role("searchbox").first.fill(headline)
    desk.keyboard.press("Enter")
    desk.get_by_role("link", name=headline).first.click()


def open_editor(desk: Page, headline: str) -> None:
    open_story(desk, headline)
    if not desk.get_by_label("Headline").count():
        desk.get_by_role("link", name=re.compile("^edit", re.IGNORECASE)).first.click()


def test_nobody_enters_without_signing_in(newsroom: Newsroom) -> None:
    for path in ("/desk/", "/desk/wire", "/desk/feeds", "/desk/quarantine"):
        answer = newsroom.get(path)
        assert answer.status == 302
        assert "/desk/sign-in" in answer.headers["Location"]


def test_edit_and_publish(newsroom: Newsroom, desk: Page) -> None:
    newsroom.drop("d1.xml", newsml(guid="urn:d:1", version=1, headline="Gulls return early", paragraphs=["Gulls."]))
    path = newsroom.published("Gulls return early")
    open_editor(desk, "Gulls return early")
    desk.get_by_label("Headline").fill("Gulls return three weeks early")
    desk.get_by_label("Headline").press("Control+Enter")
    newsroom.published("Gulls return three weeks early")
    wait_for(lambda: "Gulls return three weeks early" in newsroom.get(path).text, what="the new headline")

    newsroom.drop("d1b.xml", newsml(guid="urn:d:1", version=2, headline="Gulls, second take", paragraphs=["Gulls 2."]))
    wait_for(lambda: waiting(desk, "Gulls return three weeks early"), what="the wire version that waits")
    assert "Gulls return three weeks early" in newsroom.get(path).text


def waiting(desk: Page, headline: str) -> bool:
    desk.goto("/desk/")
    return (
        desk.locator("tr, li").filter(has_text=headline).filter(has_text=re.compile("waiting", re.IGNORECASE)).count()
        > 0
    )


def test_correct_with_a_public_note(newsroom: Newsroom, desk: Page) -> None:
    newsroom.drop("d2.xml", newsml(guid="urn:d:2", version=1, headline="Quay repaired", paragraphs=["For 9 crowns."]))
    path = newsroom.published("Quay repaired")
    open_editor(desk, "Quay repaired")
    desk.get_by_label("Body").fill("For 19 crowns.")
    desk.get_by_label(re.compile("note", re.IGNORECASE)).first.fill("The sum was wrong.")
    desk.get_by_role("button", name=re.compile("correct", re.IGNORECASE)).last.click()
    desk.wait_for_url("**/desk/stories/*")
    wait_for(lambda: "The sum was wrong." in newsroom.get(path).text, what="the note on the page")
    wait_for(lambda: "The sum was wrong." in newsroom.get("/corrections").text, what="the note in the list")


def test_kill_asks_once_and_is_everywhere(newsroom: Newsroom, desk: Page) -> None:
    newsroom.drop("d3.xml", newsml(guid="urn:d:3", version=1, headline="Mayor eats hat", paragraphs=["He did."]))
    path = newsroom.published("Mayor eats hat")
    open_story(desk, "Mayor eats hat")
    desk.get_by_role("link", name=re.compile("kill", re.IGNORECASE)).or_(
        desk.get_by_role("button", name=re.compile("kill", re.IGNORECASE))
    ).first.click()
    desk.get_by_label(re.compile("reason", re.IGNORECASE)).fill("Invented by a rival.")
    desk.get_by_role("button", name=re.compile("kill", re.IGNORECASE)).last.click()
    wait_for(lambda: newsroom.status(path) == 410, seconds=5, what="410")
    wait_for(lambda: "Mayor eats hat" not in newsroom.get("/").text, seconds=1, what="the front without it")
    desk.goto("/desk/")
    open_story(desk, "Mayor eats hat")
    assert desk.get_by_role("button", name=re.compile("publish|restore", re.IGNORECASE)).count() == 0


@pytest.mark.parametrize("address", ["/desk/", "/desk/wire", "/desk/quarantine", "/desk/feeds"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_desk(desk: Page, address: str, scheme: str) -> None:
    desk.emulate_media(color_scheme=scheme)
    desk.goto(address)
    found = Axe().run(desk, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert found.violations_count == 0, found.generate_report()


def test_a_wire_item_is_found_and_read(newsroom: Newsroom, desk: Page) -> None:
    newsroom.drop("d4.xml", newsml(guid="urn:d:4", version=1, headline="Eel census begins", paragraphs=["Eels."]))
    newsroom.published("Eel census begins")
    desk.goto("/desk/wire")
    desk.keyboard.press("/")
    desk.keyboard.type("eel census")
    desk.keyboard.press("Enter")
    desk.get_by_role("link", name="Eel census begins").first.click()
    expect(desk.get_by_text("Eels.").first).to_be_visible()
