"""Readers read, and the desk sees how much, while it happens."""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from test_wire_to_page import sign_in
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom

PARAGRAPHS = [f"The ferry left the quay at {hour} o'clock and came back an hour later. " * 6 for hour in range(1, 30)]


@pytest.fixture
def ferry(newsroom: Newsroom) -> str:
    newsroom.drop(
        "numbers.xml", newsml(guid="urn:numbers:1", version=1, headline="Ferry counts", paragraphs=PARAGRAPHS)
    )
    return newsroom.published("Ferry counts")


def figure(desk: Page, name: str) -> int:
    return int(desk.locator(".figures div", has_text=name).locator("dd").inner_text())


def test_a_reading_shows_at_the_desk_without_a_reload_and_leaves_nothing_with_the_reader(
    newsroom: Newsroom, browser: Browser, page: Page, ferry: str
) -> None:
    sign_in(newsroom, page)
    page.goto("/desk/numbers?span=hour")
    page.evaluate("document.body.dataset.kept = 'yes'")
    before = figure(page, "From alerts")

    reader = browser.new_context(base_url=newsroom.url, viewport={"width": 390, "height": 844})
    tab = reader.new_page()
    tab.goto(f"{ferry}?via=alert")
    expect(tab).to_have_url(re.compile(rf"{ferry}$"))
    row = page.get_by_role("row").filter(has_text="Ferry counts")
    expect(row).to_be_visible(timeout=15_000)
    expect(page.locator(".figures div", has_text="From alerts").locator("dd")).to_have_text(str(before + 1))
    expect(row.get_by_role("cell").nth(1)).to_have_text(re.compile("1$"), timeout=15_000)

    tab.mouse.move(5, 5)
    tab.evaluate("scrollTo(0, document.body.scrollHeight)")
    tab.wait_for_timeout(1_500)
    assert reader.cookies() == []
    assert tab.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    tab.goto("about:blank")
    expect(row.get_by_role("cell").nth(5)).to_have_text(re.compile("[1-9]"), timeout=15_000)
    assert page.evaluate("document.body.dataset.kept") == "yes"
    reader.close()

    row.get_by_role("link", name="Ferry counts").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ferry counts")
    expect(page.locator(".bars", has_text="From where")).to_contain_text("Alerts")
    expect(page.locator(".mark-list")).to_contain_text("Version 1, new")


def test_who_asks_not_to_be_tracked_is_not_counted(newsroom: Newsroom, browser: Browser, ferry: str) -> None:
    reader = browser.new_context(base_url=newsroom.url)
    reader.add_init_script("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {value: true})")
    tab = reader.new_page()
    said: list[str] = []
    tab.on("request", lambda request: said.append(request.url) if "/readings" in request.url else None)
    tab.goto(ferry)
    tab.wait_for_load_state("networkidle")
    tab.goto("about:blank")
    assert said == []
    reader.close()


def test_the_door_for_counts_takes_no_nonsense_and_the_inner_one_is_closed(newsroom: Newsroom, page: Page) -> None:
    post = page.request.post
    assert post("/readings", data=json.dumps({"page": "/nowhere", "from": "", "via": ""})).status == 404
    assert post("/readings", data="x" * 5_000).status == 413
    assert post("/readings", data="{").status == 400
    assert newsroom.status("/readings") == 405
    for path in ("/inside/circulation", "/desk/../inside/circulation", "/desk/%2e%2e/inside/circulation"):
        assert post(path, data="{}").status in {403, 404, 405}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_numbers_are_for_everybody(newsroom: Newsroom, page: Page, ferry: str, width: int, scheme: str) -> None:
    sign_in(newsroom, page)
    page.request.post("/readings", data=json.dumps({"page": ferry, "from": "www.google.com", "via": ""}))
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto("/desk/numbers?span=hour")
    expect(page.get_by_role("link", name="Ferry counts")).to_be_visible(timeout=15_000)
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("link", name="Ferry counts").click()
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
