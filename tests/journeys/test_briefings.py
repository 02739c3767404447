"""Readers ask for the news by e-mail, editors send it; what arrives is read off a real mail server."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from axe_playwright_python.sync_playwright import Axe
from letter_box import PostOffice, open_post_office
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_wire_to_page import sign_in
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
BRIDGE, FERRY, RUMOUR = "Harbour bridge to close", "Ferries will run all night", "A rumour of eels"
FIGURES = ("To be mailed", "Sent", "Came back", "Too late to send", "Left the list by it")
COPY = {BRIDGE: "urn:b:bridge", FERRY: "urn:b:ferry", RUMOUR: "urn:b:rumour"}


@pytest.fixture(scope="module")
def post_office() -> Iterator[PostOffice]:
    with open_post_office() as office:
        yield office


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory, post_office: PostOffice) -> Iterator[Newsroom]:
    """A newsroom of its own: its front has no stories but these."""
    room = Newsroom(
        data=tmp_path_factory.mktemp("briefings"),
        settings={"WIREROOM_SITE_NAME": "The Merrow Courier", "WIREROOM_EMAIL_URL": post_office.url},
    )
    try:
        room.start()
        yield room
    finally:
        room.stop()


@pytest.fixture(scope="module")
def stories(newsroom: Newsroom) -> dict[str, str]:
    return {headline: publish(newsroom, headline) for headline in COPY}


@pytest.fixture
def bare(browser: Browser, newsroom: Newsroom) -> Iterator[BrowserContext]:
    """A browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False, base_url=newsroom.url)
    yield context
    context.close()


@pytest.fixture
def desk(newsroom: Newsroom, page: Page) -> Page:
    sign_in(newsroom, page)
    return page


def publish(newsroom: Newsroom, headline: str, *, version: int = 1, shown: str = "", **facts: str) -> str:
    copy = {"guid": COPY[headline], "version": version, "headline": shown or headline, "paragraphs": ["As told."]}
    newsroom.drop(f"{COPY[headline][6:]}-{version}.xml", newsml(**copy, **facts))
    return newsroom.published(shown or headline)


def cancel(newsroom: Newsroom, headline: str, path: str) -> None:
    """The agency kills it."""
    copy = newsml(guid=COPY[headline], version=2, headline=headline, paragraphs=[], status="canceled")
    newsroom.drop(f"{COPY[headline][6:]}-2.xml", copy)
    wait_for(lambda: newsroom.status(path) == 410, what="the kill")


def body(letter: EmailMessage, kind: str = "plain") -> str:
    part = letter.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def link(letter: EmailMessage, newsroom: Newsroom, kind: str) -> str:
    found = re.search(rf"{re.escape(newsroom.url)}/briefings/{kind}/\S+", body(letter))
    assert found
    return found[0]


def subscribe(page: Page, post_office: PostOffice, newsroom: Newsroom, address: str, *, at: str) -> None:
    """By the form on a page; confirmed from the mailbox."""
    page.goto(at)
    page.get_by_label("The morning by e-mail").fill(address)
    page.get_by_role("button", name="Subscribe").click()
    expect(page.get_by_role("heading", name="Look into your mailbox")).to_be_visible()
    page.goto(link(post_office.letter_to(address, subject="Please confirm"), newsroom, "confirm"))
    page.get_by_role("button", name="Yes, send it to me").click()
    expect(page.get_by_role("heading", name="You are on the list")).to_be_visible()


def send_now(desk: Page) -> None:
    desk.get_by_role("button", name="Send now").click()
    expect(desk.get_by_text("On its way.")).to_be_visible()


def test_the_morning_arrives_with_the_right_stories_and_is_corrected_where_it_was_wrong(
    post_office: PostOffice, newsroom: Newsroom, bare: BrowserContext, desk: Page, stories: dict[str, str]
) -> None:
    reader = bare.new_page()
    for name in ("ada", "bo", "cyd"):
        subscribe(reader, post_office, newsroom, f"{name}@example.org", at=stories[BRIDGE] if name == "ada" else "/")
    post_office.strangers.add("cyd@example.org")

    desk.goto("/desk/briefings")
    desk.get_by_role("button", name="Lay out the morning").click()
    desk.get_by_label(f"Up: {BRIDGE}").click()
    desk.get_by_label("Introduction").fill("Good morning from the harbour.")
    desk.get_by_label(f"Up: {BRIDGE}").click()
    expect(desk.locator("ol.places li").first).to_contain_text(BRIDGE)
    expect(desk.frame_locator("iframe").get_by_text("Good morning from the harbour.")).to_be_visible()
    edition = desk.url
    post_office.strangers.discard("cyd@example.org")

    cancel(newsroom, RUMOUR, stories[RUMOUR])
    post_office.strangers.add("cyd@example.org")
    desk.goto(edition)
    wait_for(lambda: "They were: Good morning" in (desk.reload(), desk.content())[1], what="the list without it")
    send_now(desk)
    first = post_office.letter_to("ada@example.org", subject=f"Morning briefing: {BRIDGE}")
    post_office.letter_to("bo@example.org", subject="Morning briefing")
    for kind in ("plain", "html"):
        text = body(first, kind)
        assert text.index(BRIDGE) < text.index(FERRY)
        assert RUMOUR not in text, "what is killed is never mailed"
        assert f"{newsroom.url}{stories[BRIDGE]}" in text
    assert "<img" not in body(first, "html")
    assert first.get_content_type() == "multipart/alternative"
    assert first["From"] == "The Merrow Courier <no-reply@127.0.0.1>"
    assert first["List-Id"] == "The Merrow Courier <morning.127.0.0.1>"

    stop = re.fullmatch(r"<(.*)>", first["List-Unsubscribe"])
    assert stop
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    with urllib.request.urlopen(stop[1]) as shown:
        assert "Leave the list" in shown.read().decode()
    desk.goto(edition)
    wait_for(lambda: (desk.reload(), "Sent" in desk.locator(".chip").first.inner_text())[1], what="the edition's end")
    assert figures(desk) == dict(zip(FIGURES, (3, 2, 1, 0, 0), strict=True))
    with urllib.request.urlopen(stop[1], data=b"List-Unsubscribe=One-Click") as answer:
        assert (answer.status, answer.url) == (200, stop[1])
    desk.reload()
    assert figures(desk)[FIGURES[-1]] == 1

    subscribe(reader, post_office, newsroom, "dot@example.org", at="/")
    later = f"{BRIDGE} on Tuesday"
    publish(newsroom, BRIDGE, version=2, shown=later, note="We had the day wrong.", signal="correction")
    told = post_office.letter_to("bo@example.org", subject="Correction: ")
    assert told["Subject"] == f"Correction: {BRIDGE} on Tuesday"
    assert "We had the day wrong." in body(told)
    desk.goto("/desk/briefings")
    wait_for(lambda: (desk.reload(), "Correction" in desk.locator("main").inner_text())[1], what="the correction")
    corrected = [address for address, letter in post_office.letters if "Correction" in str(letter["Subject"])]
    assert corrected == ["bo@example.org"], "not who left, not who came later, not whose letter came back"
    assert post_office.asked_for.count("cyd@example.org") == 2, "the question and one edition; then nothing more"


