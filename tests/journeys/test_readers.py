"""Readers register and sign in without leaving the story, and every open tab knows it at once."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from letter_box import PostOffice
from playwright.sync_api import Browser, BrowserContext, Page, expect
from reader_panel import RULES, look, sign_in_by_panel, slot
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom

LONG = ["A paragraph about the ferries, long enough to take some room on the page. " * 5] * 20


@pytest.fixture(scope="module")
def stories(newsroom: Newsroom) -> list[str]:
    paths = []
    for number in ("first", "second", "third"):
        headline = f"Ferries stop, the {number} of three tales"
        copy = {"guid": f"urn:h:reader-{number}", "headline": headline, "slugline": f"FERRY {number}"}
        newsroom.drop(f"reader-{number}.xml", newsml(**copy, version=1, paragraphs=LONG))
        paths.append(newsroom.published(headline))
    return paths


@pytest.fixture
def address(request: pytest.FixtureRequest) -> str:
    return re.sub("[^a-z0-9]+", "-", request.node.name.lower()).strip("-")[:50] + "@example.org"


@pytest.fixture
def bare(browser: Browser, newsroom: Newsroom) -> Iterator[BrowserContext]:
    """A browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False, base_url=newsroom.url)
    yield context
    context.close()


def test_three_tabs_learn_of_it_within_a_second_and_none_is_loaded_anew(
    post_office: PostOffice, context: BrowserContext, stories: list[str], address: str
) -> None:
    tabs = []
    for path in stories:
        tab = context.new_page()
        tab.goto(path)
        tab.evaluate("window.wasHere = true")
        tabs.append(tab)
    first, *others = tabs
    others[0].get_by_text("A paragraph about the ferries").nth(12).scroll_into_view_if_needed()
    place = others[0].evaluate("scrollY")
    first.bring_to_front()
    first.locator("[data-slot=reader] a").click()
    sign_in_by_panel(first, post_office, address)
    expect(slot(first)).to_have_text("Account")
    began = time.monotonic()
    for tab in others:
        expect(slot(tab)).to_have_text("Account", timeout=1_000)
    assert time.monotonic() - began < 1
    assert first.locator("dialog").count() == 0
    assert others[0].evaluate("scrollY") == place
    expect(first.locator("[data-slot=sign-in]")).to_contain_text(f"Signed in as {address}")

    first.locator("[data-slot=sign-in]").get_by_role("button", name="Sign out").click()
    for tab in tabs:
        expect(slot(tab)).to_have_text("Sign in", timeout=1_000)
    assert all(tab.evaluate("window.wasHere") for tab in tabs)


def test_the_panel_in_the_article_keeps_the_place_and_tells_each_failure(
    post_office: PostOffice, page: Page, stories: list[str], address: str
) -> None:
    page.goto(stories[0])
    page.get_by_role("link", name="Sign in or register").click()
    panel = page.locator("[data-slot=sign-in] .sign-in-panel")
    expect(panel.get_by_label("E-mail address")).to_be_focused()
    panel.get_by_label("E-mail address").fill("nobody@localhost")
    panel.get_by_role("button", name="Send me a code").click()
    expect(panel.get_by_role("alert")).to_contain_text("not a whole e-mail address")
    panel.get_by_label("E-mail address").fill(address)
    panel.get_by_role("button", name="Send me a code").click()
    code = panel.get_by_label("The eight figures in the letter")
    right = post_office.code_for(address)
    code.fill(right[:-1] + str((int(right[-1]) + 1) % 10))
    page.keyboard.press("Enter")
    expect(panel.get_by_role("alert")).to_contain_text("You have 4 tries left")
    assert Axe().run(page, options=RULES).violations_count == 0
    code.fill(right)
    page.keyboard.press("Enter")
    expect(page.locator("[data-slot=sign-in]")).to_contain_text("Signed in as")
    assert page.url.endswith(stories[0])
    expect(page.locator("[data-slot=sign-in]")).to_be_in_viewport()
    expect(page.locator("[data-slot=sign-in]").get_by_role("link", name="Your account")).to_be_focused()


