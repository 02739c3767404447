"""Two at the desk: handed in, sent back, published; killed by two; released early; the log; a front as it was."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from test_fronts import place_of
from test_wire_to_page import sign_in
from test_writing import has_pen, reach
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

PASSWORD = "second-harbour-gull"
STORY = re.compile(r"/desk/stories/\d+$")


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """A newsroom in which two have to order a kill."""
    room = Newsroom(data=tmp_path_factory.mktemp("by-two"), settings={"WIREROOM_KILL_BY_TWO": "true"})
    try:
        room.start()
        yield room
    finally:
        room.stop()


@pytest.fixture(scope="module")
def staff(newsroom: Newsroom) -> dict[str, str]:
    """Who else is at the desk, by role."""
    program, people = Path(__file__).with_name("second_person.py"), {"reporter": "rune", "editor": "orla"}
    for role, name in people.items():
        command = [sys.executable, program, name, PASSWORD, role]
        subprocess.run(command, env=newsroom.environment, check=True, capture_output=True, timeout=60)
    return people


@pytest.fixture
def desk(newsroom: Newsroom, page: Page) -> Page:
    """The first editor's desk; they may do all."""
    sign_in(newsroom, page)
    return page


@pytest.fixture
def others(newsroom: Newsroom, browser: Browser, staff: dict[str, str]) -> Iterator[dict[str, Page]]:
    """The others' desks, by role."""
    pages = {}
    for role, name in staff.items():
        page = browser.new_context(base_url=newsroom.url).new_page()
        page.goto("/desk/")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Stories", level=1)).to_be_visible()
        pages[role] = page
    yield pages
    for page in pages.values():
        page.context.close()


def file(newsroom: Newsroom, headline: str, *, embargoed: datetime | None = None) -> None:
    guid = f"urn:v:{headline.lower().replace(' ', '-')}"
    copy = newsml(guid=guid, version=1, headline=headline, paragraphs=["So it is."], embargoed=embargoed)
    newsroom.drop(f"{guid[6:]}.xml", copy)


def open_story(page: Page, headline: str) -> str:
    page.goto(f"/desk/?words={headline.replace(' ', '+')}")
    page.get_by_role("link", name=headline).first.click()
    page.wait_for_url(STORY)
    return page.url


def test_a_draft_is_handed_in_sent_back_with_a_note_handed_in_and_published(
    newsroom: Newsroom, desk: Page, others: dict[str, Page]
) -> None:
    reporter = others["reporter"]
    reporter.goto("/desk/stories/new")
    reporter.get_by_label("Headline").fill("Buoys to be painted")
    reporter.locator(".rich-copy").click()
    reporter.keyboard.type("Green, says the board.")
    expect(reporter.get_by_role("button", name="Publish")).to_have_count(0)
    reach(reporter, reporter.get_by_role("button", name="Hand in"))
    reporter.keyboard.press("Enter")
    reporter.wait_for_url(STORY)
    address = reporter.url
    expect(reporter.get_by_text("Handed in: it stands in the list")).to_be_visible()

    desk.goto("/desk/?state=review")
    desk.get_by_role("link", name="Buoys to be painted").click()
    desk.wait_for_url(STORY)
    reach(desk, desk.get_by_label("What is missing"))
    desk.keyboard.type("Which board?")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Sent back; your note stands above the draft.")).to_be_visible()
    assert newsroom.find("Buoys to be painted") is None

    reporter.goto(f"{address}/edit")
    expect(reporter.get_by_text("Which board?")).to_be_visible()
    reporter.locator(".rich-copy").click()
    reporter.keyboard.press("Control+End")
    reporter.keyboard.type(" The harbour board.")
    reach(reporter, reporter.get_by_role("button", name="Hand in"))
    reporter.keyboard.press("Enter")
    reporter.wait_for_url(address)
    expect(reporter.get_by_text("In review: handed in by rune")).to_be_visible()

    desk.goto(f"{address}/edit")
    wait_for(lambda: has_pen(desk, desk.url), seconds=40, what="the pen that the reporter put down", pace=0.2)
    desk.reload()
    expect(desk.locator(".rich-copy")).to_contain_text("The harbour board.")
    desk.keyboard.press("Control+Enter")
    desk.wait_for_url(address)
    path = newsroom.published("Buoys to be painted")
    assert "Green, says the board. The harbour board." in newsroom.get(path).text


