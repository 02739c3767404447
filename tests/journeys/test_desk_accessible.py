"""Axe finds nothing (WCAG 2.2 AA) on the desk's screens, at the width of a telephone and of a desk, light and dark."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from test_wire_to_page import sign_in
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom

AA = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
SCREENS = (
    *("/desk/newsroom", "/desk/people", "/desk/audit", "/desk/sections"),
    *("/desk/?state=review", "/desk/?state=scheduled", "/desk/numbers"),
    *("/desk/places", "/desk/places/section/news", "/desk/places/sections/news/merge", "/desk/places/author/nobody"),
    *("/desk/site", "/desk/site/pages", "/desk/site/pages/new?slug=privacy", "/desk/site/redirects"),
)


@pytest.fixture
def desk(newsroom: Newsroom, page: Page) -> Page:
    newsroom.drop("axe.xml", newsml(guid="urn:axe:1", version=1, headline="Stairs to the quay", paragraphs=["Ten."]))
    newsroom.published("Stairs to the quay")
    sign_in(newsroom, page)
    return page


def story_screens(desk: Page) -> list[str]:
    """A story's own screens: its page, its schedule and its kill."""
    desk.goto("/desk/?words=Stairs")
    desk.get_by_role("link", name="Stairs to the quay").first.click()
    desk.wait_for_url(re.compile(r"/desk/stories/\d+$"))
    desk.get_by_role("link", name="Edit", exact=True).click()
    desk.get_by_role("button", name="Save draft").click()
    address = re.sub(r"/edit.*", "", desk.url)
    return [address, f"{address}/schedule", f"{address}/kill"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_the_screens_of_the_desk(desk: Page, width: int, scheme: str) -> None:
    addresses = [*SCREENS, *story_screens(desk)]
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme)
    for address in addresses:
        desk.goto(address)
        if address == SCREENS[0]:
            desk.locator(".desk-nav summary").last.click()
        found = Axe().run(desk, options=AA)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
        assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            f"{address} is wider than the screen"
        )
