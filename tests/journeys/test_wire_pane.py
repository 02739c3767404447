"""Two editors at the wire: claims, notes, takes compared, stories joined and split, flashes, a ticker on the wall."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_wire_to_page import sign_in
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
NEW_EDITOR = """
import django; django.setup()
from datetime import UTC, datetime
from django.contrib.auth.models import User
from wireroom.desk.api import Role, take_on
if not User.objects.filter(username="marko").exists():
    take_on(name="marko", password="quiet-harbour-9", role=Role.EDITOR, by="test", now=datetime.now(UTC))
"""
WATCHED = """
window.told = [];
const Real = window.Notification;
window.Notification = class extends Real {
  constructor(title, options) { super(title, options); window.told.push([title, options.tag]); }
};
"""


@pytest.fixture
def desk(newsroom: Newsroom, page: Page) -> Page:
    sign_in(newsroom, page)
    return page


@pytest.fixture
def colleague(newsroom: Newsroom, browser: Browser) -> Iterator[Page]:
    """A second editor in a browser of their own."""
    environment = newsroom.environment | {"DJANGO_SETTINGS_MODULE": "wireroom.config.django_settings"}
    subprocess.run([sys.executable, "-c", NEW_EDITOR], env=environment, check=True, cwd=newsroom.data)
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=newsroom.url)
    page = context.new_page()
    page.goto("/desk/")
    page.get_by_label("Name").fill("marko")
    page.get_by_label("Password").fill("quiet-harbour-9")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/desk/"))
    yield page
    context.close()


def drop_takes(newsroom: Newsroom, name: str, *texts: list[str]) -> None:
    for version, paragraphs in enumerate(texts, start=1):
        headline = f"{name}, take {version}"
        data = newsml(guid=f"urn:pane:{name}", version=version, headline=headline, paragraphs=paragraphs)
        newsroom.drop(f"{name}-{version}.xml", data)
        newsroom.published(headline)


def drop_pressing(newsroom: Newsroom, name: str, headline: str, *, urgency: int) -> None:
    item = {
        "uri": f"urn:pane:{name}",
        "version": "1",
        "type": "text",
        "versioncreated": "2026-11-22T12:00:00Z",
        "pubstatus": "usable",
        "language": "en",
        "urgency": urgency,
        "headline": headline,
        "slugline": name.upper(),
        "body_xhtml": f"<p>{headline}.</p>",
    }
    newsroom.drop(f"{name}.json", json.dumps(item).encode(), feed="tidewater")


def find(desk: Page, headline: str) -> str:
    """The address of the item with this headline, as the monitor finds it."""
    desk.goto(f"/desk/wire?words={headline.split(',', maxsplit=1)[0]}")
    link = desk.get_by_role("link", name=headline).first
    return str(link.get_attribute("href"))


def test_a_claim_and_a_note_are_seen_by_the_other_editor_at_once(
    newsroom: Newsroom, desk: Page, colleague: Page
) -> None:
    drop_takes(newsroom, "Claimed", ["The quay is closed."])
    address = find(desk, "Claimed, take 1")
    desk.goto(address)
    colleague.goto(address)
    expect(colleague.get_by_role("button", name="Mark as not seen")).to_be_visible()

    begun = time.monotonic()
    desk.keyboard.press("t")
    expect(colleague.get_by_text("editor has taken this")).to_be_visible(timeout=2000)
    assert time.monotonic() - begun < 1.5, "a claim has to be seen within a second or so"
    expect(desk.get_by_text("You have taken this")).to_be_visible()

    desk.keyboard.press("n")
    desk.keyboard.type("Ring the harbour board.")
    colleague.get_by_label("Tell the desk").fill("half a thought")
    desk.keyboard.press("Control+Enter")
    expect(colleague.get_by_text("Ring the harbour board.")).to_be_visible(timeout=3000)
    assert colleague.get_by_label("Tell the desk").input_value() == "half a thought", "what is being typed stays"
    assert colleague.get_by_role("button", name=re.compile("^Delete")).count() == 0

    colleague.get_by_role("button", name="Take over from editor").click()
    colleague.get_by_role("dialog").get_by_role("button", name="Go on").click()
    expect(desk.get_by_text("marko has taken this")).to_be_visible(timeout=3000)
    desk.get_by_role("button", name=re.compile("^Delete")).click()
    expect(colleague.get_by_text("Ring the harbour board.")).to_have_count(0, timeout=3000)


def test_any_two_takes_are_compared_in_the_pane(newsroom: Newsroom, desk: Page) -> None:
    drop_takes(
        newsroom,
        "Compared",
        ["Two cables cracked.", "Ferries run."],
        ["Three cables cracked.", "Ferries run."],
        ["Four cables cracked.", "Ferries run."],
    )
    desk.goto("/desk/wire?words=Compared")
    desk.keyboard.press("j")
    pane = desk.locator("[data-pane]")
    expect(pane.get_by_role("heading", name="Compared, take 3")).to_be_visible()
    expect(pane.locator("[data-changes]")).to_be_hidden()

    desk.keyboard.press("c")
    expect(pane.locator(".marked ins", has_text="Four")).to_be_visible()
    expect(pane.locator(".marked del", has_text="Three")).to_be_visible()
    pane.locator("input[name=old]").last.check()
    expect(pane.locator(".marked del", has_text="Two")).to_be_visible()
    expect(pane.locator(".marked ins", has_text="Four")).to_be_visible()
    pane.get_by_role("link", name="Compared, take 1").click()
    expect(pane.get_by_role("heading", name="Compared, take 1")).to_be_focused()
    expect(pane.get_by_text("A later take came")).to_be_visible()


def test_stories_are_joined_and_split_and_it_is_taken_back(newsroom: Newsroom, desk: Page) -> None:
    drop_takes(newsroom, "Landing", ["The landing is full."])
    drop_takes(newsroom, "Queue", ["The queue is long."])
    desk.goto(find(desk, "Landing, take 1"))
    desk.get_by_text("Join or split").click()
    desk.get_by_label(re.compile("^Join with another story")).fill("queue")
    desk.get_by_role("button", name="Find").click()
    desk.get_by_role("button", name="Join… with Queue, take 1").click()
    desk.get_by_role("dialog").get_by_role("button", name="Join them").click()
    takes = desk.locator(".takes li")
    expect(takes).to_have_count(2)
    expect(desk.get_by_text("Joined with “Queue, take 1”.")).to_be_visible()

    desk.get_by_role("button", name="Take it back").click()
    expect(takes).to_have_count(1)

    desk.get_by_text("Join or split").click()
    desk.get_by_label(re.compile("^Join with another story")).fill("queue")
    desk.get_by_role("button", name="Find").click()
    desk.get_by_role("button", name="Join… with Queue, take 1").click()
    desk.get_by_role("dialog").get_by_role("button", name="Join them").click()
    expect(takes).to_have_count(2)
    if not desk.get_by_role("button", name="Split off…").is_visible():
        desk.get_by_text("Join or split").click()
    desk.locator(".pane-rule").get_by_label(re.compile("Queue, take 1")).check()
    desk.get_by_role("button", name="Split off…").click()
    desk.get_by_role("dialog").get_by_role("button", name="Split them off").click()
    expect(takes).to_have_count(1)
    expect(desk.get_by_text("Split off as a running story of its own.")).to_be_visible()


def test_a_flash_reaches_every_page_and_sounds_once(newsroom: Newsroom, desk: Page, context: BrowserContext) -> None:
    context.grant_permissions(["notifications"], origin=newsroom.url)
    context.add_init_script(WATCHED)
    desk.goto("/desk/feeds")
    desk.get_by_role("button", name="Sound off").click()
    expect(desk.get_by_role("button", name="Sound on", exact=True)).to_be_visible()
    second = context.new_page()
    second.goto("/desk/quarantine")

    drop_pressing(newsroom, "flash", "Bridge falls into the harbour", urgency=1)

    for tab in (desk, second):
        bar = tab.get_by_role("complementary", name="Not looked at yet")
        expect(bar.get_by_role("link", name="Bridge falls into the harbour")).to_be_visible(timeout=5000)
        expect(tab).to_have_title(re.compile(r"^\(1\) "))
    loud = desk.locator('[aria-live="assertive"]')
    expect(loud).to_contain_text("Flash: Bridge falls into the harbour")
    told = [note for tab in (desk, second) for note in tab.evaluate("window.told")]
    assert [title for title, _ in told] == ["FLASH: Bridge falls into the harbour"]
    assert told[0][1].startswith("wire-")

    second.get_by_role("link", name="Bridge falls into the harbour").click()
    second.wait_for_url(re.compile(r"/desk/wire/\d+"))
    expect(desk.get_by_role("complementary", name="Not looked at yet")).to_have_count(0)
    expect(desk).to_have_title(re.compile(r"^[^(]"))
    second.close()


def test_a_ticker_shows_what_comes_and_waits_for_who_reads(newsroom: Newsroom, desk: Page) -> None:
    drop_pressing(newsroom, "first", "Ticker begins", urgency=2)
    find_when_there(desk, "Ticker begins")
    desk.set_viewport_size({"width": 420, "height": 300})
    desk.goto("/desk/wire/ticker?level=flash&level=bulletin")
    expect(desk.locator(".tick").first).to_contain_text("Ticker begins")

    drop_pressing(newsroom, "second", "Ticker goes on", urgency=2)
    expect(desk.locator(".tick").first).to_contain_text("Ticker goes on", timeout=5000)
    desk.get_by_role("link", name="Bigger").click()
    assert desk.evaluate("document.body.hasAttribute('data-big')")

    desk.locator(".ticker").hover()
    desk.mouse.wheel(0, 90)
    wait_for(
        lambda: desk.evaluate("document.querySelector('.ticker').scrollTop") > 0, seconds=3, what="a scrolled list"
    )
    drop_pressing(newsroom, "third", "Ticker while reading", urgency=2)
    expect(desk.locator(".tick").first).to_contain_text("Ticker while reading", timeout=5000)
    assert desk.evaluate("document.querySelector('.ticker').scrollTop") > 0, "nothing jumps under a reader"
    wait_for(lambda: desk.evaluate("document.querySelector('.ticker').scrollTop") == 0, seconds=9, what="the top again")


def find_when_there(desk: Page, headline: str) -> None:
    wait_for(lambda: desk.goto("/desk/wire") and headline in desk.content(), seconds=10, what=headline)


def test_the_whole_pane_is_worked_by_keys(newsroom: Newsroom, desk: Page) -> None:
    drop_takes(newsroom, "Keyed", ["One."], ["Two."])
    desk.goto("/desk/wire?words=Keyed")
    desk.keyboard.press("j")
    pane = desk.locator("[data-pane]")
    expect(pane.get_by_role("heading", name="Keyed, take 2")).to_be_visible()
    desk.keyboard.press("t")
    expect(pane.get_by_text("You have taken this")).to_be_visible()
    desk.keyboard.press("t")
    expect(pane.get_by_text("You have taken this")).to_have_count(0)
    expect(pane.get_by_role("button", name="Mark as not seen")).to_be_visible()
    desk.keyboard.press("m")
    expect(pane.get_by_role("button", name="Mark as seen")).to_be_visible()
    desk.keyboard.press("c")
    expect(pane.locator(".marked ins", has_text="Two")).to_be_visible()
    desk.keyboard.press("c")
    expect(pane.locator("[data-changes]")).to_be_hidden()
    desk.keyboard.press("n")
    expect(pane.get_by_label("Tell the desk")).to_be_focused()
    desk.keyboard.type("tcm")
    assert pane.get_by_label("Tell the desk").input_value() == "tcm"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_the_item_and_the_ticker(newsroom: Newsroom, desk: Page, width: int, scheme: str) -> None:
    name = f"Axed{width}{scheme}"
    drop_takes(newsroom, name, ["One stays.", "Two goes."], ["One stays.", "Two went, three came."])
    address = find(desk, f"{name}, take 2")
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    desk.set_viewport_size({"width": width, "height": 900})
    for path in (address, f"{address}#differences", f"{address}/join?words={name}", "/desk/wire/ticker"):
        desk.goto(path)
        found = Axe().run(desk, options={"runOnly": RULES})
        assert found.violations_count == 0, found.generate_report()


def test_embargoed_copy_takes_its_warning_along(newsroom: Newsroom, desk: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=newsroom.url)
    until = datetime.now(UTC) + timedelta(minutes=40)
    data = newsml(guid="urn:pane:dues", version=1, headline="Dues to rise", paragraphs=["By a tenth."], embargoed=until)
    newsroom.drop("dues.xml", data)
    find_when_there(desk, "Dues to rise")
    desk.goto(find(desk, "Dues to rise"))
    expect(desk.locator(".countdown")).to_have_text(re.compile(r"\(in [34]\d:\d\d\)"))

    desk.get_by_role("button", name="Copy text").click()
    expect(desk.get_by_text("Copied under embargo")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()").startswith("[EMBARGO until ")
    desk.get_by_role("link", name="Raw copy").click()
    expect(desk.get_by_role("dialog")).to_contain_text("Nothing of it may leave the newsroom before.")
    desk.get_by_role("dialog").get_by_role("button", name="Back").click()
    expect(desk.get_by_role("dialog")).to_have_count(0)


def test_everything_but_sound_works_without_script(newsroom: Newsroom, browser: Browser, desk: Page) -> None:
    drop_takes(newsroom, "Plain", ["One plain."], ["Two plain."])
    address = find(desk, "Plain, take 2")
    context = browser.new_context(base_url=newsroom.url, java_script_enabled=False)
    context.add_cookies(desk.context.cookies())
    plain = context.new_page()
    plain.goto(address)
    expect(plain.locator(".marked ins", has_text="Two")).to_be_visible()
    plain.get_by_role("button", name=re.compile("^Take ")).click()
    expect(plain.get_by_text("You have taken this")).to_be_visible()
    plain.get_by_label("Tell the desk").fill("By hand.")
    plain.get_by_role("button", name="Add note").click()
    expect(plain.locator(".told p")).to_have_text("By hand.")
    plain.get_by_role("button", name="Mark as seen").click()
    expect(plain.get_by_role("button", name="Mark as not seen")).to_be_visible()
    plain.get_by_role("link", name="Plain, take 1", exact=True).click()
    expect(plain.get_by_role("heading", name="Plain, take 1", level=1)).to_be_visible()
    context.close()
