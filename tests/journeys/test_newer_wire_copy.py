"""Newer wire copy comes while an editor writes: they are told, compare by keyboard, and are asked before publishing."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_desk_accessible import AA
from test_wire_to_page import sign_in
from test_writing import blocks, body, reach
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom

SOON = 8_000
"""Milliseconds until an open page says that newer copy came: less than the page asks by itself."""
FIRST = ["The dredger sails at six.", "It clears the bar.", "The crew is eight."]


@pytest.fixture
def desk(newsroom: Newsroom, page: Page) -> Page:
    sign_in(newsroom, page)
    return page


def drop(newsroom: Newsroom, headline: str, version: int, paragraphs: list[str]) -> None:
    copy = newsml(guid=f"urn:n:{headline}", version=version, headline=headline, paragraphs=paragraphs)
    newsroom.drop(f"{headline.lower().replace(' ', '-')}-{version}.xml", copy)


def write(newsroom: Newsroom, desk: Page, headline: str) -> str:
    """An editor has made the first paragraph their own and still writes; gives the story's address."""
    drop(newsroom, headline, 1, FIRST)
    newsroom.published(headline)
    desk.goto(f"/desk/?words={headline.replace(' ', '+')}")
    desk.get_by_role("link", name=headline).first.click()
    desk.wait_for_url(re.compile(r"/desk/stories/\d+$"))
    address = desk.url
    desk.keyboard.press("e")
    body(desk).locator("p").first.click()
    desk.keyboard.press("End")
    desk.keyboard.type(" Our words.")
    expect(desk.locator("[data-save-state]")).to_contain_text(re.compile(r"^Saved \d"))
    return address


def test_newer_copy_is_told_at_once_and_published_over_only_when_asked(newsroom: Newsroom, desk: Page) -> None:
    address = write(newsroom, desk, "Dredger to sail")
    told = desk.get_by_role("status").filter(has_text="Newer wire copy came at")
    expect(told).to_have_count(0)
    drop(newsroom, "Dredger to sail", 2, [*FIRST[:2], "The crew is nine."])
    expect(told).to_be_visible(timeout=SOON)
    expect(body(desk)).to_contain_text("The dredger sails at six. Our words.")
    expect(body(desk)).to_be_focused()

    desk.keyboard.press("Control+Enter")
    question = desk.get_by_role("alert").filter(has_text="Your draft is saved and not published")
    expect(question).to_be_visible()
    expect(told).to_be_hidden()
    path = newsroom.published("Dredger to sail")
    assert "Our words." not in newsroom.get(path).text
    reach(desk, question.get_by_role("button", name="Publish anyway"))
    desk.keyboard.press("Enter")
    desk.wait_for_url(address)
    expect(desk.get_by_text("is published. Open pages show it")).to_be_visible()
    expect(desk.get_by_text("Newer wire copy is waiting")).to_be_visible()


def test_the_three_copies_are_gone_through_by_keyboard_alone(newsroom: Newsroom, desk: Page) -> None:
    address = write(newsroom, desk, "Tug to tow")
    wires = ["The dredger sails at seven.", "It clears the outer bar.", "The crew is nine."]
    drop(newsroom, "Tug to tow", 2, wires)
    link = desk.locator("[data-newer]").get_by_role("link", name="Compare it with yours")
    expect(link).to_be_visible(timeout=SOON)
    desk.keyboard.press("Escape")
    link.focus()
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"{address}/waiting")
    pieces = desk.locator("fieldset.merge-piece")
    expect(pieces).to_have_count(3)

    reach(desk, pieces.nth(0).get_by_label("Ours", exact=True))
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowDown")
    expect(pieces.nth(0).get_by_label("Both, ours first")).to_be_checked()
    reach(desk, pieces.nth(1).get_by_label("The wire’s"))
    desk.keyboard.press("ArrowUp")
    expect(pieces.nth(1).get_by_label("Ours", exact=True)).to_be_checked()
    reach(desk, pieces.nth(2).get_by_label("The wire’s"))
    reach(desk, desk.get_by_role("button", name="Make this my draft"))
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"{address}/edit")
    expect(body(desk)).to_be_visible()
    assert [words for _, words in blocks(desk)] == [
        "The dredger sails at six. Our words.",
        "The dredger sails at seven.",
        "It clears the bar.",
        "The crew is nine.",
    ]
    expect(desk.get_by_role("status").filter(has_text="Newer wire copy")).to_have_count(0)


def test_axe_finds_nothing_where_newer_copy_is_told_and_compared(newsroom: Newsroom, desk: Page) -> None:
    address = write(newsroom, desk, "Pilot to board")
    drop(
        newsroom, "Pilot to board", 2, ["The dredger sails at seven.", "It clears the outer bar.", "The crew is nine."]
    )
    expect(desk.locator("[data-newer-words]")).to_contain_text("Newer wire copy came", timeout=SOON)
    for place in (f"{address}/edit", f"{address}/waiting"):
        desk.goto(place)
        for width in (390, 1280):
            for scheme in ("light", "dark"):
                desk.set_viewport_size({"width": width, "height": 900})
                desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                found = Axe().run(desk, options=AA)
                assert found.violations_count == 0, f"{place} {width} {scheme}: {found.generate_report()}"
                assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{place} is too wide"
