"""An editor orders a front by keyboard alone, looks at it and publishes it; what is killed leaves by itself."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import APIResponse, Browser, Page, Route, expect
from test_wire_to_page import sign_in
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

AA = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
STORIES = ("Otters seen at the weir", "Weir gates jam")


@pytest.fixture
def desk(newsroom: Newsroom, page: Page) -> Page:
    for number, headline in enumerate(STORIES):
        newsroom.drop(
            f"f{number}.xml", newsml(guid=f"urn:f:{number}", version=1, headline=headline, paragraphs=["So."])
        )
    for headline in STORIES:
        newsroom.published(headline)
    sign_in(newsroom, page)
    return page


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a control of this name has the focus, as a hand would."""
    wanted = re.compile(name)
    for _ in range(200):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "`${document.activeElement.textContent.replace(/\\s+/g, ' ').trim()} ${document.activeElement.id}`"
        )
        if wanted.search(told):
            return
    message = f"Tab never came to {name!r}"
    raise AssertionError(message)


def begin(desk: Page) -> None:
    desk.goto("/desk/")
    desk.keyboard.press("g")
    desk.keyboard.press("h")
    expect(desk.get_by_role("heading", name="Fronts", level=1)).to_be_visible()
    tab_to(desk, r"^\s*Home")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="Home front")).to_be_visible()
    for back in ("Throw the draft away", "Let it make itself"):
        button = desk.get_by_role("button", name=back)
        if button.count():
            with desk.expect_navigation():
                button.click()
    expect(desk.get_by_text("This front makes itself")).to_be_visible()
    tab_to(desk, "Arrange it by hand")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-spot]").first).to_be_visible()


def place_of(newsroom: Newsroom, headline: str) -> str:
    """The place on the first page where a story stands."""
    found = re.search(
        r'data-place="([\w-]+)"[^>]*>(?:(?!data-place).)*?' + re.escape(headline), newsroom.get("/").text, re.DOTALL
    )
    return found[1] if found else ""


def test_a_front_is_ordered_by_keyboard_alone_and_a_kill_leaves_it(newsroom: Newsroom, desk: Page) -> None:
    keeper = newsml(guid="urn:f:keeper", version=1, headline="Weir keeper retires", paragraphs=["He does."])
    newsroom.drop("keeper.xml", keeper)
    newsroom.published("Weir keeper retires")
    begin(desk)
    before = newsroom.get("/").text
    tab_to(desk, "words")
    desk.keyboard.type("Weir keeper")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name="Pin Weir keeper retires")).to_be_visible()
    tab_to(desk, "Pin Weir keeper retires")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-spot]").first).to_contain_text("Pinned")

    tab_to(desk, "Move spot 1 down")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-spot]").nth(1)).to_contain_text("Weir keeper retires")
    assert "Move spot 1 down" in desk.evaluate("document.activeElement.textContent")
    desk.keyboard.press("Alt+ArrowUp")
    expect(desk.locator("[data-spot]").first).to_contain_text("Weir keeper retires")
    expect(desk.get_by_role("status").filter(has_text="Spot 1 of")).to_be_attached()
    expect(desk.locator("[data-save-state]")).to_have_text("Draft saved")
    assert newsroom.get("/").text == before, "a draft is for nobody but the desk"

    shown = desk.frame_locator('iframe[title="Preview at desk size"]')
    expect(shown.locator(".lead")).to_contain_text("Weir keeper retires")
    desk.get_by_label("Phone").check()
    expect(desk.frame_locator('iframe[title="Preview at phone size"]').locator(".lead")).to_contain_text("Weir keeper")
    assert (
        desk.frame_locator('iframe[title="Preview at phone size"]').locator("html").evaluate("e => e.clientWidth") < 400
    )

    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_text("Published: readers have this front now")).to_be_visible()
    assert place_of(newsroom, "Weir keeper retires") == "lead"

    desk.goto("/desk/?words=Weir+keeper")
    desk.get_by_role("link", name="Weir keeper retires").first.click()
    desk.get_by_role("link", name=re.compile("^Kill")).click()
    desk.get_by_label("Reason").fill("He does not.")
    desk.get_by_role("button", name="Kill the story now").click()
    wait_for(lambda: "Weir keeper retires" not in newsroom.get("/").text, seconds=5, what="the front without it")
    assert 'data-place="lead"' in newsroom.get("/").text
    desk.goto("/desk/fronts/home")
    expect(desk.locator("[data-spot]").first).to_contain_text("the rule fills its spot")


def test_a_spot_is_dragged(desk: Page) -> None:
    begin(desk)
    first = desk.locator("[data-spot]").first
    size = first.get_by_label("Size").input_value()
    second = desk.locator("[data-spot]").nth(1)
    box = second.bounding_box()
    assert box
    first.locator("[data-grip]").drag_to(second, target_position={"x": 60, "y": box["height"] * 0.9})
    expect(desk.locator("[data-spot]").nth(1).get_by_label("Size")).to_have_value(size)
    expect(desk.locator("[data-save-state]")).to_have_text("Draft saved")
    desk.reload()
    expect(desk.locator("[data-spot]").nth(1).get_by_label("Size")).to_have_value(size)


def test_publishing_waits_for_the_save_that_is_on_its_way(desk: Page) -> None:
    begin(desk)
    answered: list[tuple[Route, APIResponse]] = []

    def hold(route: Route) -> None:
        if route.request.headers["accept"] == "application/json":
            answered.append((route, route.fetch()))
        else:
            route.continue_()

    desk.route("**/desk/fronts/home", hold)
    desk.get_by_role("button", name="Move spot 1 down").press("Enter")
    wait_for(lambda: desk.title() and answered, what="the save at the server", pace=0.05)
    desk.keyboard.press("Control+Enter")
    for route, answer in answered:
        route.fulfill(response=answer)
    expect(desk.get_by_text("Published: readers have this front now")).to_be_visible()
    expect(desk.get_by_text("changed this front while you arranged it")).to_have_count(0)


def test_two_editors_at_once_choose_and_lose_nothing(newsroom: Newsroom, desk: Page, browser: Browser) -> None:
    begin(desk)
    other = browser.new_context(base_url=newsroom.url, java_script_enabled=False).new_page()
    sign_in(newsroom, other)
    other.goto("/desk/fronts/home")
    other.get_by_label("Size").nth(1).select_option("third")
    other.get_by_role("button", name="Save the draft").click()
    desk.get_by_label("Size").nth(1).select_option("half")
    expect(desk.get_by_text("changed this front while you arranged it")).to_be_visible()
    expect(desk.get_by_label("Size").nth(1)).to_have_value("half")
    expect(desk.locator(".theirs")).to_contain_text("Third")
    desk.get_by_role("button", name="Put mine in its place").click()
    expect(desk.get_by_text("changed this front while you arranged it")).to_have_count(0)
    other.reload()
    expect(other.get_by_label("Size").nth(1)).to_have_value("half")
    other.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_where_fronts_are_arranged(desk: Page, width: int, scheme: str) -> None:
    begin(desk)
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme)
    for address in ("/desk/fronts", "/desk/fronts/home", "/desk/fronts/home/past", "/desk/fronts/home/preview"):
        desk.goto(address)
        found = Axe().run(desk, options=AA)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
        assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            f"{address} is wider than the screen"
        )
