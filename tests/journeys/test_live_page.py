"""An open page follows its story: in place, announced, without moving what is being read."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Page, expect
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for


def long_copy(version: int, *, extra: list[str] | None = None) -> list[str]:
    steady = [f"Paragraph {n} of the storm story, long enough to take its room on the page. " * 4 for n in range(24)]
    return [*(extra or []), *steady] if version > 1 else steady


@pytest.fixture
def story(newsroom: Newsroom, request: pytest.FixtureRequest) -> dict[str, str]:
    guid = f"urn:h:live:{request.node.name}"
    headline = f"Storm nears, says {request.node.name}"
    copy = {"guid": guid, "headline": headline, "slugline": request.node.name}
    newsroom.drop(f"{request.node.name}-1.xml", newsml(**copy, version=1, paragraphs=long_copy(1)))
    return {**copy, "path": newsroom.published(headline), "name": request.node.name}


def open_live(page: Page, path: str) -> None:
    with page.expect_request(re.compile(r"/live\?")):
        answer = page.goto(path)
    assert answer is not None
    assert answer.status == 200
    page.evaluate("window.wasHere = true")


def send(newsroom: Newsroom, story: dict[str, str], version: int, **changes: object) -> None:
    options = {
        "guid": story["guid"],
        "headline": story["headline"],
        "slugline": story["name"],
        "paragraphs": [],
    } | changes
    newsroom.drop(f"{story['name']}-{version}.xml", newsml(version=version, **options))


def test_new_copy_appears_in_place_while_the_reader_reads_on(
    newsroom: Newsroom, page: Page, story: dict[str, str]
) -> None:
    open_live(page, story["path"])
    anchor = page.get_by_text("Paragraph 15 of the storm story").first
    anchor.scroll_into_view_if_needed()
    before = anchor.bounding_box()
    send(newsroom, story, 2, paragraphs=long_copy(2, extra=["A wholly new first paragraph.", "And one more."]))

    fresh = page.get_by_text("A wholly new first paragraph.")
    expect(fresh).to_be_attached(timeout=5000)
    after = anchor.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) <= 2, "what the reader was reading has moved"
    expect(page.locator(".is-new").first).to_be_attached()
    expect(page.locator("[aria-live=polite]").first).to_contain_text(re.compile("update|new", re.IGNORECASE))
    assert page.evaluate("window.wasHere") is True, "the page was reloaded"


def test_an_update_is_on_open_screens_within_a_second_of_being_public(
    newsroom: Newsroom, page: Page, story: dict[str, str]
) -> None:
    open_live(page, story["path"])
    send(newsroom, story, 2, headline="Storm has passed", paragraphs=long_copy(2))
    while "Storm has passed" not in newsroom.get(story["path"]).text:
        pass
    public = time.monotonic()
    expect(page.get_by_role("heading", level=1)).to_have_text("Storm has passed", timeout=5000)
    assert time.monotonic() - public < 1


def test_a_correction_says_corrected(newsroom: Newsroom, page: Page, story: dict[str, str]) -> None:
    open_live(page, story["path"])
    note = "An earlier version gave the wrong wind speed."
    send(
        newsroom,
        story,
        2,
        paragraphs=[*long_copy(1)[:-1], "The wind blew at 30 knots."],
        signal="correction",
        note=note,
    )
    expect(page.get_by_text(note).first).to_be_visible(timeout=5000)
    expect(page.locator("[aria-live=polite]").first).to_contain_text(re.compile("corrected", re.IGNORECASE))
    wait_for(lambda: note in newsroom.get("/corrections").text, what="the note in the list")
    page.goto(f"{story['path']}/history")
    expect(page.locator("ins").filter(has_text="30 knots").first).to_be_visible()


def test_a_killed_story_leaves_the_open_screen(newsroom: Newsroom, page: Page, story: dict[str, str]) -> None:
    open_live(page, story["path"])
    send(newsroom, story, 2, status="canceled")
    expect(page.get_by_text("Paragraph 3 of the storm story")).to_have_count(0, timeout=5000)
    expect(page.get_by_role("main")).to_contain_text(re.compile("withdrawn", re.IGNORECASE))
    assert page.evaluate("window.wasHere") is True


def test_a_page_that_slept_catches_up(newsroom: Newsroom, page: Page, story: dict[str, str]) -> None:
    open_live(page, story["path"])
    page.context.set_offline(True)
    send(newsroom, story, 2, headline="While you were away", paragraphs=long_copy(2))
    newsroom.published("While you were away")
    page.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("While you were away", timeout=15000)
