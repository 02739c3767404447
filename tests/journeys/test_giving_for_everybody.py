"""What readers and the publisher see of gifts is for everybody: on a telephone and at a desk, light and dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from giving_house import open_house
from letter_box import PostOffice
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_wire_to_page import sign_in

from wireroom.bench.newsroom import Newsroom, wait_for
from wireroom.demo.till import Till, bank, deals

FEW = 5
"""As many have to give before the open books name a number."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, post_office: PostOffice) -> Iterator[tuple[Newsroom, Till]]:
    goal = "EUR 100 a reporter at the harbour"
    told = {"WIREROOM_OPEN_BOOKS": "true", "WIREROOM_GIVING_GOAL": goal}
    with open_house(tmp_path_factory.mktemp("books"), post_office, **told) as both:
        yield both


@pytest.fixture
def context(browser: Browser, house: tuple[Newsroom, Till]) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=house[0].url)
    yield context
    context.close()


def give(context: BrowserContext, till: Till, number: int) -> str:
    """Give €10 each month and pay by a good card; where thanks are said."""
    said = {"form": f"{number:04}" + "f" * 20, "every": "month", "currency": "EUR", "amount": "1000"}
    to = context.request.post("/support/", form=said, max_redirects=0).headers["location"]
    with till.lock:
        session = till.books.things[to.rpartition("/")[2]]
        deals.pay(till.books, session, card=bank.GOOD, email=f"reader{number}@example.org")
    return str(session["success_url"])


@pytest.fixture(scope="module")
def thanks(browser: Browser, house: tuple[Newsroom, Till]) -> str:
    """Where the last of a few givers was thanked."""
    newsroom, till = house
    giving = browser.new_context(base_url=newsroom.url)
    paths = [give(giving, till, number) for number in range(FEW)]
    wait_for(lambda: "giving-sum" in newsroom.get("/support/open").text, pace=0.5, what="the gifts in the open books")
    giving.close()
    return paths[-1]


def check(page: Page, path: str) -> None:
    """Open it at each size and in each scheme: axe finds nothing, and nothing stands out at the side."""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(path)
            assert Axe().run(page).response["violations"] == [], (path, width, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_giving_thanks_the_open_books_and_what_i_give(
    context: BrowserContext, thanks: str, post_office: PostOffice
) -> None:
    page = context.new_page()
    for path in ("/support/", "/support/?every=once", "/support/thanks/none", thanks):
        check(page, path)
    page.goto(thanks)
    expect(page.locator("h1")).to_contain_text("hank")
    check(page, "/support/open")
    expect(page.get_by_role("table", name="Month by month")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_be_visible()
    letter = wait_for(lambda: post_office.letters_to("reader0@example.org"), what="a receipt")[-1]
    link = next(line for line in letter.get_body(("plain",)).get_content().splitlines() if "/support/mine/" in line)
    check(page, link.strip())
    page.get_by_label("Another amount, in EUR").fill("nothing")
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert Axe().run(page).response["violations"] == []


@pytest.mark.usefixtures("thanks")
def test_the_books_at_the_desk(context: BrowserContext, house: tuple[Newsroom, Till]) -> None:
    page = context.new_page()
    sign_in(house[0], page)
    check(page, "/desk/giving")
    payment = page.locator("#payments ~ table a, [aria-labelledby=payments] a").first.get_attribute("href")
    assert payment is not None
    check(page, payment)