def test_a_kill_takes_two(newsroom: Newsroom, desk: Page, others: dict[str, Page]) -> None:
    file(newsroom, "Pier to collapse")
    path = newsroom.published("Pier to collapse")
    address = open_story(desk, "Pier to collapse")
    reach(desk, desk.get_by_role("link", name=re.compile("^Kill")))
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"{address}/kill")
    expect(desk.get_by_label("Reason")).to_be_focused()
    desk.keyboard.type("There is no pier.")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.wait_for_url(STORY)
    expect(desk.get_by_text("asks to kill this story")).to_be_visible()
    assert newsroom.status(path) == 200

    desk.get_by_role("link", name="Decide…").click()
    desk.wait_for_url(f"{address}/kill")
    expect(desk.get_by_text("Another editor has to confirm it")).to_be_visible()
    expect(desk.get_by_role("button", name=re.compile("^Confirm"))).to_have_count(0)

    editor = others["editor"]
    editor.goto("/desk/")
    decide = editor.locator("li", has_text="There is no pier.").get_by_role("link", name="Decide…")
    reach(editor, decide)
    editor.keyboard.press("Enter")
    editor.wait_for_url(f"{address}/kill")
    reach(editor, editor.get_by_role("button", name="Confirm: kill the story now"))
    editor.keyboard.press("Enter")
    wait_for(lambda: newsroom.status(path) == 410, what="the page gone")
    editor.wait_for_url(STORY)
    expect(editor.get_by_text("asked for by", exact=False).first).to_contain_text("confirmed by orla")


def test_an_embargo_is_ended_before_its_time_with_a_reason(newsroom: Newsroom, desk: Page) -> None:
    file(newsroom, "Board to resign", embargoed=datetime.now(UTC) + timedelta(hours=2))
    wait_for(lambda: listed(desk, "Board to resign"), what="the held story at the desk", pace=0.2)
    address = open_story(desk, "Board to resign")
    assert newsroom.find("Board to resign") is None
    reach(desk, desk.get_by_role("link", name="Release it before its time…"))
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"{address}/release")
    expect(desk.get_by_label("Reason")).to_be_focused()
    desk.keyboard.type("The agency's duty editor allowed it.")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.wait_for_url(STORY)
    expect(desk.get_by_text("The hold is ended")).to_be_visible()
    newsroom.published("Board to resign")


def listed(desk: Page, headline: str) -> bool:
    return headline in desk.request.get("/desk/?state=held").text()


def test_the_log_is_taken_home_as_a_file(newsroom: Newsroom, desk: Page, tmp_path: Path) -> None:
    file(newsroom, "Slip to close")
    newsroom.published("Slip to close")
    address = open_story(desk, "Slip to close")
    desk.get_by_role("button", name="Mark as sensitive").click()
    expect(desk.get_by_text("Marked as sensitive")).to_be_visible()
    desk.goto("/desk/audit")
    reach(desk, desk.get_by_label("Story’s number"))
    number = address.rsplit("/", 1)[1]
    desk.keyboard.type(number)
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile(rf"story={number}"))
    reach(desk, desk.get_by_role("link", name="As CSV"))
    with desk.expect_download() as download:
        desk.keyboard.press("Enter")
    assert download.value.suggested_filename == "audit.csv"
    download.value.save_as(tmp_path / "audit.csv")
    with (tmp_path / "audit.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows
    assert {row["story"] for row in rows} == {number}
    assert len(rows) == desk.locator("table[data-list] tbody tr").count()


def test_an_earlier_front_is_restored(newsroom: Newsroom, desk: Page) -> None:
    for headline in ("Crane to swing", "Quay to widen"):
        file(newsroom, headline)
        newsroom.published(headline)
    desk.goto("/desk/fronts/home")
    desk.get_by_role("button", name="Arrange it by hand").click()
    for headline in ("Crane to swing", "Quay to widen"):
        pin_first(desk, headline)
        wait_for(lambda headline=headline: place_of(newsroom, headline) == "lead", what=f"{headline!r} as the lead")
    reach(desk, desk.get_by_role("link", name="Earlier"))
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/desk/fronts/home/past")
    reach(desk, desk.get_by_role("button", name=re.compile(r"number 1$")))
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/desk/fronts/home")
    expect(desk.get_by_text("Arrangement 1 is the draft now.")).to_be_visible()
    assert place_of(newsroom, "Quay to widen") == "lead", "a draft is for nobody but the desk"
    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_text("Published: readers have this front now")).to_be_visible()
    wait_for(lambda: place_of(newsroom, "Crane to swing") == "lead", what="the earlier front")


def pin_first(desk: Page, headline: str) -> None:
    """Pin a story into the first spot, and publish the front."""
    desk.get_by_label("Find a story to pin").fill(headline)
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name=f"Pin {headline}").click()
    expect(desk.locator("[data-spot]").first).to_contain_text(headline)
    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_text("Published: readers have this front now")).to_be_visible()