def test_a_page_that_was_loaded_anew_still_asks_for_the_code(
    post_office: PostOffice, page: Page, stories: list[str], address: str
) -> None:
    page.goto(stories[0])
    page.get_by_role("link", name="Sign in or register").click()
    panel = page.locator("[data-slot=sign-in] .sign-in-panel")
    panel.get_by_label("E-mail address").fill(address)
    panel.get_by_role("button", name="Send me a code").click()
    expect(panel.get_by_label("The eight figures in the letter")).to_be_visible()
    page.reload()
    page.get_by_role("link", name="Sign in or register").click()
    code = panel.get_by_label("The eight figures in the letter")
    expect(panel).to_contain_text(f"We sent it to {address}")
    panel.get_by_role("button", name="Use another address").click()
    expect(panel.get_by_label("E-mail address")).to_have_value(address)
    panel.get_by_role("button", name="Not now").click()
    page.get_by_role("link", name="Sign in or register").click()
    code.fill(post_office.code_for(address))
    page.keyboard.press("Enter")
    expect(page.locator("[data-slot=sign-in]")).to_contain_text("Signed in as")


def test_it_works_without_javascript_and_leads_back_to_the_story(
    post_office: PostOffice, newsroom: Newsroom, bare: BrowserContext, stories: list[str], address: str
) -> None:
    page = bare.new_page()
    page.goto(stories[1])
    page.get_by_role("link", name="Sign in", exact=True).click()
    page.get_by_label("E-mail address").fill(address)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The eight figures in the letter").fill(post_office.code_for(address))
    page.get_by_role("button", name="Go on").click()
    assert page.url == newsroom.url + stories[1]
    letter = post_office.letters_to(address)[0]
    assert letter["From"] == "The Merrow Courier <no-reply@127.0.0.1>"
    assert letter["Subject"] == f"Your code: {post_office.code_for(address)}"
    assert letter.get_content_type() == "multipart/alternative"
    html = letter.get_body(("html",))
    assert html is not None
    assert post_office.code_for(address) in html.get_content()
    page.goto("/account/")
    expect(page.get_by_text(f"Signed in as {address}")).to_be_visible()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto("/account/")
    assert "/account/sign-in" in page.url


def test_signing_out_everywhere_reaches_another_device(
    post_office: PostOffice, newsroom: Newsroom, browser: Browser, page: Page, stories: list[str], address: str
) -> None:
    page.goto(stories[0])
    page.locator("[data-slot=reader] a").click()
    sign_in_by_panel(page, post_office, address)
    expect(slot(page)).to_have_text("Account")
    phone = browser.new_context(base_url=newsroom.url, viewport={"width": 390, "height": 844}, has_touch=True)
    far = phone.new_page()
    far.goto(stories[2])
    far.locator("[data-slot=reader] a").click()
    sign_in_by_panel(far, post_office, address, letters=2)
    expect(slot(far)).to_have_text("Account")
    broad = far.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not broad, "the page scrolls sideways on a phone"

    page.goto("/account/")
    page.get_by_role("button", name="Sign out everywhere").click()
    expect(page.get_by_text("You are signed out on every device.")).to_be_visible()
    expect(slot(far)).to_have_text("Sign in", timeout=5_000)
    phone.close()


