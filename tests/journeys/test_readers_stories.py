"""A reader's own stories: saved on the page, listed in the account, and told to have changed since they were read."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from letter_box import PostOffice
from playwright.sync_api import Browser, Page, expect
from reader_panel import RULES, sign_in_by_panel, slot
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom

HEADLINE = "Lighthouse to be lit again"
SIZES = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


def deliver(newsroom: Newsroom, headline: str, *, version: int) -> str:
    copy = newsml(guid="urn:h:light", version=version, slugline="LIGHT", headline=headline, paragraphs=["It is lit."])
    newsroom.drop(f"light-{version}.xml", copy)
    return newsroom.published(headline)


@pytest.fixture
def story(newsroom: Newsroom) -> str:
    return deliver(newsroom, HEADLINE, version=1)


def test_a_story_is_saved_and_tells_that_it_changed(
    newsroom: Newsroom, page: Page, post_office: PostOffice, story: str, tmp_path: Path
) -> None:
    page.goto("/account/stories")
    assert "/account/sign-in?next=" in page.url
    page.goto(story)
    page.locator("[data-slot=reader] a").click()
    sign_in_by_panel(page, post_office, "lighthouse@example.org")
    expect(slot(page)).to_have_text("Account")
    mine = page.locator("[data-slot=sign-in]")
    mine.get_by_role("button", name="Save in your account").click()
    expect(mine.get_by_role("button", name="Remove from your stories")).to_be_focused()

    mine.get_by_role("link", name="Your stories").click()
    expect(page.get_by_role("link", name=HEADLINE)).to_be_visible()
    page.get_by_role("button", name="Remember what I read").click()
    expect(page.get_by_text("Stories you open from now on")).to_be_visible()
    page.goto(story)
    expect(mine.get_by_role("button", name="Remove from your stories")).to_be_visible()
    page.goto("/account/stories")
    expect(page.locator("#read ~ ul").get_by_role("link", name=HEADLINE)).to_be_visible()
    expect(page.get_by_text("changed since you read it")).to_have_count(0)

    deliver(newsroom, f"{HEADLINE}, at last", version=2)
    page.reload()
    expect(page.get_by_role("link", name="changed since you read it").first).to_be_visible()
    looks_right(page, tmp_path)
    page.goto(story)
    expect(page.locator(".toast")).to_contain_text("This story changed since you read it")
    page.get_by_role("button", name="See what changed").click()
    page.wait_for_url(f"**{story}/history")


def looks_right(page: Page, shots: Path) -> None:
    for width, scheme in SIZES:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        page.evaluate("for (const each of document.getAnimations()) each.finish()")
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{width} {scheme}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        page.screenshot(path=shots / f"stories-{width}-{scheme}.png", full_page=True)


def test_without_a_script_the_link_under_the_story_saves_it(
    newsroom: Newsroom, browser: Browser, post_office: PostOffice
) -> None:
    headline = "Lighthouse lens is cleaned"
    copy = {"guid": "urn:h:lens", "slugline": "LENS", "headline": headline}
    newsroom.drop("lens.xml", newsml(**copy, version=1, paragraphs=["It shines."]))
    story = newsroom.published(headline)
    context = browser.new_context(java_script_enabled=False, base_url=newsroom.url)
    page = context.new_page()
    page.goto(story)
    page.get_by_role("link", name="save this story").click()
    page.get_by_label("E-mail address").fill("by-link@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The eight figures in the letter").fill(post_office.code_for("by-link@example.org"))
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Save it").click()
    expect(page.get_by_role("link", name=headline)).to_be_visible()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    context.close()
