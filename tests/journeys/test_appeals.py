"""Readers meet appeals: seldom, with reasons, never where it hurts, and never again once they say so."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from appeal_desk import BODY, HEADING, AppealDesk
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

PARAGRAPHS = [f"The harbour board met for the {number}th time and decided on the quay. " * 7 for number in range(4, 22)]
SLOT = "[data-slot=appeal]"
APPEAL = f"{SLOT} .appeal"
TWO_FRAMES = "new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))"


@pytest.fixture(scope="module")
def desk(newsroom: Newsroom, browser: Browser) -> Iterator[AppealDesk]:
    desk = AppealDesk(newsroom, browser)
    yield desk
    desk.stop_all()
    desk.context.close()


@pytest.fixture(scope="module")
def story(newsroom: Newsroom) -> str:
    newsroom.drop(
        "quay.xml", newsml(guid="urn:quay", version=1, headline="Board decides on quay", paragraphs=PARAGRAPHS)
    )
    return newsroom.published("Board decides on quay")


@pytest.fixture(scope="module")
def inside(desk: AppealDesk, story: str) -> str:
    key = desk.write("Quay inside", body_0=BODY)
    desk.wait_until_asked(story, key)
    return key


@pytest.fixture
def reader(browser: Browser, newsroom: Newsroom) -> Iterator[Callable[..., BrowserContext]]:
    """A new reader's browser."""
    contexts = []

    def make(**facts: object) -> BrowserContext:
        made = browser.new_context(base_url=newsroom.url, **({"viewport": {"width": 1280, "height": 800}} | facts))
        contexts.append(made)
        return made

    yield make
    for each in contexts:
        each.close()


def read_on(page: Page) -> None:
    """Go down the story as a reader does, by the wheel."""
    for _ in range(14):
        page.mouse.move(400, 400)
        page.mouse.wheel(0, 250)
        page.evaluate(TWO_FRAMES)


def opened(context: BrowserContext, path: str) -> Page:
    """A story read to its end by a reader who is slower than the newsroom's answer: what stands above is not moved."""
    page = context.new_page()
    with page.expect_response("**/support/appeal") as answered:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        come_near(page)
    if answered.value.json().get("appeal"):
        page.locator(".appeal").first.wait_for(state="attached")
    read_on(page)
    return page


def come_near(page: Page) -> None:
    """Go down to where the page asks for an appeal, and no further."""
    page.mouse.move(400, 400)
    while page.evaluate(f"document.querySelector('{SLOT}').getBoundingClientRect().top > innerHeight + 700"):
        page.mouse.wheel(0, 250)
        page.evaluate(TWO_FRAMES)


SHIFTS = """
self.shifted = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) self.shifted += entry.value; })
  .observe({ type: "layout-shift", buffered: true });
"""


def test_an_appeal_stands_inside_the_story_and_nothing_moves(reader, story: str, inside: str) -> None:
    context = reader()
    context.add_init_script(SHIFTS)
    page = opened(context, story)
    panel = page.locator(APPEAL)
    expect(panel.get_by_role("heading", name=HEADING)).to_be_visible()
    expect(panel.get_by_role("list", name="Every month").get_by_role("link")).to_have_text(["€5", "€10", "€25"])
    expect(panel.get_by_role("link", name="€10")).to_have_attribute(
        "href", f"/support/?amount=1000&currency=EUR&every=month&from={inside}"
    )
    assert page.evaluate("self.shifted") < 0.01
    assert context.cookies() == []


def test_without_script_the_plain_panel_asks_and_the_bytes_are_the_same_for_all(
    desk: AppealDesk, newsroom: Newsroom, reader, story: str
) -> None:
    desk.page.goto("/desk/appeals/places")
    for field, words in (("heading", "Paid for by readers"), ("body", "No paywall."), ("button", "Support us")):
        desk.page.fill(f"#{field}", words)
    desk.page.get_by_role("button", name="Put it up").click()
    expect(desk.page.get_by_role("button", name="Take it down")).to_be_visible()
    wait_for(lambda: "Paid for by readers" in newsroom.get(story).text, what="the panel in the page")
    plain = reader(java_script_enabled=False).new_page()
    plain.goto(story)
    panel = plain.get_by_role("complementary", name="Support The Merrow Courier")
    expect(panel).to_be_visible()
    expect(panel.get_by_role("link", name="Support us")).to_have_attribute("href", "/support/?from=plain-panel")
    scripted = reader().new_page()
    scripted.goto(story)
    expect(scripted.get_by_text("Paid for by readers")).to_have_count(0)
    assert newsroom.get(story).text == newsroom.get(story, cookie="wireroom_reader=x").text