def figures(desk: Page) -> dict[str, int]:
    names, numbers = desk.locator(".figures dt").all_inner_texts(), desk.locator(".figures dd").all_inner_texts()
    return {name: int(number) for name, number in zip(names, numbers, strict=True)}


def test_a_story_is_mailed_with_one_key_and_taken_back_where_it_was_killed(
    post_office: PostOffice, newsroom: Newsroom, bare: BrowserContext, desk: Page, stories: dict[str, str]
) -> None:
    assert stories
    COPY["Eels in the harbour"] = "urn:b:eels"
    path = publish(newsroom, "Eels in the harbour")
    reader = bare.new_page()
    reader.goto("/briefings")
    reader.get_by_label("Morning briefing").uncheck()
    reader.get_by_label("Breaking news").check()
    reader.get_by_label("E-mail address").fill("eve@example.org")
    reader.get_by_role("button", name="Subscribe").click()
    reader.goto(link(post_office.letter_to("eve@example.org", subject="Please confirm"), newsroom, "confirm"))
    reader.get_by_role("button", name="Yes, send it to me").click()

    desk.goto("/desk/")
    desk.get_by_role("link", name="Eels in the harbour").first.click()
    desk.wait_for_url("**/desk/stories/*")
    desk.wait_for_load_state()
    desk.keyboard.press("b")
    desk.wait_for_url("**/desk/briefings/*")
    desk.get_by_label("To this address alone").fill("vesna@example.org")
    desk.get_by_role("button", name="Send the trial").click()
    assert "Eels in the harbour" in body(post_office.letter_to("vesna@example.org", subject="Trial: Breaking"))
    send_now(desk)
    post_office.letter_to("eve@example.org", subject="Breaking: Eels in the harbour")
    cancel(newsroom, "Eels in the harbour", path)
    withdrawn = post_office.letter_to("eve@example.org", subject="A report we mailed to you has been withdrawn")
    assert "Eels" not in body(withdrawn)


def test_a_registered_reader_chooses_in_the_account(
    post_office: PostOffice, newsroom: Newsroom, bare: BrowserContext, stories: dict[str, str]
) -> None:
    assert stories
    page = bare.new_page()
    page.goto("/account/sign-in")
    page.get_by_label("E-mail address").fill("fay@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The eight figures in the letter").fill(post_office.code_for("fay@example.org"))
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="Choose which briefings you get").click()
    page.get_by_label("Breaking news").check()
    page.get_by_role("button", name="Keep my choice").click()
    expect(page.get_by_text("Your choice is kept.")).to_be_visible()
    expect(page.get_by_label("Breaking news")).to_be_checked()
    assert page.url.startswith(f"{newsroom.url}/account/briefings")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(
    post_office: PostOffice, newsroom: Newsroom, browser: Browser, stories: dict[str, str], scheme: str, width: int
) -> None:
    context = browser.new_context(base_url=newsroom.url, viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()

    def look() -> None:
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{page.url}: {found.generate_report()}"
        broad = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not broad, f"{page.url} scrolls sideways"

    name = f"axe{width}{scheme}@example.org"
    for path in ("/", stories[FERRY], "/briefings", "/briefings/asked", "/briefings/stop/x/1", "/briefings/choices/x"):
        page.goto(path)
        look()
    page.goto("/briefings")
    page.get_by_label("E-mail address").fill(name)
    page.get_by_role("button", name="Subscribe").click()
    confirm = link(post_office.letter_to(name, subject="Please confirm"), newsroom, "confirm")
    page.goto(confirm)
    look()
    page.get_by_role("button", name="Yes, send it to me").click()
    look()
    page.goto(confirm.replace("confirm", "choices"))
    look()
    sign_in(newsroom, page)
    for path in ("/desk/briefings", "/desk/briefings/rota"):
        page.goto(path)
        look()
    page.locator(".desk-nav summary", has_text="Readers").click()
    page.locator(".desk-nav").get_by_role("link", name="Briefings").click()
    page.get_by_role("button", name="Lay out the morning").click()
    look()
    page.goto(f"{page.url}/letter")
    assert page.get_by_role("heading", name="Morning briefing").is_visible()
    context.close()
