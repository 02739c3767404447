"""A live blog: what is posted, changed and taken away at the desk is on open pages within a second."""

from __future__ import annotations

import re
import sys
import time
from io import BytesIO
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from test_wire_to_page import sign_in
from test_writing import begin, body, colleague, second_person

from wireroom.bench.newsroom import Newsroom, wait_for

__all__ = ["colleague", "second_person"]

SOON = 1.0
"""Seconds from the editor's key to the reader's open page; of several posts the best, for machines are busy."""
HEADLINE = "The vote, as it is counted"
AT_ONCE = 15_000


@pytest.fixture
def desk(newsroom: Newsroom, page: Page) -> Page:
    sign_in(newsroom, page)
    return page


def write_post(desk: Page, title: str, text: str) -> float:
    """Post by keyboard alone; give the moment of the last key."""
    expect(desk.locator(".rich-copy")).to_be_visible()
    desk.get_by_label("Title").focus()
    desk.keyboard.type(title)
    desk.keyboard.press("Tab")
    desk.keyboard.type(text)
    desk.keyboard.press("Control+b")
    desk.keyboard.type("clerk")
    pressed = time.monotonic()
    desk.keyboard.press("Control+Enter")
    return pressed


def test_posts_reach_an_open_page_change_there_and_leave_it(newsroom: Newsroom, desk: Page, browser: Browser) -> None:
    begin(desk, HEADLINE, "Counting begins at noon.")
    desk.keyboard.press("Control+Enter")
    path = newsroom.published(HEADLINE)
    desk.wait_for_url(re.compile(r"/desk/stories/\d+$"))
    context = browser.new_context(base_url=newsroom.url)
    reader = context.new_page()
    reader.goto(path)
    desk.keyboard.press("p")
    expect(desk.get_by_role("heading", name="Live blog")).to_be_visible()

    took = []
    for title in ("Doors open", "First box", "Second box"):
        pressed = write_post(desk, title, f"{title}, says the ")
        expect(reader.locator(".post", has_text=title)).to_be_visible(timeout=AT_ONCE)
        took.append(time.monotonic() - pressed)
        expect(desk.locator(".live-row", has_text=title)).to_be_visible()
    sys.stdout.write(f"\nfrom the key to an open page: {', '.join(f'{each:.2f} s' for each in took)}\n")
    assert min(took) < SOON
    assert reader.locator(".post h2").all_text_contents() == ["Second box", "First box", "Doors open"]
    assert reader.locator(".post strong").all_text_contents() == ["clerk"] * 3

    desk.get_by_role("link", name="First box").click()
    desk.get_by_label("Title").fill("First box counted")
    desk.get_by_label("Key event").check()
    desk.get_by_label("Pinned").check()
    desk.keyboard.press("Control+Enter")
    expect(reader.locator(".post.pinned", has_text="First box counted")).to_contain_text("changed", timeout=AT_ONCE)
    reader.get_by_role("navigation", name="Key events").get_by_role("link", name="First box counted").click()
    expect(reader).to_have_url(re.compile(r"#post-\d{14}$"))

    desk.get_by_role("link", name="Second box").click()
    desk.get_by_role("button", name="Take it away").click()
    expect(reader.locator(".post", has_text="Second box")).to_have_count(0, timeout=AT_ONCE)
    context.close()


def begin_blog(newsroom: Newsroom, desk: Page, headline: str) -> str:
    """A live story, and the desk at its live page; gives that address."""
    begin(desk, headline, "It begins at noon.")
    desk.keyboard.press("Control+Enter")
    newsroom.published(headline)
    desk.wait_for_url(re.compile(r"/desk/stories/\d+$"))
    desk.keyboard.press("p")
    expect(desk.get_by_role("heading", name="Live blog")).to_be_visible()
    return desk.url


def test_a_line_lost_in_the_middle_of_a_post_loses_no_word(newsroom: Newsroom, desk: Page) -> None:
    address = begin_blog(newsroom, desk, "The line is lost")
    desk.context.set_offline(offline=True)
    write_post(desk, "Never sent", "Half of it, says the ")
    said = desk.locator("[data-post-state]")
    expect(said).to_contain_text("Not sent: no connection. Kept in this browser.")
    expect(body(desk)).to_contain_text("Half of it, says the clerk")
    desk.close(run_before_unload=False)
    again = desk.context.new_page()
    desk.context.set_offline(offline=False)
    again.goto(address)
    expect(again.locator("[data-post-state]")).to_contain_text("Back from this browser: what you wrote at")
    expect(again.get_by_role("button", name="Drop it")).to_be_visible()
    expect(again.get_by_label("Title")).to_have_value("Never sent")
    expect(body(again)).to_contain_text("Half of it, says the clerk")
    body(again).click()
    again.keyboard.press("Control+Enter")
    expect(again.locator(".live-row", has_text="Never sent")).to_have_count(1)
    expect(body(again)).to_have_text("")

    body(again).click()
    again.keyboard.type("Half written")
    asked: list[str] = []
    again.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    again.get_by_role("link", name="Never sent").click()
    expect(again.get_by_role("heading", name="Change a post")).to_be_visible()
    assert asked == ["beforeunload"]
    again.goto(address)
    expect(body(again)).to_have_text("Half written")
    again.get_by_role("button", name="Drop it").click()
    expect(body(again)).to_have_text("")


