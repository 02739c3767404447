"""What journeys of readers who sign in have in common."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from letter_box import PostOffice
from playwright.sync_api import Locator, Page, expect

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def sign_in_by_panel(page: Page, post_office: PostOffice, address: str, *, letters: int = 1) -> None:
    page.get_by_label("E-mail address").fill(address)
    page.get_by_role("button", name="Send me a code").click()
    field = page.get_by_label("The eight figures in the letter")
    expect(field).to_be_focused()
    field.fill(post_office.code_for(address, letters=letters))
    page.keyboard.press("Enter")


def sign_in_by_page(page: Page, post_office: PostOffice, address: str, *, to: str = "/account/") -> None:
    """By the plain form, which needs no script."""
    page.goto(f"/account/sign-in?next={to}")
    page.get_by_label("E-mail address").fill(address)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The eight figures in the letter").fill(post_office.code_for(address))
    page.get_by_role("button", name="Go on", exact=True).click()
    page.wait_for_url(f"**{to}")


def slot(page: Page) -> Locator:
    return page.locator("[data-slot=reader] a")


def look(page: Page) -> None:
    """Axe finds nothing, and nothing scrolls sideways."""
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{page.url}: {found.generate_report()}"
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), page.url
