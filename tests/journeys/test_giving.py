"""Readers give once: with and without JavaScript, with bad cards and lines that break, and never twice."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from giving_house import BAD, check_files, names_a_card, open_house, pay, told_to
from letter_box import PostOffice
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from wireroom.bench.newsroom import Newsroom, wait_for
from wireroom.demo.till import Till, bank, deals

ADDRESS = "mara@example.org"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, post_office: PostOffice) -> Iterator[tuple[Newsroom, Till]]:
    with open_house(tmp_path_factory.mktemp("giving"), post_office) as both:
        yield both


@pytest.fixture
def newsroom(house: tuple[Newsroom, Till]) -> Newsroom:
    return house[0]


@pytest.fixture
def till(house: tuple[Newsroom, Till]) -> Iterator[Till]:
    till = house[1]
    yield till
    till.cut = lambda _moment: False
    till.post.release()
    wait_for(lambda: till.post.is_empty, what="all notices taken")


@pytest.fixture
def visitor(browser: Browser, newsroom: Newsroom, till: Till) -> Iterator[BrowserContext]:
    """A reader's browser; whatever goes elsewhere than to the site and the provider fails the journey."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=newsroom.url, locale="de-DE")
    context.set_default_timeout(10_000)
    strangers: list[str] = []
    ours = (newsroom.url, till.url, "data:", "blob:")
    context.on("request", lambda request: None if request.url.startswith(ours) else strangers.append(request.url))
    told = told_to(newsroom, context)
    yield context
    context.close()
    assert strangers == []
    assert not any(names_a_card(said.encode()) for said in told)


def charges(till: Till) -> int:
    return len([each for each in till.books.of("charge") if each["paid"]])


def given(till: Till) -> list[int]:
    return [each["amount"] for each in till.books.of("charge") if each["paid"]]


def begin(page: Page, amount: str = "€10", every: str = "Once") -> None:
    page.goto("/support/")
    page.get_by_role("link", name=every).click()
    page.get_by_role("radio", name=amount).check()
    page.get_by_role("button", name="Go on to pay").click()
    page.wait_for_url("**/c/pay/**")


def test_once_and_all_tabs_know(visitor: BrowserContext, till: Till, post_office: PostOffice):
    before = charges(till)
    other = visitor.new_page()
    other.goto("/support/")
    other.evaluate("() => { new BroadcastChannel('wr-supporter').onmessage = () => { window.heard = true; }; }")
    page = visitor.new_page()
    begin(page)
    pay(page, address=ADDRESS)
    page.wait_for_url("**/support/thanks/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    other.wait_for_function(
        "() => window.heard && JSON.parse(localStorage['wr-supporter']).until > new Date().toISOString()"
    )
    page.wait_for_function("() => Date.parse(JSON.parse(localStorage['wr-supporter']).until) > Date.now() + 80 * 864e5")
    assert charges(till) == before + 1
    page.goto("/support/?every=once")
    page.get_by_role("button", name="Go on to pay").click()
    page.wait_for_url("**/c/pay/**")  # a second gift, by a form of its own
    letter = wait_for(lambda: post_office.letters_to(ADDRESS), what="a receipt")[-1]
    assert "€10" in str(letter["subject"])


def test_without_javascript(browser: Browser, newsroom: Newsroom, till: Till):
    context = browser.new_context(base_url=newsroom.url, java_script_enabled=False)
    context.set_default_timeout(10_000)
    page = context.new_page()
    before = charges(till)
    page.goto("/support/?every=once&currency=USD&amount=2000")
    assert page.get_by_role("radio", name="$20").is_checked()
    page.get_by_role("button", name="Go on to pay").click()
    pay(page, address=ADDRESS)
    page.wait_for_url("**/support/thanks/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert (charges(till), given(till)[0]) == (before + 1, 2000)
    context.close()


def test_a_declined_card_takes_nothing_and_another_one_gives(visitor: BrowserContext, till: Till):
    before = charges(till)
    page = visitor.new_page()
    begin(page, "€25")
    pay(page, address=ADDRESS, card=BAD)
    expect(page.get_by_role("alert")).to_contain_text("declined")
    assert charges(till) == before
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_text("Nothing was taken")).to_be_visible()
    expect(page.get_by_role("radio", name="€25")).to_be_checked()
    page.go_back()
    pay(page, address=ADDRESS)
    page.wait_for_url("**/support/thanks/**")
    assert charges(till) == before + 1


def test_a_double_click_gives_once(visitor: BrowserContext, till: Till):
    sessions = len(till.books.of("checkout.session"))
    page = visitor.new_page()
    page.goto("/support/?every=once&currency=EUR")
    page.get_by_role("button", name="Go on to pay").dblclick()
    page.wait_for_url("**/c/pay/**")
    assert len(till.books.of("checkout.session")) == sessions + 1