@pytest.mark.usefixtures("inside")
def test_why_then_stop_then_never_again_in_any_tab(reader, story: str) -> None:
    context = reader()
    first, second = opened(context, story), opened(context, story)
    for page in (first, second):
        expect(page.locator(APPEAL)).to_be_visible()
    first.get_by_role("button", name="Why do I see this?").click()
    expect(first.locator(".appeal-why")).to_contain_text("It is shown to every reader who has not given lately.")
    first.get_by_role("button", name="Do not show this again").click()
    expect(first.locator(APPEAL)).to_have_text("This is not shown again in this browser.")
    expect(second.locator(APPEAL)).to_have_count(0)
    again = opened(context, story)
    expect(again.locator(APPEAL)).to_have_count(0)


@pytest.mark.usefixtures("inside")
def test_never_ask_me_asks_the_newsroom_nothing_any_more(reader, story: str) -> None:
    context = reader()
    page = opened(context, story)
    page.get_by_role("button", name="Why do I see this?").click()
    page.get_by_role("button", name="Never ask me in this browser").click()
    asked: list[str] = []
    again = context.new_page()
    again.on("request", lambda request: asked.append(request.url) if "/support/" in request.url else None)
    again.goto(story)
    read_on(again)
    again.wait_for_load_state("networkidle")
    assert asked == []


@pytest.mark.usefixtures("inside")
def test_remind_me_later_is_later(reader, story: str) -> None:
    context = reader()
    page = opened(context, story)
    page.get_by_role("button", name="Remind me later").click()
    expect(page.locator(APPEAL)).to_have_text("You may be reminded in a week, not before.")
    again = opened(context, story)
    expect(again.locator(APPEAL)).to_have_count(0)
    again.evaluate("""() => {
      const kept = JSON.parse(localStorage.getItem("wr-appeals"));
      localStorage.setItem("wr-appeals", JSON.stringify({ ...kept, later: Date.now() - 1 }));
    }""")
    expect(opened(context, story).locator(APPEAL)).to_be_visible()


@pytest.mark.usefixtures("inside")
def test_what_a_browser_remembers_can_be_taken_back(reader, story: str) -> None:
    context = reader()
    page = opened(context, story)
    page.get_by_role("button", name="Why do I see this?").click()
    page.get_by_role("button", name="Do not count the stories I read").click()
    expect(page.get_by_text("Your stories are not counted any more.")).to_be_visible()
    page.get_by_role("button", name="Never ask me in this browser").click()
    kept = context.new_page()
    kept.goto("/support/")
    place = kept.get_by_role("region", name="What this browser remembers of appeals")
    assert Axe().run(kept).response["violations"] == []
    for words, undo in (
        ("You are never asked in this browser.", "Ask me again"),
        ("The stories you read are not counted.", "Count them again"),
    ):
        expect(place.get_by_text(words)).to_be_visible()
        place.get_by_role("button", name=undo).click()
        expect(place.get_by_text(words)).to_have_count(0)
    expect(place.get_by_role("status")).to_have_text("That is taken back.")
    expect(opened(context, story).locator(APPEAL)).to_be_visible()


@pytest.mark.usefixtures("inside")
def test_after_four_times_it_is_enough(reader, story: str) -> None:
    context = reader()
    for time in range(4):
        page = opened(context, story)
        page.locator(APPEAL).scroll_into_view_if_needed()
        page.wait_for_function(
            "(times) => JSON.parse(localStorage.getItem('wr-appeals')).seen.length > times", arg=time, timeout=10_000
        )
        page.close()
    page = opened(context, story)
    expect(page.locator(APPEAL)).to_have_count(0)


