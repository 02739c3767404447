"""Blocks that are filled in are written by keyboard alone; lengths are counted, and an upload says how far it is."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from test_wire_to_page import sign_in
from test_writing import blocks, body, reach
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

UPLOAD_PACE = 600_000
"""Bytes a second, so that an upload lasts long enough to be seen."""


@pytest.fixture
def desk(newsroom: Newsroom, page: Page) -> Page:
    sign_in(newsroom, page)
    return page


def picture(folder: Path, name: str, *, side: int = 300) -> Path:
    """A picture that no packing makes smaller."""
    out = io.BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(out, "JPEG", quality=95)
    (folder / name).write_bytes(out.getvalue())
    return folder / name


def type_lines(page: Page, *lines: str, key: str = "Enter") -> None:
    for line in lines:
        page.keyboard.type(line)
        page.keyboard.press(key)


def put_in(page: Page, first_signs: str) -> None:
    """Choose what to put into the empty paragraph at the end."""
    page.keyboard.press("Control+End")
    page.keyboard.press("/")
    page.keyboard.type(first_signs)
    page.keyboard.press("Enter")


def choose_pictures(page: Page, *words: str) -> None:
    """Find pictures in the archive, one after the other, and take them all."""
    dialog = page.get_by_role("dialog", name="From the archive")
    for each in words:
        field = dialog.get_by_label("Words")
        expect(dialog.get_by_role("checkbox").first).to_be_visible()
        while not field.evaluate("e => e === document.activeElement"):
            page.keyboard.press("Shift+Tab")
        page.keyboard.press("Control+a")
        page.keyboard.type(each)
        expect(dialog.locator(".ask-picture")).to_have_text([re.compile(each)])
        reach(page, dialog.get_by_role("checkbox"))
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)


def test_table_list_related_story_picture_and_gallery_need_no_mouse(
    newsroom: Newsroom, desk: Page, tmp_path: Path
) -> None:
    newsroom.drop("locks.xml", newsml(guid="urn:q:1", version=1, headline="Locks to be oiled", paragraphs=["Soon."]))
    related = newsroom.published("Locks to be oiled")
    names = ("sluice-east.jpg", "sluice-west.jpg", "sluice-north.jpg")
    desk.goto("/desk/pictures")
    desk.get_by_label("Upload pictures").set_input_files([picture(tmp_path, name) for name in names])
    expect(desk.locator("[data-upload-said]")).to_have_text("3 taken in.")

    desk.goto("/desk/stories/new")
    desk.get_by_label("Headline").focus()
    desk.keyboard.type("Sluices at work")
    reach(desk, body(desk))
    type_lines(desk, "1. East", "West", "")
    put_in(desk, "ta")
    type_lines(desk, "Sluice", "Opens", "East", "21:00", "West", key="Tab")
    desk.keyboard.type("22:00")

    put_in(desk, "re")
    expect(desk.get_by_role("button", name="Add a story…")).to_be_focused()
    desk.keyboard.press("Enter")
    dialog = desk.get_by_role("dialog", name="A story to read next")
    desk.keyboard.type("Locks oiled")
    expect(dialog.get_by_role("radio")).to_have_count(1)
    desk.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(desk.get_by_role("button", name="Add a story…")).to_be_focused()
    reach_copy(desk)

    put_in(desk, "pi")
    desk.keyboard.press("Enter")
    choose_pictures(desk, "east")
    here = desk.get_by_role("dialog", name="Pictures here")
    expect(here.get_by_role("checkbox")).to_be_checked()
    desk.keyboard.press("Enter")
    expect(desk.locator(".part-stills img")).to_have_count(1)
    expect(desk.get_by_role("button", name="Choose pictures…")).to_be_focused()
    reach_copy(desk)

    put_in(desk, "pi")
    desk.keyboard.press("Enter")
    reach(desk, here.get_by_role("button", name="From the archive…"))
    desk.keyboard.press("Enter")
    choose_pictures(desk, "west", "north")
    expect(here.get_by_role("checkbox", checked=True)).to_have_count(2)
    reach(desk, here.get_by_role("button", name="Take it"))
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Gallery of 2 pictures")).to_be_visible()

    expect(desk.locator("[data-save-state]")).to_contain_text("Saved")
    assert [kind for kind, _ in blocks(desk)] == ["ordered-list", "table", "related", "picture", "gallery"]
    describe_and_publish(desk)
    path = newsroom.published("Sluices at work")
    wait_for(lambda: newsroom.get(path).text.count('alt="A sluice."') >= len(names), what="the pictures on the page")
    page = newsroom.get(path).text
    for part in ("<li>West</li>", "<td>22:00</td>", f'href="{related}"'):
        assert part in page
    desk.wait_for_url("**/desk/stories/*")


def describe_and_publish(page: Page) -> None:
    for field in page.get_by_label("Description for those who cannot see it").all():
        reach(page, field)
        page.keyboard.type("A sluice.")
    page.keyboard.press("Control+Enter")


def reach_copy(page: Page) -> None:
    """Back from a block's own buttons to the words."""
    while not body(page).evaluate("e => e === document.activeElement"):
        page.keyboard.press("Shift+Tab")


def test_lengths_are_counted_while_one_types(desk: Page) -> None:
    desk.goto("/desk/stories/new")
    hint = desk.locator(".field", has=desk.get_by_label("Headline")).locator(".hint")
    length = desk.locator("[data-length]")
    expect(length).to_have_text("No words yet")
    desk.get_by_label("Headline").focus()
    desk.keyboard.type("Tide to turn")
    expect(hint).to_have_text("12 of 90 signs")
    desk.keyboard.insert_text(" and turn" * 9)
    expect(hint).to_have_text("93 signs: over 90 it is cut in some places")
    reach(desk, body(desk))
    desk.keyboard.type("Low")
    expect(length).to_have_text("1 word, 1 min to read")
    desk.keyboard.insert_text(" water" * 439)
    expect(length).to_have_text("440 words, 2 min to read")
    expect(desk.locator("[data-save-state]")).to_contain_text("Saved")


def test_an_upload_says_how_far_it_is(desk: Page, tmp_path: Path) -> None:
    desk.goto("/desk/pictures")
    line = desk.context.new_cdp_session(desk)
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": UPLOAD_PACE}
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", slow)
    desk.get_by_label("Upload pictures").set_input_files(picture(tmp_path, "breakwater.jpg", side=800))
    bar = desk.get_by_role("progressbar", name="breakwater.jpg")
    expect(bar).to_be_visible()
    wait_for(lambda: 0 < float(bar.evaluate("e => e.value", timeout=2_000)) < 100, what="a part of the picture sent")
    expect(desk.get_by_text("breakwater.jpg is in the archive.")).to_be_visible()
    expect(bar).to_have_count(0)
    expect(desk.locator("[data-upload-said]")).to_have_text("1 taken in.")