def test_the_same_form_again_in_another_amount_closes_the_first(visitor: BrowserContext, till: Till):
    before = charges(till)
    page = visitor.new_page()
    page.goto("/support/?every=once&currency=EUR")
    form = page.locator("[name=form]").input_value()
    answers = [
        visitor.request.post(
            "/support/", form={"form": form, "every": "once", "currency": "EUR", "amount": amount}, max_redirects=0
        ).headers["location"]
        for amount in ("500", "2500")
    ]
    page.goto(answers[0])
    expect(page.get_by_text("Nothing to pay here")).to_be_visible()
    page.goto(answers[1])
    pay(page, address=ADDRESS)
    page.wait_for_url("**/support/thanks/**")
    again = visitor.request.post(
        "/support/", form={"form": form, "every": "once", "currency": "EUR", "amount": "1000"}, max_redirects=0
    )
    assert "/support/thanks/" in again.headers["location"], "this form has given already"
    assert charges(till) == before + 1


@pytest.mark.parametrize("moment", ["before POST checkout/sessions", "after POST checkout/sessions"])
def test_the_line_to_the_provider_breaks_and_the_same_form_gives_once(visitor: BrowserContext, till: Till, moment: str):
    before = charges(till)
    page = visitor.new_page()
    page.goto("/support/?every=once&currency=EUR")
    till.cut = lambda at: at == moment
    page.get_by_role("button", name="Go on to pay").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was taken")
    till.cut = lambda _moment: False
    page.get_by_role("button", name="Go on to pay").click()
    page.wait_for_url("**/c/pay/**")
    pay(page, address=ADDRESS)
    page.wait_for_url("**/support/thanks/**")
    assert charges(till) == before + 1


def test_the_readers_own_line_breaks_at_each_step(visitor: BrowserContext, till: Till):
    before, sessions = charges(till), len(till.books.of("checkout.session"))
    page = visitor.new_page()
    page.goto("/support/?every=once&currency=EUR")

    def answer_is_lost(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    page.route("**/support/", answer_is_lost, times=1)
    page.get_by_role("button", name="Go on to pay").click()
    page.wait_for_url("chrome-error://**")
    page.goto("/support/?every=once&currency=EUR")
    page.get_by_role("button", name="Go on to pay").click()
    page.wait_for_url("**/c/pay/**")
    assert len(till.books.of("checkout.session")) == sessions + 1, "the page that was lost is found again"
    page.route("**/c/pay/**", answer_is_lost, times=1)
    pay(page, address=ADDRESS)
    wait_for(lambda: charges(till) == before + 1, what="the payment whose answer is lost")
    page.wait_for_url("chrome-error://**")
    page.goto("/support/?every=once&currency=EUR")
    page.get_by_role("button", name="Go on to pay").click()
    page.wait_for_url("**/support/thanks/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert charges(till) == before + 1


def test_notices_late_twice_and_out_of_order(visitor: BrowserContext, till: Till, newsroom: Newsroom):
    till.post.hold()
    page = visitor.new_page()
    begin(page)
    pay(page, address="late@example.org")
    page.wait_for_url("**/support/thanks/**")
    expect(page.get_by_text("being confirmed by your bank")).to_be_visible()
    key = page.url.rpartition("/")[2]
    said = newsroom.get(f"/support/standing?intent={key}").text
    assert '"supporter": true' in said
    assert '"state": "thinking"' in said
    till.post.release(chance=random.Random(5), times=2)
    expect(page.get_by_text("has been taken")).to_be_visible()
    page.wait_for_function("() => Date.parse(JSON.parse(localStorage['wr-supporter']).until) > Date.now() + 80 * 864e5")


def test_a_bank_debit_that_fails_days_later_is_told_kindly(
    visitor: BrowserContext, till: Till, post_office: PostOffice
):
    page = visitor.new_page()
    begin(page)
    pay(page, address="debit@example.org", card=bank.BAD_DEBIT)
    page.wait_for_url("**/support/thanks/**")
    expect(page.get_by_text("being confirmed by your bank")).to_be_visible()
    with till.lock:
        deals.clear_debit(till.books, till.books.of("checkout.session", status="complete")[0])
    expect(page.get_by_text("thank you for wanting to give")).to_be_visible()
    page.wait_for_function("() => !JSON.parse(localStorage['wr-supporter']).until")
    assert Axe().run(page).response["violations"] == []
    letter = wait_for(lambda: post_office.letters_to("debit@example.org"), what="a kind word")[-1]
    assert "did not go through" in str(letter["subject"])
    page.get_by_role("link", name="Try once more").click()
    page.get_by_role("button", name="Go on to pay").click()
    page.wait_for_url("**/c/pay/**")


def test_a_stranger_s_form_and_an_unsigned_notice_are_turned_away(visitor: BrowserContext):
    strange = visitor.request.post("/support/", form={"amount": "1000"}, headers={"Origin": "https://evil.example"})
    assert strange.status == 403
    forged = visitor.request.post("/support/notices", data="{}", headers={"Stripe-Signature": "t=1,v1=00"})
    assert forged.status == 400


def test_only_these_pages_may_lead_to_the_provider(newsroom: Newsroom, till: Till):
    policy = newsroom.get("/support/").headers["content-security-policy"]
    assert f"form-action 'self' {till.url};" in policy + ";"
    assert "script-src 'self';" in policy
    assert till.url not in newsroom.get("/").headers["content-security-policy"]
    assert till.url not in newsroom.get("/account/sign-in").headers["content-security-policy"]


def test_no_card_reaches_our_files_and_logs(newsroom: Newsroom, till: Till):
    check_files(newsroom, till)
