"""A reader with an account gives each month, is known as a supporter in every tab, changes the amount and ends it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from giving_house import BAD, check_files, names_a_card, open_house, pay, told_to
from letter_box import PostOffice
from playwright.sync_api import Browser, BrowserContext, Page, expect

from wireroom.bench.newsroom import Newsroom, wait_for
from wireroom.demo.till import Till

ADDRESS = "nora@example.org"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, post_office: PostOffice) -> Iterator[tuple[Newsroom, Till]]:
    with open_house(tmp_path_factory.mktemp("monthly"), post_office, WIREROOM_OPEN_BOOKS="true") as both:
        yield both


@pytest.fixture
def nora(browser: Browser, house: tuple[Newsroom, Till], post_office: PostOffice) -> Iterator[BrowserContext]:
    """Nora's browser, in which she has just registered."""
    newsroom, till = house
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=newsroom.url, locale="de-DE")
    context.set_default_timeout(10_000)
    strangers: list[str] = []
    ours = (newsroom.url, till.url, "data:", "blob:")
    context.on("request", lambda request: None if request.url.startswith(ours) else strangers.append(request.url))
    told = told_to(newsroom, context)
    page = context.new_page()
    page.goto("/account/sign-in")
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The eight figures in the letter").fill(post_office.code_for(ADDRESS))
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/")
    page.close()
    yield context
    context.close()
    assert strangers == []
    assert told
    assert not any(names_a_card(said.encode()) for said in told)


def paid(till: Till) -> int:
    return len([each for each in till.books.of("charge") if each["paid"]])


def is_clean(page: Page) -> bool:
    found = Axe().run(page).response["violations"]
    assert found == [], page.url
    return True


def test_give_each_month_change_it_and_end_it(nora: BrowserContext, house: tuple[Newsroom, Till]) -> None:
    _, till = house
    other = nora.new_page()
    other.goto("/")
    other.evaluate("() => { new BroadcastChannel('wr-supporter').onmessage = () => { window.heard = true; }; }")
    page = nora.new_page()
    page.goto("/support/?every=month")
    page.get_by_role("link", name="give with it").click()
    assert is_clean(page)
    page.get_by_role("radio", name="€25").check()
    page.get_by_role("button", name="Go on to pay").click()
    page.wait_for_url("**/c/pay/**")
    assert page.get_by_label("E-mail").input_value() == ADDRESS
    pay(page, address=ADDRESS)
    page.wait_for_url("**/support/thanks/**")
    other.wait_for_function(
        "() => window.heard && JSON.parse(localStorage['wr-supporter']).until > new Date().toISOString()"
    )
    answer = wait_for(
        lambda: json.loads(nora.request.get("/account/support/standing").text())["supporter"], what="a supporter"
    )
    assert answer is True
    expect(other.locator("[data-badge]")).to_have_count(0)
    assert other.evaluate("JSON.parse(localStorage['wr-supporter']).badge") is False, "nobody switched badges on"

    def seen(words: str) -> bool:
        page.goto("/account/support/")
        assert page.get_by_text("Nothing yet").count() == 0
        return page.get_by_role("heading", name=words).is_visible()

    wait_for(lambda: seen("€25 each month"), what="the pledge in the books")
    assert is_clean(page)
    page.get_by_label("Another amount, in EUR").fill("7,50")
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_role("status")).to_contain_text("Changed")
    (pledge,) = till.books.of("subscription")
    assert pledge["items"]["data"][0]["price"]["unit_amount"] == 750

    wait_for(lambda: seen("€7.50 each month"), what="the new amount")
    page.get_by_role("button", name="Card and bills").click()
    page.wait_for_url("**/p/session/**")
    page.get_by_role("link", name="Back").click()
    page.wait_for_url("**/account/support/")

    page.get_by_role("link", name="End it").click()
    assert is_clean(page)
    page.get_by_role("button", name="Yes, end it").click()
    expect(page.get_by_role("status")).to_contain_text("Ended")
    assert pledge["status"] == "canceled"
    wait_for(
        lambda: (page.goto("/account/support/"), page.get_by_text("Nothing more is taken").is_visible())[1],
        what="the end",
    )


def test_a_link_by_mail_does_the_same_without_an_account(
    browser: Browser, house: tuple[Newsroom, Till], post_office: PostOffice
) -> None:
    newsroom, till = house
    context = browser.new_context(base_url=newsroom.url, java_script_enabled=False, locale="de-DE")
    context.set_default_timeout(10_000)
    page = context.new_page()
    before = paid(till)
    page.goto("/support/?every=month&currency=EUR&amount=500")
    page.get_by_role("button", name="Go on to pay").click()
    pay(page, address="ove@example.org", card=BAD)
    expect(page.get_by_role("alert")).to_contain_text("declined")
    assert paid(till) == before
    pay(page, address="ove@example.org")
    page.wait_for_url("**/support/thanks/**")
    assert paid(till) == before + 1
    wait_for(lambda: post_office.letters_to("ove@example.org"), what="a receipt")
    page.goto("/support/find")
    page.get_by_label("E-mail address").fill("ove@example.org")
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_role("status")).to_contain_text("on its way")
    wait_for(lambda: len(post_office.letters_to("ove@example.org")) == 2, what="the letter with the link")
    body = post_office.letters_to("ove@example.org")[-1].get_body(("plain",))
    assert body is not None
    link = next(line for line in body.get_content().splitlines() if "/support/mine/" in line)
    page.goto(link)
    page.get_by_role("link", name="End it").click()
    page.get_by_role("button", name="Yes, end it").click()
    expect(page.get_by_role("status")).to_contain_text("Ended")
    assert till.books.of("subscription")[0]["status"] == "canceled"
    context.close()


def test_the_other_pages_are_accessible(browser: Browser, house: tuple[Newsroom, Till]) -> None:
    page = browser.new_page(base_url=house[0].url)
    for path in ("/support/open", "/support/find"):
        page.goto(path)
        assert is_clean(page)
    page.close()


def test_no_card_reaches_our_files_and_logs(house: tuple[Newsroom, Till]) -> None:
    newsroom, till = house
    check_files(newsroom, till)
    for kept in newsroom.data.rglob("*"):
        if kept.is_file():
            assert b"ove@example.org" not in kept.read_bytes() or kept.name.startswith("wireroom.sqlite3"), kept
