"""Readers give without leaving the site: card or wallet in the provider's own frame, and never to us."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from giving_house import BAD, open_house, pay
from letter_box import PostOffice
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, Route, expect

from wireroom.bench.newsroom import Newsroom, wait_for
from wireroom.demo.till import Till
from wireroom.demo.till.server import PUBLIC_KEY

ADDRESS = "ines@example.org"
FRAME = "iframe[title='Secure payment input frame']"
CARDS = ("4242424242424242", "4000000000000002")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, post_office: PostOffice) -> Iterator[tuple[Newsroom, Till]]:
    settings = {"WIREROOM_GIVING_WAY": "element", "WIREROOM_STRIPE_PUBLIC_KEY": PUBLIC_KEY}
    with open_house(tmp_path_factory.mktemp("here"), post_office, **settings) as both:
        yield both


@pytest.fixture
def till(house: tuple[Newsroom, Till]) -> Till:
    return house[1]


@pytest.fixture
def visitor(browser: Browser, house: tuple[Newsroom, Till]) -> Iterator[BrowserContext]:
    """A reader's browser; it may ask the site and the provider alone, and tell the site no card and no address."""
    newsroom, till = house
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=newsroom.url, locale="de-DE")
    context.set_default_timeout(10_000)
    strangers: list[str] = []
    told: list[str] = []
    ours = (newsroom.url, till.url, "data:", "blob:")
    context.on("request", lambda asked: None if asked.url.startswith(ours) else strangers.append(asked.url))
    context.on("request", lambda asked: told.append(f"{asked.url} {asked.post_data}"))
    yield context
    context.close()
    assert strangers == []
    for said in told:
        if said.startswith(newsroom.url):
            bare = said.replace("+", "").replace("%20", "")
            assert not any(card in bare for card in CARDS), said
            assert ADDRESS not in said.replace("%40", "@"), said


def charges(till: Till) -> int:
    return len([each for each in till.books.of("charge") if each["paid"]])


def begin(page: Page, amount: str = "€10", every: str = "once") -> FrameLocator:
    """As far as the provider's fields."""
    page.goto(f"/support/?every={every}&currency=EUR")
    page.get_by_role("radio", name=amount).check()
    page.get_by_role("button", name="Go on to pay").click()
    expect(page.get_by_role("button", name="Give EUR")).to_be_visible()
    return page.frame_locator(FRAME)


