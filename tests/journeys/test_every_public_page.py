"""Every public page: valid HTML, nothing for axe at AA in light and dark, light to load, right without JavaScript."""

from __future__ import annotations

import random
import re

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = ["/", "/business", "{day}", "{article}", "{article}/history", "{killed}", "/corrections", "/search?q=lantern",
         "/search?q=nothing-like-it", "/nowhere", "/alerts", "/saved"]  # fmt: skip
CHANCE = random.Random(7)
WORDS = ["".join(CHANCE.choices("aeiounrstlmdgpk", k=CHANCE.randint(2, 9))) for _ in range(700)]
LONG_READ = [" ".join(CHANCE.choices(WORDS, k=60)) + "." for _ in range(18)]
"""Some 1,100 words that compress no better than a language does."""


@pytest.fixture(scope="module")
def places(newsroom: Newsroom) -> dict[str, str]:
    copy = {"guid": "urn:h:axe", "headline": "Lantern keepers count their boats", "slugline": "LANTERN"}
    newsroom.drop(
        "axe1.xml", newsml(**copy, version=1, paragraphs=["The lantern keepers count.", "Twice a night.", *LONG_READ])
    )
    article = newsroom.published(copy["headline"])
    note = "The number of boats was wrong."
    newsroom.drop(
        "axe2.xml",
        newsml(
            **copy,
            version=2,
            paragraphs=["The lantern keepers counted 12.", "Twice.", *LONG_READ],
            signal="correction",
            note=note,
        ),
    )
    wait_for(lambda: note in newsroom.get(article).text, what="the correction")
    doomed = {"guid": "urn:h:axe-killed", "headline": "A tale to be withdrawn", "slugline": "DOOMED"}
    newsroom.drop("axe3.xml", newsml(**doomed, version=1, paragraphs=["Doomed."]))
    killed = newsroom.published(doomed["headline"])
    newsroom.drop("axe4.xml", newsml(**doomed, version=2, paragraphs=[], status="canceled"))
    wait_for(lambda: newsroom.status(killed) == 410, what="410")
    return {"article": article, "day": article.rsplit("/", 1)[0], "killed": killed}


@pytest.mark.parametrize("address", PAGES)
def test_the_html_is_valid(newsroom: Newsroom, places: dict[str, str], address: str) -> None:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(newsroom.get(address.format(**places)).text)
    assert [(position, code) for position, code, _ in parser.errors] == []


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(
    newsroom: Newsroom, browser: Browser, places: dict[str, str], address: str, scheme: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme, base_url=newsroom.url)
    page.goto(address.format(**places))
    found = Axe().run(page, options=RULES)
    broad = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    page.close()
    assert found.violations_count == 0, found.generate_report()
    assert not broad, "the page scrolls sideways"


@pytest.mark.usefixtures("places")
def test_all_of_it_works_without_javascript(newsroom: Newsroom, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False, base_url=newsroom.url)
    page.goto("/")
    page.get_by_role("link", name="Lantern keepers count their boats").first.click()
    expect(page.get_by_text("The lantern keepers counted 12.")).to_be_visible()
    page.get_by_role("link", name=re.compile("history|version", re.IGNORECASE)).first.click()
    expect(page.locator("ins").first).to_be_visible()
    page.goto("/search")
    page.get_by_role("searchbox").fill("lantern")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text(re.compile("lantern", re.IGNORECASE))
    page.close()


def test_the_keyboard_reaches_everything(page: Page, places: dict[str, str]) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.getAttribute('href')")
    assert skip is not None
    assert skip.startswith("#")
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href')"))
        outlined = page.evaluate(
            "[null, '::after'].some(part => getComputedStyle(document.activeElement, part).outlineStyle !== 'none')"
            " || document.activeElement === document.body"
        )
        assert outlined, "a focused element shows no focus"
    assert places["article"] in reached
    assert "/search" in reached or page.locator("header input[type=search]").count() == 1


def test_the_first_visit_is_light(page: Page, places: dict[str, str]) -> None:
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.enable")
    sizes: dict[str, float] = {}
    kinds: dict[str, str] = {}
    cdp.on("Network.responseReceived", lambda e: kinds.__setitem__(e["requestId"], e["type"]))
    cdp.on("Network.loadingFinished", lambda e: sizes.__setitem__(e["requestId"], e["encodedDataLength"]))
    page.goto(places["article"])
    page.wait_for_load_state("load")
    wait_for(lambda: page.evaluate("document.fonts.status") == "loaded", what="fonts")
    counted = {request: size for request, size in sizes.items() if kinds.get(request) not in {"Image", "EventSource"}}
    assert sum(counted.values()) <= 50_000, counted
    scripts = [size for request, size in counted.items() if kinds[request] == "Script"]
    assert sum(scripts) <= 10_000


def test_pages_answer_as_http_says(newsroom: Newsroom, places: dict[str, str]) -> None:
    first = newsroom.get(places["article"], **{"Accept-Encoding": "br"})
    assert first.headers["Content-Encoding"] == "br"
    assert "no-cache" in first.headers["Cache-Control"]
    assert "Accept-Encoding" in first.headers["Vary"]
    again = newsroom.get(places["article"], **{"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
    assert again.status == 304
    assert "default-src 'none'" in first.headers["Content-Security-Policy"]