def test_two_editors_on_one_post_see_both_texts(newsroom: Newsroom, desk: Page, colleague: Page) -> None:
    address = begin_blog(newsroom, desk, "Two on one post")
    colleague.goto(address)
    expect(body(colleague)).to_be_visible()
    write_post(desk, "Doors open", "They are in, says the ")
    expect(colleague.locator(".live-row", has_text="Doors open")).to_be_visible()
    for page in (desk, colleague):
        page.get_by_role("link", name="Doors open").click()
        expect(page.get_by_role("heading", name="Change a post")).to_be_visible()
        expect(body(page)).to_contain_text("They are in")
    desk.get_by_label("Title").fill("Two doors open")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".live-row", has_text="Two doors open")).to_be_visible()

    colleague.get_by_label("Title").fill("Doors shut")
    colleague.keyboard.press("Control+Enter")
    expect(colleague.get_by_role("heading", name="Both texts")).to_be_visible()
    expect(colleague.get_by_label("Title")).to_have_value("Doors shut")
    colleague.get_by_role("button", name="Put yours on top").click()
    expect(colleague.locator(".live-row", has_text="Doors shut")).to_be_visible()

    colleague.get_by_role("link", name="Doors shut").click()
    expect(body(colleague)).to_contain_text("They are in")
    expect(desk.locator(".live-row", has_text="Doors shut")).to_be_visible()
    desk.get_by_role("link", name="Doors shut").click()
    desk.get_by_role("button", name="Take it away").click()
    expect(desk.get_by_role("heading", name="Live blog")).to_be_visible()
    colleague.get_by_label("Title").fill("Doors shut for good")
    colleague.keyboard.press("Control+Enter")
    colleague.get_by_role("button", name="Post it as new").click()
    expect(desk.locator(".live-row", has_text="Doors shut for good")).to_be_visible()


def axe(page: Page) -> None:
    page.evaluate("document.getAnimations().forEach(each => each.finish())")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert found.violations_count == 0, f"{page.url}: {found.generate_report()}"


def jpeg(colour: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (900, 600), colour).save(out, "JPEG")
    return out.getvalue()


def take_from_archive(desk: Page, name: str, colour: str) -> None:
    """Upload a picture from within the post's box, and take it."""
    desk.get_by_role("button", name="From the archive…").click()
    dialog = desk.get_by_role("dialog", name="From the archive")
    dialog.get_by_label("Or upload").set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": jpeg(colour)})
    expect(dialog.locator(".ask-picture", has_text=name).get_by_role("checkbox")).to_be_checked()
    dialog.get_by_role("button", name="Take it").click()
    expect(desk.locator("[data-picture]")).to_have_count(1)


def test_a_picture_goes_up_with_a_post_described_and_moves_nothing_that_is_read(
    newsroom: Newsroom, desk: Page, browser: Browser
) -> None:
    headline = f"The quay, live {uuid4().hex[:6]}"
    address = begin_blog(newsroom, desk, headline)
    path = newsroom.published(headline)
    for number in range(4):
        write_post(desk, f"Words {number}", "Long enough to be read, says the ")
        expect(desk.locator(".live-row", has_text=f"Words {number}")).to_be_visible()
    wait_for(lambda: "Words 3" in newsroom.get(path).text, what="the posts on the page")
    context = browser.new_context(base_url=newsroom.url, viewport={"width": 390, "height": 500})
    reader = context.new_page()
    reader.goto(path)
    read = reader.locator(".post", has_text="Words 1")
    read.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 60)")
    before = read.evaluate("e => e.getBoundingClientRect().top")

    take_from_archive(desk, f"quay-{uuid4().hex[:6]}.jpg", f"#{uuid4().hex[:6]}")
    desk.get_by_label("Caption").fill("The quay under water")
    desk.get_by_label("Credit").fill("Ada Vell")
    write_post(desk, "A flooded quay", "Seen from the ")
    expect(desk.locator("[data-post-state]")).to_contain_text("has no description")
    desk.reload()
    expect(desk.locator("[data-post-state]")).to_contain_text("Back from this browser")
    expect(desk.get_by_label("Caption")).to_have_value("The quay under water")
    expect(body(desk)).to_contain_text("Seen from the clerk")
    desk.get_by_label("Description for those who cannot see it").fill("Water over the stones of a quay")
    for width, scheme in ((390, "dark"), (1280, "light")):
        desk.set_viewport_size({"width": width, "height": 900})
        desk.emulate_media(color_scheme=scheme)
        axe(desk)
    desk.keyboard.press("Control+Enter")
    shown = reader.locator(".post", has_text="A flooded quay")
    image = shown.get_by_role("img", name="Water over the stones of a quay")
    expect(image).to_be_attached(timeout=AT_ONCE)
    expect(shown.locator("figcaption")).to_have_text("The quay under water Ada Vell")
    assert (image.get_attribute("loading"), image.get_attribute("width")) == ("lazy", "900")
    assert abs(read.evaluate("e => e.getBoundingClientRect().top") - before) < 2
    image.scroll_into_view_if_needed()
    wait_for(lambda: image.evaluate("e => e.naturalWidth > 0"), what="the picture's file")
    for scheme in ("light", "dark"):
        reader.emulate_media(color_scheme=scheme)
        axe(reader)

    desk.goto(address)
    desk.get_by_role("link", name="A flooded quay").click()
    desk.get_by_label("Use this picture").uncheck()
    desk.keyboard.press("Control+Enter")
    expect(image).to_have_count(0, timeout=AT_ONCE)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_a_live_blog(newsroom: Newsroom, desk: Page, scheme: str, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme)
    desk.goto(f"/desk/?words={HEADLINE.replace(' ', '+')}")
    desk.get_by_role("link", name=HEADLINE).first.click()
    own = desk.url
    for address in (newsroom.published(HEADLINE), *(f"{own}/{part}" for part in ("live", "states", "preview"))):
        desk.goto(address)
        axe(desk)
