"""Signing in by way of an identity provider, and by a password: the story stays, and every tab knows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from letter_box import PostOffice
from playwright.sync_api import Browser, BrowserContext, Page, expect
from reader_panel import look, sign_in_by_page, slot
from wirecopy import newsml

from identity_provider import IdentityProvider
from wireroom.bench.newsroom import Newsroom

LONG = ["A paragraph about the harbour, long enough to take some room on the page. " * 5] * 20


@pytest.fixture(scope="module")
def story(newsroom: Newsroom) -> str:
    headline = "Harbour opens its gates to all"
    copy = {"guid": "urn:h:elsewhere", "slugline": "HARBOUR GATES", "headline": headline}
    newsroom.drop("elsewhere.xml", newsml(**copy, version=1, paragraphs=LONG))
    return newsroom.published(headline)


@pytest.fixture
def readers(browser: Browser, newsroom: Newsroom) -> Iterator[BrowserContext]:
    """A browser of a reader in another network; it may leave the site."""
    elsewhere = {"X-Forwarded-For": "198.51.100.20"}
    context = browser.new_context(base_url=newsroom.url, extra_http_headers=elsewhere)
    yield context
    context.close()


def identify(window: Page, address: str) -> None:
    window.get_by_label("Your address").fill(address)
    window.get_by_role("button", name="I am this person").click()


def test_a_provider_signs_in_from_the_panel_and_the_story_stays_as_it_was(
    readers: BrowserContext, identity_provider: IdentityProvider, post_office: PostOffice, story: str
) -> None:
    address = "ada.elsewhere@example.org"
    page, other = readers.new_page(), readers.new_page()
    for tab in (page, other):
        tab.goto(story)
        tab.evaluate("window.wasHere = true")
    page.bring_to_front()

    def go() -> Page:
        page.get_by_role("link", name="Sign in or register").click()
        with readers.expect_page() as opened:
            page.get_by_role("button", name="Go on with Harbour ID").click()
        identify(opened.value, address)
        return opened.value

    window = go()
    window.get_by_label("The eight figures in the letter").fill(post_office.code_for(address))
    window.get_by_role("button", name="Go on", exact=True).click()
    for tab in (page, other):
        expect(slot(tab)).to_have_text("Account", timeout=2_000)
    expect(page.locator("[data-slot=sign-in]")).to_contain_text(f"Signed in as {address}")
    page.locator("[data-slot=sign-in]").get_by_role("button", name="Sign out").click()
    expect(slot(other)).to_have_text("Sign in")

    go()
    expect(slot(page)).to_have_text("Account")
    expect(slot(other)).to_have_text("Account")
    assert page.evaluate("window.wasHere")
    assert other.evaluate("window.wasHere")
    assert identity_provider.asked.count("/token") == 2


def test_where_no_window_opens_the_reader_comes_back_to_the_same_place(
    readers: BrowserContext, post_office: PostOffice, story: str
) -> None:
    address = "bo.elsewhere@example.org"
    page = readers.new_page()
    page.goto(story)
    page.evaluate("window.open = () => null")
    page.get_by_role("link", name="Sign in or register").click()
    button = page.get_by_role("button", name="Go on with Harbour ID")
    button.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 500
    button.click()
    identify(page, address)
    page.get_by_label("The eight figures in the letter").fill(post_office.code_for(address))
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(slot(page)).to_have_text("Account")
    assert page.url.endswith(story)
    assert abs(page.evaluate("scrollY") - place) < 400


def test_a_provider_signs_in_without_javascript(
    newsroom: Newsroom, browser: Browser, post_office: PostOffice, story: str
) -> None:
    address = "cy.elsewhere@example.org"
    away = {"X-Forwarded-For": "198.51.100.21"}
    context = browser.new_context(java_script_enabled=False, base_url=newsroom.url, extra_http_headers=away)
    page = context.new_page()
    page.goto(story)
    page.get_by_role("link", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Go on with Harbour ID").click()
    identify(page, address)
    expect(page.get_by_text("Harbour ID says who you are")).to_be_visible()
    page.get_by_label("The eight figures in the letter").fill(post_office.code_for(address))
    page.get_by_role("button", name="Go on", exact=True).click()
    assert page.url == newsroom.url + story
    page.goto("/account/")
    expect(page.get_by_text(f"Signed in as {address}")).to_be_visible()
    expect(page.get_by_role("heading", name="Accounts elsewhere")).to_be_visible()
    context.close()


def test_a_password_is_set_and_signs_in_by_panel_and_by_page(
    readers: BrowserContext, browser: Browser, newsroom: Newsroom, post_office: PostOffice, story: str
) -> None:
    address, password = "dee.password@example.org", "grey-gulls-inland"
    page = readers.new_page()
    sign_in_by_page(page, post_office, address)
    page.get_by_role("link", name="Set one all the same").click()
    page.get_by_label("New password").fill("password123456")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("New password").fill(password)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Your password is kept.")).to_be_visible()
    page.get_by_role("button", name="Sign out", exact=True).click()

    page.goto(story)
    page.get_by_role("link", name="Sign in or register").click()
    page.get_by_role("button", name="I have a password").click()
    look(page)
    page.get_by_label("E-mail address").fill(address)
    page.get_by_label("Password", exact=True).fill("something else")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("do not go together")
    page.get_by_label("Password", exact=True).fill(password)
    page.keyboard.press("Enter")
    expect(page.locator("[data-slot=sign-in]")).to_contain_text(f"Signed in as {address}")
    assert page.url.endswith(story)

    bare = browser.new_context(java_script_enabled=False, base_url=newsroom.url)
    plain = bare.new_page()
    plain.goto(f"/account/sign-in?next={story}")
    plain.get_by_role("link", name="I have set one").click()
    plain.get_by_label("E-mail address").fill(address)
    plain.get_by_label("Password", exact=True).fill(password)
    plain.get_by_role("button", name="Sign in").click()
    assert plain.url == newsroom.url + story
    bare.close()