def test_another_address_leaves_this_browser_s_tabs_signed_in_and_no_other_device(
    post_office: PostOffice, newsroom: Newsroom, browser: Browser, page: Page, stories: list[str], address: str
) -> None:
    page.goto(stories[0])
    page.locator("[data-slot=reader] a").click()
    sign_in_by_panel(page, post_office, address)
    expect(slot(page)).to_have_text("Account")
    phone = browser.new_context(base_url=newsroom.url)
    far = phone.new_page()
    far.goto(stories[2])
    far.locator("[data-slot=reader] a").click()
    sign_in_by_panel(far, post_office, address, letters=2)
    expect(slot(far)).to_have_text("Account")

    other = page.context.new_page()
    other.goto("/account/address")
    other.get_by_label("New e-mail address").fill(f"moved-{address}")
    other.get_by_role("button", name="Send both codes").click()
    other.locator("[name=old_code]").fill(post_office.code_for(address, letters=3))
    other.locator("[name=new_code]").fill(post_office.code_for(f"moved-{address}"))
    other.locator("[name=new_code]").press("Enter")

    expect(other.get_by_text("Your address is changed.")).to_be_visible()
    expect(slot(far)).to_have_text("Sign in", timeout=5_000)
    phone.close()
    page.reload()
    expect(slot(page)).to_have_text("Account")
    page.goto("/account/")
    expect(page.get_by_text(f"Signed in as moved-{address}")).to_be_visible()


def test_a_passkey_is_made_and_signs_in(
    post_office: PostOffice, newsroom: Newsroom, browser: Browser, stories: list[str], address: str
) -> None:
    context = browser.new_context(base_url=newsroom.url.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
               "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(stories[0])
    page.locator("[data-slot=reader] a").click()
    sign_in_by_panel(page, post_office, address)
    expect(slot(page)).to_have_text("Account")
    page.goto("/account/")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("Your passkey is added")).to_be_visible()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto(stories[1])
    expect(slot(page)).to_have_text("Sign in")
    page.locator("[data-slot=reader] a").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(slot(page)).to_have_text("Account")
    assert page.url.endswith(stories[1])
    context.close()


def test_no_passkey_is_offered_where_browsers_take_none(
    post_office: PostOffice, page: Page, stories: list[str], address: str
) -> None:
    page.goto(stories[0])
    page.locator("[data-slot=reader] a").click()
    expect(page.get_by_role("button", name="Use a passkey")).to_have_count(0)
    sign_in_by_panel(page, post_office, address)
    expect(slot(page)).to_have_text("Account")
    page.goto("/account/")
    expect(page.get_by_text("This browser can make none at this address")).to_be_visible()
    expect(page.get_by_role("button", name="Add a passkey")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_reader_s_room(
    post_office: PostOffice, newsroom: Newsroom, browser: Browser, address: str, scheme: str, width: int
) -> None:
    view = {"width": width, "height": 844}
    context = browser.new_context(base_url=newsroom.url, viewport=view, color_scheme=scheme)
    page = context.new_page()
    for path in ("/account/password", "/account/erased", "/account/sign-in"):
        page.goto(path)
        look(page)
    page.get_by_label("E-mail address").fill(address)
    page.get_by_role("button", name="Send me a code").click()
    page.wait_for_url("**/account/code**")
    look(page)
    page.get_by_label("The eight figures in the letter").fill(post_office.code_for(address))
    page.get_by_role("button", name="Go on", exact=True).click()
    page.wait_for_url("**/account/")
    look(page)
    for name in (
        "erase",
        "alerts",
        "stories",
        "briefings",
        "support/",
        "password/new",
        "signed-in",
        "nowhere",
        "address",
    ):
        page.goto(f"/account/{name}")
        look(page)
    page.get_by_label("New e-mail address").fill(f"moved-{address}")
    page.get_by_role("button", name="Send both codes").click()
    expect(page.get_by_text("Both are needed.")).to_be_visible()
    look(page)
    context.close()


def test_who_never_signs_in_asks_the_newsroom_nothing(page: Page, stories: list[str]) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/account" in request.url else None)
    page.goto(stories[0])
    expect(page.locator("h1")).to_be_visible()
    page.evaluate("new Promise((done) => requestIdleCallback(done))")
    assert [url for url in asked if "/static/" not in url] == []