def test_by_card_declined_once_and_then_given_with_a_double_click(visitor: BrowserContext, till: Till):
    before = charges(till)
    page = visitor.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/support/?every=once&currency=EUR")
    page.wait_for_load_state("networkidle")
    assert not any(url.startswith(till.url) for url in asked), "nobody else is asked before a reader goes on to pay"
    fields = begin(page)
    assert Axe().run(page).response["violations"] == []
    expect(page.get_by_role("heading", name="EUR 10.00")).to_be_focused()
    page.get_by_label("E-mail address").fill(ADDRESS)
    fields.get_by_label("Card number").fill(BAD)
    page.get_by_role("button", name="Give EUR").click()
    expect(page.get_by_role("alert")).to_contain_text("declined")
    assert Axe().run(page).response["violations"] == []
    assert charges(till) == before
    fields.get_by_label("Card number").fill(CARDS[0])
    page.get_by_role("button", name="Give EUR").dblclick()
    page.wait_for_url("**/support/thanks/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert charges(till) == before + 1


def test_each_year_by_wallet(visitor: BrowserContext, till: Till, post_office: PostOffice):
    page = visitor.new_page()
    fields = begin(page, amount="€100", every="year")
    page.get_by_label("E-mail address").fill("yearly@example.org")
    fields.get_by_label("Wallet").check()
    page.get_by_role("button", name="Give EUR").click()
    page.wait_for_url("**/support/thanks/**")
    (pledge,) = till.books.of("subscription")
    assert pledge["items"]["data"][0]["price"]["recurring"] == {"interval": "year"}
    letter = wait_for(lambda: post_office.letters_to("yearly@example.org"), what="a receipt")[-1]
    assert "€100" in str(letter["subject"])


def test_with_an_account_the_address_is_known(visitor: BrowserContext, till: Till, post_office: PostOffice):
    page = visitor.new_page()
    page.goto("/account/sign-in")
    page.get_by_label("E-mail address").fill("oda@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The eight figures in the letter").fill(post_office.code_for("oda@example.org"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/")
    page.goto("/account/support/give?every=month&currency=EUR")
    page.get_by_role("button", name="Go on to pay").click()
    expect(page.get_by_role("button", name="Give EUR")).to_be_visible()
    expect(page.get_by_label("E-mail address")).to_be_hidden()
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Give EUR").click()
    page.wait_for_url("**/support/thanks/**")
    assert till.books.of("customer")[0]["email"] == "oda@example.org"


def test_another_amount_closes_what_was_begun(visitor: BrowserContext, till: Till):
    page = visitor.new_page()
    begin(page)
    page.get_by_role("button", name="Choose anew").click()
    page.get_by_role("radio", name="€25").check()
    page.get_by_role("button", name="Go on to pay").click()
    expect(page.get_by_role("button", name="Give EUR 25.00")).to_be_visible()
    newest, first = till.books.of("checkout.session")[:2]
    assert (newest["status"], first["status"]) == ("open", "expired")


def test_the_line_breaks_at_each_step_and_it_is_given_once(visitor: BrowserContext, till: Till):
    before, sessions = charges(till), len(till.books.of("checkout.session"))
    page = visitor.new_page()

    def answer_is_lost(route: Route) -> None:
        route.fetch()
        route.abort("connectionreset")

    page.goto("/support/?every=once&currency=EUR")
    page.route("**/support/", answer_is_lost, times=1)
    page.get_by_role("button", name="Go on to pay").click()
    expect(page.get_by_role("alert")).to_contain_text("The line broke")
    fields = begin(page)
    assert len(till.books.of("checkout.session")) == sessions + 1, "what was begun is found again"
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.route("**/js/confirm", lambda route: route.abort("connectionreset"), times=1)
    page.get_by_role("button", name="Give EUR").click()
    expect(page.get_by_role("alert")).to_contain_text("could not be reached")
    assert charges(till) == before
    fields.get_by_label("Card number").fill(CARDS[0])
    page.route("**/js/confirm", answer_is_lost, times=1)
    page.get_by_role("button", name="Give EUR").click()
    page.wait_for_url("**/support/thanks/**")
    assert charges(till) == before + 1


def test_where_the_provider_s_script_is_blocked_its_own_page_is_used(visitor: BrowserContext, till: Till):
    before = charges(till)
    page = visitor.new_page()
    page.route("**/js/stripe.js", lambda route: route.abort())
    page.goto("/support/?every=once&currency=EUR")
    page.get_by_role("button", name="Go on to pay").click()
    page.wait_for_url("**/c/pay/**")
    pay(page, address=ADDRESS)
    page.wait_for_url("**/support/thanks/**")
    assert charges(till) == before + 1


def test_without_javascript_its_own_page_is_used(browser: Browser, house: tuple[Newsroom, Till]):
    newsroom, till = house
    before = charges(till)
    context = browser.new_context(base_url=newsroom.url, java_script_enabled=False)
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto("/support/?every=once&currency=EUR")
    page.get_by_role("button", name="Go on to pay").click()
    pay(page, address=ADDRESS)
    page.wait_for_url("**/support/thanks/**")
    assert charges(till) == before + 1
    context.close()


def test_no_card_is_in_our_files_and_logs(house: tuple[Newsroom, Till]):
    newsroom, till = house
    assert charges(till), "somebody has paid by card"
    for kept in newsroom.data.rglob("*"):
        if kept.is_file():
            data = kept.read_bytes()
            assert not any(card.encode() in data for card in CARDS), kept