@pytest.mark.usefixtures("inside")
def test_who_supports_is_asked_in_no_tab(reader, story: str) -> None:
    context = reader()
    page = opened(context, story)
    expect(page.locator(APPEAL)).to_be_visible()
    giving = context.new_page()
    giving.goto("/search")
    giving.evaluate("""() => {
      const kept = { until: new Date(Date.now() + 86_400_000), account: false, asked: Date.now() };
      localStorage.setItem("wr-supporter", JSON.stringify(kept));
      new BroadcastChannel("wr-supporter").postMessage("changed");
    }""")
    expect(page.locator(APPEAL)).to_have_count(0)
    again = opened(context, story)
    expect(again.locator(APPEAL)).to_have_count(0)


@pytest.mark.usefixtures("inside")
def test_a_supporter_is_thanked(desk: AppealDesk, reader, story: str) -> None:
    desk.write("Thanks", channel="thanks", heading_0="Thank you", body_0="This story was made with your help.")
    context = reader()
    context.add_init_script("""
      const kept = { until: new Date(Date.now() + 86_400_000), account: false, asked: Date.now() };
      localStorage.setItem("wr-supporter", JSON.stringify(kept));
    """)

    def thanked() -> bool:
        page = opened(context, story)
        found = page.locator(".appeal-thanks").count() == 1
        assert page.locator(".appeal-inside").count() == 0
        page.close()
        return found

    wait_for(thanked, seconds=30, what="thanks for a supporter")


def silent_story(newsroom: Newsroom, name: str, headline: str) -> str:
    newsroom.drop(f"{name}.xml", newsml(guid=f"urn:{name}", version=1, headline=headline, paragraphs=PARAGRAPHS))
    return newsroom.published(headline)


def expect_silence(reader, path: str) -> None:
    page = opened(reader(), path)
    expect(page.locator(".appeal")).to_have_count(0)


@pytest.mark.usefixtures("inside")
def test_where_people_died_nothing_is_asked(newsroom: Newsroom, reader) -> None:
    path = silent_story(newsroom, "storm", "Two dead after storm at quay")
    expect_silence(reader, path)
    assert "Paid for by readers" not in newsroom.get(path).text


def test_a_story_marked_as_sensitive_is_silent(desk: AppealDesk, newsroom: Newsroom, reader, inside: str) -> None:
    path = silent_story(newsroom, "school", "School closes for a week")
    desk.wait_until_asked(path, inside)
    desk.page.goto("/desk/")
    desk.page.get_by_role("link", name="School closes for a week").first.click()
    desk.page.get_by_role("button", name="Mark as sensitive").click()
    expect(desk.page.get_by_text("Marked as sensitive: readers are asked for nothing on it.")).to_be_visible()
    wait_for(lambda: "Paid for by readers" not in newsroom.get(path).text, what="the panel out of the page")
    number = newsroom.get(path).text.split('data-story="')[1].split('"')[0]

    def is_silent() -> bool:
        said = {"path": path, "kind": "story", "story": int(number), "channels": ["inside"], "lot": 0}
        post = desk.page.request.post
        return post("/support/appeal", data=json.dumps(said)).json()["appeal"] is None

    wait_for(is_silent, what="silence on the marked story", pace=0.5)
    expect_silence(reader, path)


@pytest.mark.usefixtures("inside")
def test_a_correction_takes_the_appeal_out_of_open_pages(newsroom: Newsroom, reader) -> None:
    headline = "Ferry fares to rise"
    path = silent_story(newsroom, "fares", headline)
    page = opened(reader(), path)
    expect(page.locator(APPEAL)).to_be_visible()
    corrected = newsml(
        guid="urn:fares", version=2, headline=headline, paragraphs=PARAGRAPHS, signal="correction",
        note="An earlier version gave the wrong year.", created="2026-11-22T13:00:00Z",
    )  # fmt: skip
    newsroom.drop("fares2.xml", corrected)
    expect(page.locator(APPEAL)).to_have_count(0, timeout=20_000)
    expect_silence(reader, path)


