"""A reader with a telephone registers, follows an author and chooses what the telephone is told of."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from letter_box import PostOffice
from playwright.sync_api import Browser, BrowserContext, Page, expect
from push_service import PushService
from reader_panel import look, sign_in_by_page, sign_in_by_panel, slot
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
SUBSCRIBED = """
Object.defineProperty(Notification, "permission", { value: "granted" });
const held = { endpoint: ENDPOINT, unsubscribe: async () => true };
ServiceWorkerContainer.prototype.getRegistration = async () => ({ pushManager: { getSubscription: async () => held } });
"""


@pytest.fixture(scope="module")
def story(newsroom: Newsroom) -> str:
    headline = "Lighthouse keeper retires after forty years"
    copy = {"guid": "urn:h:phone", "slugline": "LIGHTHOUSE", "headline": headline, "byline": "Mira Lowe"}
    newsroom.drop("phone.xml", newsml(**copy, version=1, paragraphs=["The lamp is dark. " * 40] * 12))
    return newsroom.published(headline)


@pytest.fixture(params=["light", "dark"])
def phone(request: pytest.FixtureRequest, browser: Browser, newsroom: Newsroom) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=newsroom.url,
        viewport=PHONE,
        has_touch=True,
        color_scheme=request.param,
        extra_http_headers={"X-Forwarded-For": "198.51.100.30"},
    )
    context.scheme = request.param
    yield context
    context.close()


def test_registering_whole_by_touch_keeps_the_place(phone: BrowserContext, post_office: PostOffice, story: str) -> None:
    page = phone.new_page()
    page.goto(story)
    slot(page).tap()
    expect(page.locator("dialog.sign-in-panel")).to_be_visible()
    look(page)
    sign_in_by_panel(page, post_office, f"phone-{phone.scheme}@example.org")
    expect(slot(page)).to_have_text("Account")
    assert page.url.endswith(story)
    look(page)


def test_what_is_followed_is_chosen_in_the_account_and_an_author_from_the_byline(
    phone: BrowserContext, post_office: PostOffice, story: str
) -> None:
    page = phone.new_page()
    sign_in_by_page(page, post_office, f"follows-{phone.scheme}@example.org", to=story)
    follow = page.locator(".byline .follow")
    expect(follow).to_have_attribute("data-follow", "no")
    follow.tap()
    expect(follow).to_have_text("Following")
    look(page)

    page.goto("/account/alerts")
    look(page)
    expect(page.get_by_label("Mira Lowe")).to_be_checked()
    expect(page.get_by_text("No browser of yours is told of it yet.")).to_be_visible()
    page.get_by_label("Mira Lowe").uncheck()
    page.get_by_label("Breaking news").check()
    page.get_by_role("button", name="Keep my choice").tap()
    expect(page.get_by_text("Your choice is kept.")).to_be_visible()
    look(page)
    expect(page.get_by_label("Breaking news")).to_be_checked()
    expect(page.get_by_label("Mira Lowe")).to_have_count(0)

    page.goto("/by/mira-lowe")
    expect(page.locator(".list-head .follow a")).to_have_attribute("data-follow", "no")
    look(page)
    page.goto("/account/follow/author/mira-lowe")
    look(page)


def subscribed(page: Page, service: PushService) -> str:
    """The endpoint of a browser that is told of breaking news."""
    endpoint = f"{service.origin}/push/{uuid4()}"
    point = ec.generate_private_key(ec.SECP256R1()).public_key()
    public = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    p256dh, auth = (base64.urlsafe_b64encode(each).decode() for each in (public, os.urandom(16)))
    keys = {"p256dh": p256dh, "auth": auth}
    wishes = {"topics": ["breaking"], "rest": {"zone": "Europe/Berlin", "begins": "07:00", "ends": "07:00"}}
    answer = page.request.post("/alerts/subscribe", data={"endpoint": endpoint, "keys": keys, "wishes": wishes})
    assert answer.status == 201, answer.text()
    return endpoint


def joined(page: Page, endpoint: str) -> None:
    """That browser takes its topics from the account of who is signed in here."""
    token = page.request.get("/account/me", headers={"Accept": "application/json"}).json()["token"]
    headers = {"X-CSRFToken": token, "Referer": page.url}
    assert page.request.post("/account/alerts/join", form={"endpoint": endpoint}, headers=headers).ok


def look_at_both_widths(page: Page) -> None:
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        look(page)


def test_browsers_at_hand_or_not_are_left_alone_and_ended_from_the_account(
    phone: BrowserContext, post_office: PostOffice, push_service: PushService
) -> None:
    page = phone.new_page()
    sign_in_by_page(page, post_office, f"browsers-{uuid4().hex[:8]}@example.org")
    here, elsewhere = subscribed(page, push_service), subscribed(page, push_service)
    joined(page, elsewhere)
    phone.add_init_script(SUBSCRIBED.replace("ENDPOINT", f'"{here}"'))
    open_tab = phone.new_page()
    open_tab.goto("/alerts")
    expect(open_tab.locator("form[data-wishes][data-ready]")).to_be_visible()
    look(open_tab)

    page.goto("/account/alerts")
    rows = page.locator("[data-browsers] li")
    expect(rows).to_have_count(2)
    expect(page.get_by_text("this browser", exact=True).locator("visible=true")).to_have_count(1)
    look_at_both_widths(page)
    alone = page.locator("form[action$='/alone']")
    expect(alone.get_by_label("From")).to_be_hidden()
    alone.get_by_label("Keep quiet hours").focus()
    page.keyboard.press("Space")
    expect(alone.get_by_label("From")).to_be_visible()
    alone.get_by_label("At most").select_option("3")
    look_at_both_widths(page)
    alone.get_by_role("button").press("Enter")
    expect(page.get_by_text("Kept, in all your browsers.")).to_be_visible()
    expect(page.get_by_text("Quiet from 22:00 to 07:00, Europe/Berlin. At most 3 alerts a day.")).to_have_count(2)
    expect(open_tab.get_by_label("At most")).to_have_value("3")
    expect(open_tab.get_by_label("Keep quiet hours")).to_be_checked()

    expect(page.get_by_text("this browser", exact=True).locator("visible=true")).to_have_count(1)
    rows.filter(has_not=page.get_by_text("this browser", exact=True).locator("visible=true")).get_by_role("link").tap()
    page.wait_for_url("**/account/alerts/browsers/*")
    look_at_both_widths(page)
    page.get_by_label("to", exact=True).fill("22:00")
    page.get_by_role("button", name="Keep this for that browser").tap()
    expect(page.get_by_role("alert")).to_contain_text("set two different times")
    look_at_both_widths(page)
    page.get_by_label("Keep quiet hours").uncheck()
    page.get_by_role("button", name="Keep this for that browser").tap()
    expect(page.get_by_text("Your browsers differ in this.")).to_be_visible()

    mine = rows.filter(has=page.get_by_text("this browser", exact=True).locator("visible=true"))
    expect(mine).to_have_count(1)
    mine.get_by_role("button").tap()
    expect(page.get_by_text("Alerts have ended in that browser")).to_be_visible()
    expect(rows).to_have_count(1)
    expect(open_tab.get_by_text("Alerts have been ended for this browser from your account.")).to_be_visible()
    rows.get_by_role("button").tap()
    expect(page.get_by_text("No browser of yours is told of it yet.")).to_be_visible()
    look_at_both_widths(page)


def test_a_browser_that_was_let_go_joins_again_when_its_reader_says_so(
    phone: BrowserContext, post_office: PostOffice, push_service: PushService
) -> None:
    page = phone.new_page()
    sign_in_by_page(page, post_office, f"apart-{uuid4().hex[:8]}@example.org")
    here = subscribed(page, push_service)
    joined(page, here)
    phone.add_init_script(SUBSCRIBED.replace("ENDPOINT", f'"{here}"'))
    page.goto("/account/alerts")
    page.get_by_role("button", name="Let each browser choose for itself again").tap()
    expect(page.get_by_text("Each browser chooses for itself again")).to_be_visible()
    page.goto("/alerts")
    expect(page.locator("form[data-wishes][data-ready]")).to_be_visible()
    page.goto("/account/alerts")
    join = page.get_by_role("button", name="Let it be told of this too")
    expect(join).to_be_visible()
    look_at_both_widths(page)
    expect(page.locator("[data-browsers] li")).to_have_count(0)
    join.tap()
    expect(page.get_by_text("This browser is told of this too.")).to_be_visible()
    expect(page.locator("[data-browsers] li")).to_have_count(1)


def test_without_a_script_browsers_are_listed_left_alone_and_ended(
    phone: BrowserContext, browser: Browser, post_office: PostOffice, push_service: PushService, newsroom: Newsroom
) -> None:
    signed = phone.new_page()
    sign_in_by_page(signed, post_office, f"plain-{uuid4().hex[:8]}@example.org")
    joined(signed, subscribed(signed, push_service))
    plain = browser.new_context(
        base_url=newsroom.url, storage_state=phone.storage_state(), java_script_enabled=False, viewport=PHONE
    )
    page = plain.new_page()
    page.goto("/account/alerts")
    page.get_by_label("Keep quiet hours").check()
    page.get_by_label("From", exact=True).fill("21:30")
    page.get_by_role("button", name="Keep this", exact=True).click()
    expect(page.get_by_text("Quiet from 21:30 to 07:00, Europe/Berlin.")).to_be_visible()
    page.get_by_role("button", name="End alerts").click()
    expect(page.get_by_text("To have them back")).to_be_visible()
    plain.close()
