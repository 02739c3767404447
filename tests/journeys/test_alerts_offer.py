"""The offer of alerts where a browser cannot have them: it says why, and what would mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom

HEADLINE = "Bell tower leans no further"
NO_PUSH = "delete window.PushManager;"
DENIED = "Object.defineProperty(Notification, 'permission', { value: 'denied' });"
ALLOWED = "Notification.requestPermission = async () => 'granted';"
SHUT = "Notification.requestPermission = async () => 'default';"
NEVER = f"{ALLOWED} PushManager.prototype.subscribe = () => new Promise(() => {{}});"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1"


@pytest.fixture(scope="module")
def story(newsroom: Newsroom) -> str:
    newsroom.drop("bell.xml", newsml(guid="urn:bell", version=1, headline=HEADLINE, paragraphs=["It stands."]))
    return newsroom.published(HEADLINE)


@pytest.fixture
def visit(browser: Browser, newsroom: Newsroom, story: str) -> Iterator[Callable[..., Page]]:
    """Open a page in a browser that is as the script makes it."""
    contexts = []

    def go(script: str = "", path: str = story, **facts: object) -> Page:
        context = browser.new_context(base_url=newsroom.url, permissions=["notifications"], **facts)
        context.add_init_script(script)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("script", "facts", "words"),
    [
        (NO_PUSH, {}, "cannot show alerts from websites"),
        (NO_PUSH, {"user_agent": IPHONE}, "Add to Home Screen"),
        (DENIED, {}, "Set “Notifications” to “Allow”"),
    ],
)
def test_a_browser_that_cannot_says_why_on_the_story_and_on_the_page(
    visit: Callable[..., Page], script: str, facts: dict[str, object], words: str
) -> None:
    page = visit(script, **facts)
    page.get_by_role("link", name="Get alerts").click()
    panel = page.locator(".alerts-panel")
    expect(panel).to_contain_text(words)
    expect(panel.get_by_role("button", name="Allow alerts")).to_have_count(0)
    page = visit(script, "/alerts", **facts)
    expect(page.locator("[data-standing]")).to_contain_text(words)
    expect(page.locator("form[data-wishes]")).to_be_hidden()


def test_nothing_is_asked_of_the_browser_before_the_readers_click(visit: Callable[..., Page]) -> None:
    script = "self.asked = 0; Notification.requestPermission = async () => { self.asked += 1; return 'denied'; };"
    page = visit(script)
    page.get_by_role("link", name="Get alerts").click()
    expect(page.get_by_role("heading", name="Stay up to date")).to_be_visible()
    assert page.evaluate("self.asked") == 0
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(({ length }) => length)") == 0
    page.get_by_role("button", name="Allow alerts").click()
    expect(page.get_by_text("This browser has been told to refuse alerts")).to_be_visible()
    assert page.evaluate("self.asked") == 1


def test_who_closes_the_question_can_ask_again(visit: Callable[..., Page]) -> None:
    page = visit(SHUT)
    page.get_by_role("link", name="Get alerts").click()
    page.get_by_role("button", name="Allow alerts").click()
    expect(page.get_by_role("status").filter(has_text="You closed the browser’s question")).to_be_visible()
    expect(page.get_by_role("button", name="Allow alerts")).to_be_enabled()


def test_who_wants_nothing_is_told_to_choose(visit: Callable[..., Page]) -> None:
    page = visit(ALLOWED)
    page.get_by_role("link", name="Get alerts").click()
    expect(page.get_by_role("heading", name="Stay up to date")).to_be_visible()
    for tick in page.locator(".alerts-panel .choices input").all():
        tick.uncheck()
    page.get_by_role("button", name="Allow alerts").click()
    expect(page.get_by_text("Choose at least one thing")).to_be_visible()


def test_a_push_service_that_does_not_answer_is_told_in_ten_seconds(visit: Callable[..., Page]) -> None:
    page = visit(NEVER)
    page.get_by_role("link", name="Get alerts").click()
    page.get_by_role("button", name="Allow alerts").click()
    expect(page.get_by_text("could not be reached in ten seconds")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("button", name="Allow alerts")).to_be_enabled()


def test_a_browser_whose_push_service_refuses_says_so(visit: Callable[..., Page]) -> None:
    page = visit(ALLOWED, "/alerts?section=business")
    expect(page.get_by_label("Breaking news", exact=True)).to_be_checked()
    page.get_by_role("button", name="Allow alerts").click()
    expect(page.get_by_text("message service could not be reached")).to_be_visible()


def test_without_javascript_the_offer_is_a_link_and_the_page_names_the_feeds(
    visit: Callable[..., Page],
) -> None:
    page = visit(java_script_enabled=False)
    page.get_by_role("link", name="Get alerts").click()
    expect(page.get_by_role("main").get_by_role("link", name="RSS")).to_be_visible()
    page.goto("/saved")
    expect(page.locator("noscript p")).to_be_visible()