@pytest.mark.usefixtures("inside")
def test_a_story_that_becomes_fatal_asks_no_more_on_open_pages(newsroom: Newsroom, reader) -> None:
    path = silent_story(newsroom, "ferry", "Ferry takes on water")
    asked, unread = opened(reader(), path), reader().new_page()
    expect(asked.locator(APPEAL)).to_be_visible()
    unread.set_viewport_size({"width": 1280, "height": 200})
    unread.goto(path)
    sinks = newsml(
        guid="urn:ferry", version=2, headline="Ferry sinks, 12 dead", paragraphs=PARAGRAPHS,
        created="2026-11-22T13:00:00Z",
    )  # fmt: skip
    newsroom.drop("ferry2.xml", sinks)
    for page in (asked, unread):
        expect(page.get_by_role("heading", level=1)).to_have_text("Ferry sinks, 12 dead", timeout=20_000)
    expect(asked.locator(APPEAL)).to_have_count(0)
    with unread.expect_request("**/support/appeal") as heard:
        read_on(unread)
    assert json.loads(heard.value.post_data or "{}")["fatal"] is True
    unread.wait_for_load_state("networkidle")
    expect(unread.locator(".appeal")).to_have_count(0)


@pytest.mark.usefixtures("inside")
def test_a_mark_takes_the_appeal_out_of_open_pages(desk: AppealDesk, newsroom: Newsroom, reader) -> None:
    path = silent_story(newsroom, "clinic", "Clinic closes for a week")
    page = opened(reader(), path)
    expect(page.locator(APPEAL)).to_be_visible()
    desk.page.goto("/desk/")
    desk.page.get_by_role("link", name="Clinic closes for a week").first.click()
    desk.page.get_by_role("button", name="Mark as sensitive").click()
    expect(page.locator(APPEAL)).to_have_count(0, timeout=20_000)


def test_one_thing_at_most_lies_over_a_page(desk: AppealDesk, reader, story: str, inside: str) -> None:
    key = desk.write("Quay strip", channel="strip", rank="9")
    desk.wait_until_asked(story, key)
    for way in ("Sign in", "Get alerts"):
        page = opened(reader(), story)
        strip = page.locator(".appeal-strip")
        expect(strip).to_be_visible()
        expect(page.locator(".appeal")).to_have_count(1)
        page.evaluate("scrollTo(0, 0)")
        page.get_by_role("link", name=way, exact=True).click()
        expect(strip).to_have_count(0)
        expect(page.locator("dialog[open], .alerts-panel")).to_have_count(1)
    page = reader().new_page()
    page.goto("/")
    expect(page.locator(".appeal-strip")).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Not now").click()
    expect(page.locator(".appeal-strip")).to_have_count(0)
    with page.expect_response("**/support/appeal") as answered:
        page.goto("/")
    assert answered.value.json()["appeal"] is None, "not now is not on the next page either"
    desk.stop_all()
    desk.page.get_by_role("button", name="Start Quay inside").click()
    desk.wait_until_asked(story, inside)


def test_in_the_header_it_covers_nothing_and_says_why(desk: AppealDesk, reader, story: str, inside: str) -> None:
    key = desk.write("Quay header", channel="header", rank="9")
    desk.wait_until_asked(story, key)
    context = reader()
    context.add_init_script(SHIFTS)
    page = opened(context, story)
    panel = page.locator(".appeal-header")
    expect(panel.get_by_role("link", name="Support us")).to_have_count(1)
    assert page.evaluate("self.shifted") < 0.01
    page.evaluate("scrollTo(0, 0)")
    panel.get_by_role("button", name="Why?").click()
    assert Axe().run(page).response["violations"] == []
    panel.get_by_role("button", name="Do not show this again").click()
    expect(panel).to_have_text("This is not shown again in this browser.")
    desk.stop_all()
    desk.page.get_by_role("button", name="Start Quay inside").click()
    desk.wait_until_asked(story, inside)


