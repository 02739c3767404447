"""A reader changes the amount, the card, or ends what they pledged, while lines break: said, kept, and done once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from giving_house import open_house, pay
from letter_box import PostOffice
from playwright.sync_api import Browser, Page, Route, expect

from wireroom.bench.newsroom import Newsroom, wait_for
from wireroom.demo.till import Till

NUMBERS = count(1)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, post_office: PostOffice) -> Iterator[tuple[Newsroom, Till]]:
    with open_house(tmp_path_factory.mktemp("lost-lines"), post_office) as both:
        yield both


@dataclass(frozen=True, kw_only=True)
class Mine:
    """The page of somebody who gives €5 each month, by the link in the receipt."""

    page: Page
    link: str
    till: Till
    pledge: dict[str, Any]

    def away_at(self, moment: str, press: Callable[[], None]) -> None:
        """The newsroom's line to the provider breaks there; it is said, and all goes on from the same page."""
        self.till.cut = lambda at: at.startswith(moment)
        press()
        expect(self.page.get_by_role("alert")).to_contain_text("does not answer")
        self.till.cut = lambda _moment: False

    def lost_at(self, press: Callable[[], None]) -> None:
        """The reader's own line breaks while the answer is on its way; they come back by the link."""
        self.page.route("**/support/mine/**", _lose_answer)
        press()
        self.page.wait_for_url("chrome-error://**")
        self.page.unroute("**/support/mine/**")
        self.page.goto(self.link)

    def says(self, words: str) -> None:
        """The page says so before long."""

        def is_said() -> bool:
            self.page.goto(self.link)
            return self.page.get_by_text(words).is_visible()

        wait_for(is_said, what=f"the page that says “{words}”")

    def change_to(self, written: str) -> None:
        self.page.get_by_label("Another amount, in EUR").fill(written)
        self.page.get_by_role("button", name="Change it").click()

    def ask_for_the_card(self) -> None:
        self.page.get_by_role("button", name="Card and bills").click()

    def end(self) -> None:
        self.page.get_by_role("link", name="End it").click()
        self.page.get_by_role("button", name="Yes, end it").click()

    def amount(self) -> int:
        return int(self.pledge["items"]["data"][0]["price"]["unit_amount"])


def _lose_answer(route: Route) -> None:
    if route.request.method != "POST":
        route.fallback()
        return
    route.fetch(max_redirects=0)
    route.abort("connectionreset")


@pytest.fixture
def mine(browser: Browser, house: tuple[Newsroom, Till], post_office: PostOffice) -> Iterator[Mine]:
    newsroom, till = house
    number = next(NUMBERS)
    context = browser.new_context(
        base_url=newsroom.url, locale="de-DE", extra_http_headers={"X-Forwarded-For": f"198.18.7.{number}"}
    )
    context.set_default_timeout(10_000)
    page, address = context.new_page(), f"ada{number}@example.org"
    page.goto("/support/?every=month&currency=EUR&amount=500")
    page.get_by_role("button", name="Go on to pay").click()
    pay(page, address=address)
    page.wait_for_url("**/support/thanks/**")
    body = post_office.letter_to(address, subject="Thank you").get_body(("plain",))
    assert body is not None
    link = next(line for line in body.get_content().splitlines() if "/support/mine/" in line)
    page.goto(link)
    pledge = till.books.of("subscription")[0]
    yield Mine(page=page, link=link, till=till, pledge=pledge)
    till.cut = lambda _moment: False
    assert len([each for each in till.books.of("charge", customer=pledge["customer"]) if each["paid"]]) == 1
    context.close()


def test_at_the_amount(mine: Mine) -> None:
    mine.away_at("before POST subscriptions/", lambda: mine.change_to("7"))
    assert mine.amount() == 500
    mine.away_at("after POST subscriptions/", lambda: mine.change_to("7"))
    mine.change_to("7")
    expect(mine.page.get_by_role("status")).to_contain_text("Changed")
    assert mine.amount() == 700
    mine.lost_at(lambda: mine.change_to("8"))
    assert mine.amount() == 800
    mine.says("€8 each month")


def test_at_the_card(mine: Mine) -> None:
    mine.away_at("before POST billing_portal/", mine.ask_for_the_card)
    mine.lost_at(mine.ask_for_the_card)
    mine.ask_for_the_card()
    mine.page.wait_for_url("**/p/session/**")
    mine.page.get_by_role("link", name="Back").click()
    expect(mine.page.get_by_role("heading", name="€5 each month")).to_be_visible()


def test_at_the_end(mine: Mine) -> None:
    mine.away_at("before DELETE subscriptions/", mine.end)
    assert mine.pledge["status"] == "active"
    mine.lost_at(mine.end)
    assert mine.pledge["status"] == "canceled"
    mine.says("Nothing more is taken")
