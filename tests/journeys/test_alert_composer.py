"""An editor alerts readers to a story by keyboard: writes, aims, counts, orders, takes back; a second one approves."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser, Page, expect
from test_wire_to_page import sign_in
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom

PASSWORD = "lantern-keeper-7"
HEADLINE = "Ferry adrift off Merrow"


@pytest.fixture(scope="module")
def ferry(newsroom: Newsroom) -> str:
    newsroom.drop("a1.xml", newsml(guid="urn:a:1", version=1, headline=HEADLINE, paragraphs=["She drifts."]))
    return newsroom.published(HEADLINE)


@pytest.fixture(scope="module")
def readers(newsroom: Newsroom) -> Iterator[int]:
    """Three follow what nobody else in these journeys follows, one of them something that can be left out."""
    endpoints = [f"{newsroom.settings['WIREROOM_PUSH_SERVICES']}/composer/{number}" for number in range(3)]
    for number, endpoint in enumerate(endpoints):
        topics = ["topic:lanterns", *(["topic:eels"] if number == 2 else [])]
        ask(newsroom, "subscribe", {"endpoint": endpoint, "keys": keys(), "wishes": {"topics": topics}})
    yield len(endpoints)
    for endpoint in endpoints:
        ask(newsroom, "unsubscribe", {"endpoint": endpoint})


def keys() -> dict[str, str]:
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return {
        name: base64.urlsafe_b64encode(part).decode().rstrip("=")
        for name, part in (("p256dh", point), ("auth", os.urandom(16)))
    }


def ask(newsroom: Newsroom, name: str, words: dict[str, object]) -> None:
    request = urllib.request.Request(
        f"{newsroom.url}/alerts/{name}", json.dumps(words).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.status < 300


def tab_to(page: Page, name: str, *, role: str) -> None:
    """Press Tab until the thing of that name has the focus."""
    wanted = page.get_by_role(role, name=name, exact=True)
    for _ in range(120):
        if wanted.count() and wanted.first.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to the {role} “{name}”")


def axe_is_content(page: Page) -> None:
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert found.violations_count == 0, found.generate_report()


def open_story(page: Page) -> None:
    page.goto("/desk/")
    page.keyboard.press("/")
    page.keyboard.type(HEADLINE)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("words="))
    page.get_by_role("link", name=HEADLINE).first.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)


def compose(page: Page, title: str) -> None:
    """From the story to a count of two, by keyboard."""
    open_story(page)
    page.keyboard.press("a")
    expect(page.get_by_role("heading", level=1)).to_have_text("Alert readers")
    expect(page.get_by_label("Headline")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type(title)
    expect(page.locator("[data-card-title]").first).to_have_text(title)
    for chosen in page.locator("[data-topics=any] input:checked").all():
        chosen.press("Space")
    page.locator("[data-topics=any]").get_by_label(re.compile("Lanterns")).press("Space")
    expect(page.locator("[data-audience]")).to_contain_text("3 readers now")
    page.locator("summary", has_text="Narrow it").press("Enter")
    page.locator("[data-topics=none]").get_by_label(re.compile("Eels")).press("Space")
    expect(page.locator("[data-audience]")).to_contain_text("2 readers now")


@pytest.mark.usefixtures("readers", "ferry")
def test_an_alert_is_written_aimed_scheduled_and_taken_back_by_keyboard(newsroom: Newsroom, page: Page) -> None:
    sign_in(newsroom, page)
    compose(page, "Ferry adrift, lifeboats out")
    axe_is_content(page)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Send this alert?")
    expect(page.get_by_role("heading", name="2 readers now")).to_be_visible()
    axe_is_content(page)

    moment = page.get_by_label(re.compile("Day and time"))
    tomorrow = datetime.fromisoformat(moment.get_attribute("min") or "") + timedelta(days=1)
    moment.fill(f"{tomorrow:%Y-%m-%dT%H:%M}")
    tab_to(page, "Schedule", role="button")
    expect(page.locator("[data-audience-then]")).to_contain_text("2 readers then")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Scheduled", exact=True)).to_be_visible()
    axe_is_content(page)

    page.keyboard.press("g")
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="Under way and ahead")).to_be_visible()
    axe_is_content(page)
    page.get_by_role("link", name="Ferry adrift, lifeboats out").press("Enter")
    tab_to(page, "Take back", role="button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Edit alert")
    page.locator("summary", has_text="Throw this draft away").press("Enter")
    tab_to(page, "Throw it away now", role="button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The draft is thrown away.")).to_be_visible()


@pytest.mark.usefixtures("readers", "ferry")
def test_two_people_are_asked_for_where_the_rule_says_so(newsroom: Newsroom, browser: Browser, page: Page) -> None:
    subprocess.run(
        [sys.executable, Path(__file__).with_name("second_person.py"), "ulla", PASSWORD],
        env=newsroom.environment,
        check=True,
        timeout=60,
    )
    sign_in(newsroom, page)
    two_people(page, wanted=True)
    try:
        compose(page, "Harbour closed, two sign")
        page.keyboard.press("Control+Enter")
        tab_to(page, "Ask for a second person, then send", role="button")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Approve and send")).to_be_disabled()
        axe_is_content(page)

        second = browser.new_context(base_url=newsroom.url).new_page()
        second.goto("/desk/alerts")
        second.get_by_label("Name").fill("ulla")
        second.get_by_label("Password").fill(PASSWORD)
        second.keyboard.press("Enter")
        second.get_by_role("link", name="Harbour closed, two sign").press("Enter")
        tab_to(second, "Approve and send", role="button")
        second.keyboard.press("Enter")
        expect(second.get_by_text("Approved.")).to_be_visible()
        expect(page.get_by_text("Approved by")).to_be_visible(timeout=10_000)
        second.context.close()
    finally:
        two_people(page, wanted=False)


def two_people(page: Page, *, wanted: bool) -> None:
    page.goto("/desk/alerts/rule")
    axe_is_content(page)
    page.get_by_label("Two people for every alert").set_checked(wanted)
    page.get_by_role("button", name="Save the rule").press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_text("waits for a second person too")).to_have_count(1 if wanted else 0)


@pytest.mark.usefixtures("readers", "ferry")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_composer_is_for_everybody(newsroom: Newsroom, page: Page, width: int, scheme: str) -> None:
    sign_in(newsroom, page)
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    open_story(page)
    for address in ("/desk/alerts", "/desk/alerts/rule", "/desk/alerts/compose"):
        page.goto(address)
        axe_is_content(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