def test_at_the_end_of_the_story_it_stands_below_the_copy(desk: AppealDesk, reader, story: str, inside: str) -> None:
    key = desk.write("Quay end", channel="end", rank="9")
    desk.wait_until_asked(story, key)
    page = opened(reader(), story)
    panel = page.locator("article > .tail + .appeal-end")
    expect(panel.get_by_role("heading", name=HEADING)).to_have_count(1)
    panel.get_by_role("button", name="Why do I see this?").click()
    panel.get_by_role("button", name="Do not count the stories I read").click()
    expect(panel.get_by_text("Your stories are not counted any more.")).to_be_visible()
    kept = page.evaluate("JSON.parse(localStorage.getItem('wr-appeals'))")
    assert (kept["counts"], kept["read"]) == (False, {})
    desk.stop_all()
    desk.page.get_by_role("button", name="Start Quay inside").click()
    desk.wait_until_asked(story, inside)


def test_the_preview_draws_what_is_written_in_each_language(desk: AppealDesk) -> None:
    page = desk.page
    page.goto("/desk/appeals/new")
    page.fill("[name=language_0]", "en")
    page.fill("[name=heading_0]", HEADING)
    page.fill("[name=amounts]", "EUR 5, 10, 25")
    stages = page.locator("[data-preview]")
    expect(stages.locator("h2")).to_have_text([HEADING, HEADING])
    expect(stages.first.get_by_text("€10", exact=True)).to_be_visible()
    expect(stages.locator("progress")).to_have_count(0)
    page.get_by_label("Show the goal and how far it is").check()
    expect(stages.locator(".appeal-goal progress")).to_have_count(2)
    expect(page.get_by_label("In the language")).to_be_hidden()
    page.locator("details summary", has_text="In other languages").click()
    page.fill("[name=language_1]", "de")
    page.fill("[name=heading_1]", "Von vielen gelesen")
    page.get_by_label("In the language").select_option("de")
    expect(stages.locator("h2")).to_have_text(["Von vielen gelesen"] * 2)
    expect(stages.first.get_by_text("Jeden Monat")).to_be_visible()
    page.select_option("[name=channel]", "end")
    expect(stages.locator(".appeal-end")).to_have_count(2)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_desk_of_appeals_is_for_everybody(desk: AppealDesk, inside: str, width: int) -> None:
    desk.page.set_viewport_size({"width": width, "height": 900})
    for path in ("", "/new", f"/{inside}/edit", "/places", "/explain", "/tests/begin"):
        for scheme in ("light", "dark"):
            desk.page.emulate_media(color_scheme=scheme)
            desk.page.goto(f"/desk/appeals{path}")
            assert Axe().run(desk.page).response["violations"] == [], (path, scheme)
            assert desk.page.evaluate("document.documentElement.scrollWidth") <= width, path
    desk.page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.usefixtures("inside")
def test_appeals_are_for_everybody(reader, story: str, width: int, scheme: str) -> None:
    context = reader(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = opened(context, story)
    expect(page.locator(APPEAL)).to_be_visible(timeout=15_000)
    page.get_by_role("button", name="Why do I see this?").click()
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Why do I see this?").press("Enter")
    expect(page.locator(".appeal-why")).to_have_count(0)


@pytest.mark.usefixtures("inside")
def test_a_story_with_its_appeal_stays_light(reader, story: str) -> None:
    page = reader(viewport={"width": 390, "height": 844}).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: dict[str, float] = {}
    kinds: dict[str, str] = {}
    session.on("Network.responseReceived", lambda said: kinds.update({said["requestId"]: said["response"]["url"]}))
    session.on("Network.loadingFinished", lambda said: sizes.update({said["requestId"]: said["encodedDataLength"]}))
    page.goto(story)
    page.wait_for_load_state("load")
    first = sum(sizes.values())
    assert first <= 50_000
    assert sum(size for request, size in sizes.items() if kinds[request].endswith(".js")) <= 10_000
    come_near(page)
    page.locator(APPEAL).wait_for(state="attached")
    read_on(page)
    expect(page.locator(APPEAL)).to_be_visible()
    assert sum(sizes.values()) <= 60_000
    scripts = sum(size for request, size in sizes.items() if kinds[request].endswith(".js"))
    assert scripts <= 13_000
