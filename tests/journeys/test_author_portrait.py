"""An author gets a portrait at the desk; readers see it on the author's page and by the byline. Topics are offered."""

from __future__ import annotations

import io
import re

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect
from test_wire_to_page import sign_in
from test_writing import begin

from wireroom.bench.newsroom import Newsroom, wait_for

AA = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
HEADLINE = "Terns nest on the breakwater"


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 400), "teal").save(out, "JPEG")
    return out.getvalue()


def test_a_portrait_stands_by_the_byline_and_a_known_topic_is_offered(newsroom: Newsroom, page: Page) -> None:
    sign_in(newsroom, page)
    begin(page, HEADLINE, "Forty pairs were counted.")
    page.get_by_label("Byline").fill("Terna Breakwater")
    page.get_by_label("Topics").fill("Seabird counts")
    page.keyboard.press("Control+Enter")
    story = newsroom.published(HEADLINE)
    page.goto("/desk/places/author/terna-breakwater")
    page.get_by_label("Role").fill("Birds")
    page.get_by_label("Portrait").set_input_files({"name": "t.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    page.get_by_role("button", name="Save").press("Enter")
    page.wait_for_url("**/desk/places")
    for path in ("/by/terna-breakwater", story):
        wait_for(lambda path=path: "-portrait-" in newsroom.get(path).text, what=f"the portrait on {path}", seconds=40)
        page.goto(path)
        shown = page.locator("img[src*='-portrait-']")
        expect(shown).to_be_visible()
        assert shown.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") > 0
        found = Axe().run(page, options=AA)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"

    page.goto("/desk/stories/new")
    topics = page.get_by_label("Topics")
    topics.press_sequentially("Harbour, seab")
    offered = page.locator("datalist option")
    expect(offered).to_have_attribute("value", re.compile(r"^Harbour, Seabird counts$"))
