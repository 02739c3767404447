"""A reader with a telephone registers, follows an author and chooses what the telephone is told of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from letter_box import PostOffice
from playwright.sync_api import Browser, BrowserContext, expect
from reader_panel import look, sign_in_by_page, sign_in_by_panel, slot
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom

PHONE = {"width": 390, "height": 844}


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
