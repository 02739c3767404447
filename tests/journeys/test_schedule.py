"""A draft that an editor schedules is nowhere before its second, and live in it, with nobody pressing anything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect
from test_wire_to_page import sign_in

from wireroom.bench.newsroom import Newsroom


def test_a_scheduled_draft_goes_live_by_itself_to_the_second(newsroom: Newsroom, page: Page) -> None:
    sign_in(newsroom, page)
    page.goto("/desk/stories/new")
    page.get_by_label("Headline").fill("Lantern walk begins at dusk")
    page.get_by_label("Body").fill("Bring a lantern.")
    page.get_by_role("button", name="Schedule…").click()
    expect(page.get_by_role("heading", name="Schedule this draft")).to_be_visible()
    moment = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=6)
    page.get_by_label("Day and time").fill(moment.strftime("%Y-%m-%dT%H:%M:%S"))
    page.get_by_role("button", name="Schedule it").click()
    expect(page.get_by_text("as it was last scheduled or saved")).to_be_visible()
    expect(page.locator(".desk-head .chip", has_text="Scheduled")).to_be_visible()

    while datetime.now(UTC) < moment - timedelta(milliseconds=300):
        assert "Lantern walk" not in newsroom.get("/").text
    path = newsroom.published("Lantern walk begins at dusk")
    late = datetime.now(UTC) - moment
    assert timedelta(0) <= late < timedelta(seconds=2), late
    page.goto(path)
    expect(page.get_by_role("heading", name="Lantern walk begins at dusk")).to_be_visible()
