"""Pictures come to the desk, are framed by keyboard, refused without words, published, and leave when held back."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect
from test_desk_accessible import AA
from test_wire_to_page import sign_in

from wireroom.bench.newsroom import Newsroom, wait_for

SHOWN = 'alt="A wooden pier before an evening sky"'


def jpeg(colour: str) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", (900, 600), colour)
    image.paste("orange", (600, 100, 800, 300))
    image.save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two pictures and something that is none."""
    given = {"pier-dawn.jpg": jpeg("teal"), "not-a-picture.jpg": b"<html>", "pier-dusk.jpg": jpeg("navy")}
    for name, data in given.items():
        (tmp_path / name).write_bytes(data)
    return [tmp_path / name for name in given]


def axe(page: Page) -> None:
    for width in (390, 1280):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = Axe().run(page, options=AA)
            assert found.violations_count == 0, f"{page.url} {width} {scheme}: {found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} is too wide"


def test_from_the_photographers_files_to_the_page_and_off_it(newsroom: Newsroom, page: Page, files: list[Path]) -> None:
    sign_in(newsroom, page)
    upload(page, files)
    picture = frame_by_keyboard(page)
    publish_with_words_only(page)
    path = newsroom.published("The pier is open again")
    wait_for(lambda: SHOWN in newsroom.get(path).text, what="the picture on the page")
    page.goto(path)
    figure = page.get_by_role("figure").filter(has_text="The pier at dusk")
    sizes = figure.get_by_role("img").evaluate("e => [e.getAttribute('width'), e.getAttribute('height')]")
    assert sizes == ["720", "600"], "the crop is what readers get"

    page.goto(picture)
    expect(page.get_by_role("link", name="The pier is open again")).to_be_visible()
    end = datetime.now(UTC) + timedelta(seconds=6)
    page.get_by_label("Rights end").fill(f"{end:%Y-%m-%dT%H:%M:%S}")
    page.get_by_role("button", name="Keep the terms").click()
    expect(page.get_by_text("The terms are kept.")).to_be_visible()
    assert SHOWN in newsroom.get(path).text
    wait_for(lambda: SHOWN not in newsroom.get(path).text, what="the picture to leave the page by itself", seconds=15)
    assert datetime.now(UTC) < end + timedelta(seconds=4)
    page.goto("/desk/pictures/rights")
    expect(page.get_by_text("Rights expired")).to_be_visible()
    axe(page)
    page.goto("/desk/pictures?usable=1")
    expect(page.locator(".still-card").filter(has_text="dusk")).to_have_count(0)


def upload(page: Page, files: list[Path]) -> None:
    page.goto("/desk/pictures")
    page.get_by_label("Upload pictures").set_input_files(files)
    expect(page.get_by_text("pier-dusk.jpg is in the archive.")).to_be_visible()
    expect(page.get_by_text("not-a-picture.jpg: It is no JPEG, PNG or WebP picture.")).to_be_visible()
    expect(page.locator("[data-upload-said]")).to_have_text("2 taken in, 1 refused.")
    expect(page.locator(".still-card").filter(has_text="pier-")).to_have_count(2)
    axe(page)


def frame_by_keyboard(page: Page) -> str:
    page.locator(".still-card").filter(has_text="pier-dusk.jpg").get_by_role("link").click()
    page.get_by_label("Caption").fill("The pier at dusk")
    point = page.get_by_role("button", name="Arrow keys move it.")
    for _ in range(3):
        point.press("Shift+ArrowRight")
    point.press("ArrowUp")
    expect(page.get_by_label("Focus across, %")).to_have_value("80")
    expect(page.get_by_label("Focus down, %")).to_have_value("49")
    page.get_by_label("Cut off left, %").fill("20")
    page.get_by_role("button", name="Keep words, focus and crop").click()
    expect(page.get_by_text("Kept. Stories")).to_be_visible()
    axe(page)
    return page.url


def publish_with_words_only(page: Page) -> None:
    page.goto("/desk/stories/new")
    page.get_by_label("Headline").fill("The pier is open again")
    page.get_by_role("button", name="From the archive…").click()
    dialog = page.get_by_role("dialog", name="From the archive")
    dialog.get_by_label("Words").fill("dusk")
    expect(dialog.get_by_role("checkbox")).to_have_count(1)
    dialog.get_by_role("checkbox").check()
    axe(page)
    dialog.get_by_role("button", name="Take it").click()
    expect(page.get_by_label("Caption")).to_have_value("The pier at dusk")
    page.get_by_role("button", name="Put in…").click()
    page.get_by_role("menuitem", name="Picture").click()
    page.get_by_role("button", name="Choose pictures…").click()
    here = page.get_by_role("dialog", name="Pictures here")
    here.get_by_role("checkbox").check()
    here.get_by_role("button", name="Take it").click()
    expect(page.locator(".part-stills img")).to_have_count(1)
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("“pier-dusk.jpg” has no description")).to_be_visible()
    axe(page)
    page.get_by_label("Description for those who cannot see it").fill("A wooden pier before an evening sky")
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_url(re.compile(r"/desk/stories/\d+$"))
