"""Who supports the newsroom is known on every device at once; and a card that runs out is met with a kind word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from appeal_desk import AppealDesk
from giving_house import open_house, pay
from letter_box import PostOffice
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_appeals import APPEAL, PARAGRAPHS, opened
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for
from wireroom.demo.till import Till, bank, deals

HEADLINE = "Board decides on tugs"
BADGE = "[data-slot=reader] [data-badge]"
AT_ONCE = 20_000
"""Milliseconds that a busy machine may need for what takes a second."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, post_office: PostOffice) -> Iterator[tuple[Newsroom, Till]]:
    with open_house(tmp_path_factory.mktemp("known"), post_office, WIREROOM_SUPPORTER_BADGE="true") as both:
        yield both


@pytest.fixture(scope="module")
def desk(house: tuple[Newsroom, Till], browser: Browser) -> Iterator[AppealDesk]:
    desk = AppealDesk(house[0], browser)
    yield desk
    desk.context.close()


@pytest.fixture
def device(
    browser: Browser, house: tuple[Newsroom, Till], post_office: PostOffice
) -> Iterator[Callable[[str], BrowserContext]]:
    """One more browser of a reader's, signed in."""
    made: list[BrowserContext] = []

    def sign_in(address: str) -> BrowserContext:
        context = browser.new_context(base_url=house[0].url, viewport={"width": 1280, "height": 800}, locale="de-DE")
        context.set_default_timeout(15_000)
        made.append(context)
        page = context.new_page()
        page.goto("/account/sign-in")
        page.get_by_label("E-mail address").fill(address)
        before = len(post_office.letters_to(address))
        page.get_by_role("button", name="Send me a code").click()
        code = post_office.code_for(address, letters=before + 1)
        page.get_by_label("The eight figures in the letter").fill(code)
        page.keyboard.press("Enter")
        page.wait_for_url("**/account/")
        page.close()
        return context

    yield sign_in
    for context in made:
        context.close()


def give_in_account(page: Page, address: str, *, card: str = bank.GOOD) -> None:
    page.goto("/account/support/give?every=month&currency=EUR")
    page.get_by_role("radio", name="€10").check()
    page.get_by_role("button", name="Go on to pay").click()
    page.wait_for_url("**/c/pay/**")
    pay(page, address=address, card=card)
    page.wait_for_url("**/support/thanks/**")


def test_the_other_device_hears_that_support_began_and_that_it_is_over(
    house: tuple[Newsroom, Till], desk: AppealDesk, device: Callable[[str], BrowserContext]
) -> None:
    newsroom, till = house
    newsroom.drop("tugs.xml", newsml(guid="urn:tugs", version=1, headline=HEADLINE, paragraphs=PARAGRAPHS))
    story = newsroom.published(HEADLINE)
    desk.wait_until_asked(story, desk.write("Tugs inside"))
    here, there = device("tove@example.org"), device("tove@example.org")
    waiting = opened(there, story)
    expect(waiting.locator(APPEAL)).to_be_visible(timeout=AT_ONCE)
    second = there.new_page()
    second.goto("/")
    expect(waiting.locator(BADGE)).to_have_count(0)
    loads = [tab.evaluate("performance.timeOrigin") for tab in (waiting, second)]

    give_in_account(here.new_page(), "tove@example.org")
    expect(waiting.locator(APPEAL)).to_have_count(0, timeout=AT_ONCE)
    for tab in (waiting, second):
        expect(tab.locator(BADGE)).to_have_text("Supporter", timeout=AT_ONCE)

    with till.lock:
        for charge in till.books.of("charge"):
            bank.give_back(till.books, {"charge": charge["id"]})
    for tab in (waiting, second):
        expect(tab.locator(BADGE)).to_have_count(0, timeout=AT_ONCE)
    assert [tab.evaluate("performance.timeOrigin") for tab in (waiting, second)] == loads, "nothing was loaded anew"


def test_a_card_that_runs_out_is_met_with_a_kind_word_and_mended(
    house: tuple[Newsroom, Till], browser: Browser, post_office: PostOffice
) -> None:
    newsroom, till = house
    address = "once@example.org"
    context = browser.new_context(base_url=newsroom.url, locale="de-DE")
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto("/support/?every=month&currency=EUR&amount=500")
    page.get_by_role("button", name="Go on to pay").click()
    pay(page, address=address, card=bank.ONCE_ONLY)
    page.wait_for_url("**/support/thanks/**")
    post_office.letter_to(address, subject="Thank you")
    pledge = till.books.of("subscription")[0]
    with till.lock:
        deals.renew(till.books, pledge)
    letter = post_office.letter_to(address, subject="We could not take your gift this time").get_body(("plain",))
    assert letter is not None
    words = letter.get_content()
    assert "That happens" in words
    page.goto(next(line for line in words.splitlines() if "/support/mine/" in line))
    page.get_by_role("button", name="Card and bills").click()
    page.wait_for_url("**/p/session/**")
    page.get_by_label("New card").fill(bank.GOOD)
    page.get_by_role("button", name="Keep this card").click()
    page.get_by_role("link", name="Back").click()
    page.wait_for_url("**/support/mine/**")
    with till.lock:
        deals.renew(till.books, pledge, tries=2)
    assert pledge["status"] == "active"
    wait_for(
        lambda: sum("Thank you" in str(each["subject"]) for each in post_office.letters_to(address)) == 2,
        what="thanks for the mended gift",
    )
    context.close()


def test_a_killed_story_asks_for_nothing(house: tuple[Newsroom, Till], desk: AppealDesk, browser: Browser) -> None:
    newsroom, _ = house
    copy = {"guid": "urn:crane", "headline": "Crane falls silent", "paragraphs": PARAGRAPHS}
    newsroom.drop("crane.xml", newsml(version=1, **copy))
    path = newsroom.published("Crane falls silent")
    desk.wait_until_asked(path, desk.write("Crane inside", rank="9"))
    context = browser.new_context(base_url=newsroom.url, viewport={"width": 1280, "height": 800})
    page = opened(context, path)
    expect(page.locator(APPEAL)).to_be_visible()
    newsroom.drop("crane2.xml", newsml(version=2, status="canceled", created="2026-11-22T13:00:00Z", **copy))
    wait_for(lambda: newsroom.get(path).status == 410, what="the kill")
    expect(page.locator(".appeal")).to_have_count(0)
    gone = context.new_page()
    gone.goto(path)
    gone.wait_for_load_state("networkidle")
    expect(gone.locator(".appeal")).to_have_count(0)
    context.close()
