"""An editor at the wire: copy comes in by itself, nothing jumps, and the keyboard reaches everything."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_wire_to_page import sign_in

from wireroom.bench.newsroom import Newsroom, wait_for

MONITOR = "/desk/wire?words="


def ninjs(name: str, headline: str, *, version: int = 1, urgency: int = 5, status: str = "usable") -> bytes:
    """One story of an invented agency; `name` is the slugline too, so that no two are taken for one."""
    return json.dumps(
        {
            "uri": f"urn:monitor:{name}",
            "standard": {"name": "ninjs", "version": "2.1"},
            "type": "text",
            "version": str(version),
            "versioncreated": datetime.now(UTC).isoformat(),
            "pubstatus": status,
            "urgency": urgency,
            "language": "en",
            "slugline": name.upper(),
            "headlines": [{"role": "main", "value": headline}],
            "bodies": [{"role": "main", "contenttype": "text/html", "value": f"<p>{headline}, say pilots.</p>"}],
        }
    ).encode()


@pytest.fixture
def desk(newsroom: Newsroom, page: Page) -> Page:
    sign_in(newsroom, page)
    return page


def bring(newsroom: Newsroom, word: str, count: int) -> None:
    """Let copy come in that only a search for this word finds."""
    for number in range(count):
        newsroom.drop(f"{word}-{number}.json", ninjs(f"{word}-{number}", f"{word} report {number:02}"))


def rows(desk: Page, count: int, *, word: str) -> None:
    """Search for a word, and wait until so many rows are there and have come to rest."""
    desk.goto(MONITOR + word)
    expect(desk.locator("[data-item]").nth(count - 1)).to_be_visible(timeout=20_000)
    at_rest = "document.querySelector('[data-rows]').tBodies[0].getAnimations().length === 0"
    wait_for(lambda: desk.evaluate(at_rest), what="rows at rest")


def test_copy_slides_in_at_the_top_while_nobody_reads(newsroom: Newsroom, desk: Page) -> None:
    desk.goto(MONITOR + "petrel")
    expect(desk.get_by_text("No item fits")).to_be_visible()
    desk.evaluate("window.untouched = true")

    newsroom.drop("petrel.json", ninjs("petrel", "Petrel seen off the pier"))

    expect(desk.locator("[data-item] .w-headline")).to_have_text("Petrel seen off the pier")
    expect(desk.get_by_text("No item fits")).to_be_hidden()
    assert desk.evaluate("window.untouched")


def test_nothing_jumps_while_an_editor_reads(newsroom: Newsroom, desk: Page) -> None:
    bring(newsroom, "skua", 25)
    rows(desk, 25, word="skua")
    scroll = desk.locator("[data-scroll]")
    scroll.evaluate("place => { place.scrollTop = 400; }")
    seen = desk.locator("[data-item]").nth(9)
    newest = desk.locator("[data-item] .w-headline").first
    before, first = seen.bounding_box(), newest.inner_text()

    newsroom.drop("skua-x.json", ninjs("skua-x", "skua report, the latest"))

    new = desk.get_by_role("button", name="1 new")
    expect(new).to_be_visible()
    assert seen.bounding_box() == before
    assert newest.inner_text() == first
    expect(desk).to_have_title(re.compile(r"^\(1\) "))
    desk.keyboard.press(".")
    expect(newest).to_have_text("skua report, the latest")
    expect(new).to_be_hidden()
    assert scroll.evaluate("place => place.scrollTop") == 0


def test_copy_waits_while_an_item_is_read_and_its_kill_is_shown_in_place(newsroom: Newsroom, desk: Page) -> None:
    bring(newsroom, "gannet", 3)
    rows(desk, 3, word="gannet")
    desk.keyboard.press("j")
    desk.keyboard.press("j")
    row = desk.locator('[data-item][aria-selected="true"]')
    headline = row.locator(".w-headline").inner_text()
    expect(desk.locator("[data-item-pane]")).to_contain_text(headline)
    place = row.bounding_box()

    number = int(headline[-2:])
    kill = ninjs(f"gannet-{number}", f"gannet withdrawn {number}", version=2, status="canceled")
    newsroom.drop("gannet-kill.json", kill)

    expect(row).to_contain_text("Killed since")
    expect(desk.get_by_role("button", name="1 new")).to_be_visible()
    assert wait_for(row.bounding_box, what="the row, which is put anew while it is asked") == place
    expect(row.locator(".w-headline")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.get_by_text("Nothing chosen")).to_be_visible()


def test_a_search_is_an_address_and_says_what_it_does_not_understand(newsroom: Newsroom, desk: Page) -> None:
    bring(newsroom, "tern", 2)
    newsroom.drop("tern-f.json", ninjs("tern-f", "tern flash", urgency=1))
    rows(desk, 3, word="tern")
    desk.keyboard.press("/")
    desk.keyboard.type("tern level:flash")
    desk.keyboard.press("Control+a")
    desk.keyboard.type("tern level:flash")
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(re.compile(r"words=tern&level=flash$"))
    expect(desk.locator("[data-item]")).to_have_count(1)
    desk.get_by_role("link", name="Flash (remove)").click()
    expect(desk.locator("[data-item]")).to_have_count(3)

    desk.goto("/desk/wire?words=tern&level=odd&since=soon")
    expect(desk.get_by_text("There is no level “odd”.")).to_be_visible()
    expect(desk.locator("[data-item]")).to_have_count(3)


def test_a_filter_excludes_by_minus_and_by_alt_click(newsroom: Newsroom, desk: Page) -> None:
    bring(newsroom, "auk", 1)
    newsroom.drop("auk-f.json", ninjs("auk-f", "auk flash", urgency=1))
    rows(desk, 2, word="auk")
    desk.keyboard.press("f")
    desk.get_by_role("link", name="Flash", exact=True).click(modifiers=["Alt"])
    expect(desk).to_have_url(re.compile("level=-flash"))
    expect(desk.locator("[data-item]")).to_have_count(1)
    expect(desk.locator("[data-item]")).not_to_contain_text("auk flash")
    desk.keyboard.press("f")
    desk.get_by_role("link", name="Do not leave out Flash").click()
    expect(desk.locator("[data-item]")).to_have_count(2)


def test_presets_are_kept_and_answer_to_numbers(newsroom: Newsroom, desk: Page) -> None:
    bring(newsroom, "fulmar", 1)
    rows(desk, 1, word="fulmar")
    desk.keyboard.press("2")
    expect(desk).to_have_url(re.compile("level=flash&level=bulletin"))
    rows(desk, 1, word="fulmar")
    desk.keyboard.press("s")
    desk.keyboard.type("Fulmars")
    desk.keyboard.press("Enter")
    tab = desk.get_by_role("navigation", name="Presets").get_by_role("link", name="Fulmars")
    expect(tab).to_have_attribute("aria-current", "page")
    expect(tab.locator("[data-unseen]")).to_have_text("1 not seen")

    desk.goto("/desk/wire/presets")
    desk.get_by_role("button", name="Delete Fulmars").click()
    expect(desk.get_by_text("“Fulmars” is deleted.")).to_be_visible()
    desk.get_by_role("button", name="Put it back").click()
    expect(desk.get_by_role("button", name="Delete Fulmars")).to_be_visible()


def test_the_keyboard_walks_the_wire_and_marks_what_was_seen(newsroom: Newsroom, desk: Page) -> None:
    bring(newsroom, "murre", 45)
    rows(desk, 40, word="murre")
    for _ in range(42):
        desk.keyboard.press("j")
    expect(desk.locator('[data-item][aria-selected="true"]')).to_have_count(1)
    expect(desk.locator("[data-item]")).to_have_count(45)
    chosen = desk.locator('[data-item][aria-selected="true"]')
    item = chosen.get_attribute("data-item") or ""
    expect(desk.locator("[data-item-pane]")).to_have_attribute("data-item-pane", item)
    expect(chosen).to_have_attribute("data-seen", "")
    desk.keyboard.press("k")
    expect(chosen.locator(".w-headline")).to_be_focused()
    desk.keyboard.press("u")
    expect(chosen).not_to_have_attribute("data-seen", "", timeout=500)
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog", name="Keys")).to_contain_text("Next item that is not seen")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_monitor_is_accessible(newsroom: Newsroom, desk: Page, width: int, scheme: str) -> None:
    newsroom.drop(f"knot-{width}-{scheme}.json", ninjs(f"knot-{width}-{scheme}", "knot flash", urgency=1))
    desk.set_viewport_size({"width": width, "height": 800})
    desk.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    rows(desk, 1, word="knot")
    desk.keyboard.press("f")
    wait_for(lambda: desk.evaluate("document.getAnimations().length === 0"), what="the page to come to rest")
    for _ in range(2):
        found = Axe().run(desk, options={"resultTypes": ["violations"]})
        assert found.response["violations"] == [], found.generate_report()
        assert desk.evaluate("document.documentElement.scrollWidth") <= width
        desk.keyboard.press("j")
        expect(desk.locator("[data-item-pane]")).to_be_visible()


def test_on_a_phone_the_item_stands_alone_and_back_leads_to_the_list(newsroom: Newsroom, desk: Page) -> None:
    bring(newsroom, "dunlin", 2)
    desk.set_viewport_size({"width": 390, "height": 800})
    rows(desk, 2, word="dunlin")
    desk.locator("[data-item]").last.click()
    expect(desk.locator("[data-item-pane]")).to_be_visible()
    expect(desk.locator("[data-scroll]")).to_be_hidden()
    desk.go_back()
    expect(desk.locator("[data-scroll]")).to_be_visible()
    desk.locator("[data-item]").last.click()
    desk.get_by_role("button", name="Back to the wire").click()
    expect(desk.locator("[data-scroll]")).to_be_visible()


def test_without_scripts_the_wire_is_pages(newsroom: Newsroom, desk: Page) -> None:
    bring(newsroom, "whimbrel", 1)
    rows(desk, 1, word="whimbrel")
    plain = desk.context.browser.new_context(  # type: ignore[union-attr]  # a page of a launched browser has one
        java_script_enabled=False, base_url=newsroom.url, storage_state=desk.context.storage_state()
    ).new_page()
    plain.goto("/desk/wire?words=whimbrel")
    expect(plain.get_by_text("Nothing chosen")).to_be_hidden()
    plain.get_by_role("link", name="whimbrel report 00").click()
    expect(plain.get_by_role("heading", name="whimbrel report 00")).to_be_visible()
    plain.context.close()
