"""From an appeal inside a story to the gift and back: thanks, and no appeal in any tab, none of them loaded anew."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from appeal_desk import HEADING, AppealDesk
from axe_playwright_python.sync_playwright import Axe
from giving_house import open_house, pay
from letter_box import PostOffice
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_appeals import APPEAL, PARAGRAPHS, come_near, opened, read_on
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for
from wireroom.demo.till import Till

HEADLINE = "Board decides on pilots"
THANKS = "Thank you for the pilots"
ASKING = ".appeal:not(.appeal-thanks)"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, post_office: PostOffice) -> Iterator[tuple[Newsroom, Till]]:
    with open_house(tmp_path_factory.mktemp("from-appeal"), post_office) as both:
        yield both


@pytest.fixture(scope="module")
def desk(house: tuple[Newsroom, Till], browser: Browser) -> Iterator[AppealDesk]:
    desk = AppealDesk(house[0], browser)
    yield desk
    desk.context.close()


@pytest.fixture(scope="module")
def story(house: tuple[Newsroom, Till]) -> str:
    newsroom = house[0]
    newsroom.drop("pilots.xml", newsml(guid="urn:pilots", version=1, headline=HEADLINE, paragraphs=PARAGRAPHS))
    return newsroom.published(HEADLINE)


@pytest.fixture(scope="module")
def asked_and_thanked(desk: AppealDesk, story: str) -> None:
    desk.write("Thanks for pilots", channel="thanks", heading_0=THANKS, body_0="This story was made with your help.")
    desk.wait_until_asked(story, desk.write("Pilots inside"))


@pytest.mark.usefixtures("asked_and_thanked")
@pytest.mark.parametrize("every", ["once", "month"])
def test_who_gives_is_thanked_and_asked_in_no_tab(
    browser: Browser, house: tuple[Newsroom, Till], story: str, every: str
) -> None:
    newsroom, till = house
    context = browser.new_context(base_url=newsroom.url, viewport={"width": 1280, "height": 800}, locale="de-DE")
    context.set_default_timeout(15_000)
    other, page = opened(context, story), opened(context, story)
    for tab in (other, page):
        expect(tab.locator(APPEAL)).to_be_visible()
    loads = other.evaluate("performance.timeOrigin")

    page.locator(APPEAL).get_by_role("link", name="€10").click()
    expect(page.get_by_role("radio", name="€10")).to_be_checked()
    if every == "once":
        page.get_by_role("link", name="Once").click()
        page.get_by_role("radio", name="€10").check()
    page.get_by_role("button", name="Go on to pay").click()
    page.wait_for_url("**/c/pay/**")
    pay(page, address=f"pilot-{every}@example.org")
    page.wait_for_url("**/support/thanks/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")

    expect(other.locator(ASKING)).to_have_count(0)
    assert other.evaluate("performance.timeOrigin") == loads, "it was not loaded anew"
    page.wait_for_function("() => Date.parse(JSON.parse(localStorage['wr-supporter']).until) > Date.now()")
    page.goto(story)
    come_near(page)
    page.locator(".appeal-thanks").wait_for(state="attached")
    read_on(page)
    for tab in (page, opened(context, story)):
        expect(tab.locator(".appeal-thanks").get_by_role("heading", name=THANKS)).to_be_visible()
        expect(tab.locator(ASKING)).to_have_count(0)
    session = till.books.of("checkout.session")[0]
    assert (session["amount_total"], session["mode"]) == (1000, "payment" if every == "once" else "subscription")
    context.close()


def test_who_gave_is_not_asked_while_the_notices_are_late(
    browser: Browser, house: tuple[Newsroom, Till], desk: AppealDesk, story: str
) -> None:
    newsroom, till = house
    desk.stop_all()
    desk.wait_until_asked(story, desk.write("Late inside"))
    context = browser.new_context(base_url=newsroom.url, viewport={"width": 1280, "height": 800}, locale="de-DE")
    context.set_default_timeout(15_000)
    expect(opened(context, story).locator(APPEAL)).to_be_visible()
    till.post.hold()
    page = context.new_page()
    page.goto("/support/?every=once&currency=EUR")
    page.get_by_role("button", name="Go on to pay").click()
    pay(page, address="slow@example.org")
    page.wait_for_url("**/support/thanks/**")
    expect(page.get_by_text("being confirmed by your bank")).to_be_visible()
    page.wait_for_function("() => Date.parse(JSON.parse(localStorage['wr-supporter']).until) > Date.now() + 13 * 864e5")
    page.close()
    day_later = f"const now = Date.now; Date.now = () => now() + {2 * 86_400_000};"
    context.add_init_script(day_later)
    later = opened(context, story)
    expect(later.locator(APPEAL)).to_have_count(0)
    later.evaluate("localStorage['wr-supporter'] = JSON.stringify({ intent: 'lost', gave: Date.now() - 864e5 })")
    with context.expect_event("response", lambda each: each.url.endswith("/support/appeal")) as answer:
        opened(context, story)
    assert answer.value.request.post_data_json["gave"] == pytest.approx(1, abs=0.1)
    assert answer.value.json()["appeal"] is None, "what this browser knows is enough"
    till.post.release()
    context.close()


def test_what_a_tested_appeal_brought_stands_at_the_desk(
    browser: Browser, house: tuple[Newsroom, Till], desk: AppealDesk, story: str
) -> None:
    newsroom, _ = house
    desk.stop_all()
    for name in ("Plain words", "Warm words"):
        desk.write(name, start=False)
    desk.page.goto("/desk/appeals/tests/begin")
    desk.page.get_by_label("Name").fill("Words")
    for name in ("Plain words", "Warm words"):
        desk.page.get_by_role("checkbox", name=name).check()
    desk.page.get_by_role("button", name="Begin, and switch them on").click()
    expect(desk.page.get_by_role("heading", name="Not decided")).to_be_visible()
    figures = desk.page.url

    context = browser.new_context(base_url=newsroom.url, viewport={"width": 1280, "height": 800}, locale="de-DE")
    context.set_default_timeout(15_000)
    page = wait_for(lambda: asked(context, story), what="the front to choose from the test")
    page.locator(APPEAL).get_by_role("link", name="€10").click()
    page.get_by_role("button", name="Go on to pay").click()
    pay(page, address="tester@example.org")
    page.wait_for_url("**/support/thanks/**")

    def is_counted() -> bool:
        desk.page.goto(figures)
        rows = desk.page.get_by_role("row").filter(has_text="€120")
        return rows.count() > 0 and desk.page.get_by_role("cell", name="€120").count() == 1

    wait_for(is_counted, what="€10 a month, which are €120 in a year, at the desk")
    context.close()


def asked(context: BrowserContext, story: str) -> Page | None:
    """A page on which one of the tested appeals stands."""
    page = opened(context, story)
    if page.locator(APPEAL).filter(has_text=HEADING).count():
        return page
    page.close()
    return None


def test_a_browser_that_is_never_asked_gives_on_its_own_side(
    browser: Browser, house: tuple[Newsroom, Till], desk: AppealDesk, story: str
) -> None:
    newsroom, _ = house
    desk.page.goto("/desk/appeals")
    desk.page.get_by_label("In a hundred").fill("30")
    desk.page.get_by_role("button", name="Set").click()
    said = {"path": story, "kind": "story", "channels": ["inside"]}

    def side_of(lot: int) -> str:
        asked = desk.page.request.post("/support/appeal", data=json.dumps(said | {"lot": lot}))
        return str(asked.json().get("side", ""))

    wait_for(lambda: side_of(0), what="the share at the front")
    held = next(lot for lot in range(40) if side_of(lot) == "held")
    context = browser.new_context(base_url=newsroom.url, viewport={"width": 1280, "height": 800}, locale="de-DE")
    context.set_default_timeout(15_000)
    context.add_init_script(f"localStorage['wr-appeals'] ??= JSON.stringify({{ lot: {held} }});")
    page = opened(context, story)
    page.wait_for_function("() => JSON.parse(localStorage['wr-appeals']).side === 'held'")
    expect(page.locator(APPEAL)).to_have_count(0)
    page.goto("/support/?every=once&currency=EUR")
    page.get_by_role("button", name="Go on to pay").click()
    pay(page, address="unasked@example.org")
    page.wait_for_url("**/support/thanks/**")

    def is_counted() -> bool:
        desk.page.goto("/desk/appeals")
        cells = desk.page.get_by_role("row").filter(has_text="Never asked").get_by_role("cell")
        return {"1", "€10"} <= {text.split()[-1] for text in cells.all_inner_texts() if text.strip()}

    wait_for(is_counted, what="one reader and one gift of €10 on that side")
    assert Axe().run(desk.page).response["violations"] == []
    context.close()
