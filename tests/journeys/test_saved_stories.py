"""A reader saves stories for later, reads them without a network, and loses what was withdrawn."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NAMES = "caches.keys().then((names) => names.filter((name) => name.startsWith('story ')).map((name) => name.slice(6)))"


@pytest.fixture(scope="module")
def write(newsroom: Newsroom) -> Callable[..., str]:
    """File a story under a name; its path. Filed again it is updated, or cancelled."""

    def file(name: str, *, version: int = 1, status: str = "usable") -> str:
        headline = f"Orchard {name} is counted"
        words = ["The trees were counted.", f"This is take {version}."] if status == "usable" else []
        copy = newsml(guid=f"urn:orchard:{name}", version=version, headline=headline, paragraphs=words, status=status)
        newsroom.drop(f"orchard-{name}-{version}.xml", copy)
        return newsroom.published(headline) if version == 1 else ""

    return file


def save(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_role("button", name="Save for later").click()
    expect(page.get_by_role("button", name="Saved", exact=True)).to_be_visible()


def let_worker_rest(context: BrowserContext, page: Page) -> None:
    """End the service worker, as a browser does once it has nothing to do: awake again, it reviews what is kept."""
    cdp = context.new_cdp_session(page)
    cdp.send("ServiceWorker.enable")
    cdp.send("ServiceWorker.stopAllWorkers")


@pytest.fixture
def offline(context: BrowserContext) -> Iterator[Callable[[bool], None]]:
    """Take the network from the reader, the worker's too, and give it back."""
    yield context.set_offline
    context.set_offline(False)


def test_a_saved_story_is_read_without_a_network_and_other_pages_say_that_it_is_gone(
    page: Page, write: Callable[..., str], offline: Callable[[bool], None]
) -> None:
    path = write("alpha")
    save(page, path)
    offline(True)
    page.goto(path)
    expect(page.locator("h1")).to_have_text("Orchard alpha is counted")
    expect(page.locator(".saved-note")).to_contain_text("You are offline")
    assert page.evaluate("document.fonts.check('1em Text')")
    page.goto("/corrections")
    expect(page.locator("h1")).to_have_text("You are offline")
    page.get_by_role("link", name="Orchard alpha is counted").click()
    expect(page.get_by_text("The trees were counted.")).to_be_visible()
    offline(False)
    page.goto("/saved")
    page.get_by_role("button", name=re.compile("Remove")).click()
    expect(page.get_by_text("Nothing is saved in this browser")).to_be_visible()
    assert page.evaluate(NAMES) == []


def test_a_withdrawn_story_is_deleted_on_the_next_visit_and_a_changed_one_is_changed(
    page: Page, context: BrowserContext, newsroom: Newsroom, write: Callable[..., str], offline: Callable[[bool], None]
) -> None:
    doomed, kept = write("beta"), write("gamma")
    for path in (doomed, kept):
        save(page, path)
    page.goto("about:blank")
    write("beta", version=2, status="canceled")
    write("gamma", version=2)
    wait_for(lambda: newsroom.status(doomed) == 410, what="410")
    wait_for(lambda: "take 2" in newsroom.get(kept).text, what="the update")
    let_worker_rest(context, page)
    wait_for(lambda: page.goto("/search") and page.evaluate(NAMES) == [kept], pace=0.5, what="the review")
    offline(True)
    page.goto(kept)
    expect(page.get_by_text("This is take 2.")).to_be_visible()
    page.goto(doomed)
    expect(page.locator("h1")).to_have_text("You are offline")
    expect(page.get_by_text("Orchard beta")).to_have_count(0)


def test_a_kill_that_comes_as_an_alert_deletes_the_saved_story_at_once(
    page: Page, context: BrowserContext, newsroom: Newsroom, write: Callable[..., str]
) -> None:
    path = write("delta")
    context.grant_permissions(["notifications"], origin=newsroom.url)
    cdp = context.new_cdp_session(page)
    registrations: list[dict[str, str]] = []
    cdp.on("ServiceWorker.workerRegistrationUpdated", lambda event: registrations.extend(event["registrations"]))
    cdp.send("ServiceWorker.enable")
    save(page, path)
    data = {"alert": 9, "kind": "kill", "story": 9, "version": 2, "expires": "2020-01-01T00:00:00Z", "share": 0}
    notice = {"title": "Withdrawn", "navigate": newsroom.url + path, "tag": "story9", "data": data}
    cdp.send(
        "ServiceWorker.deliverPushMessage",
        {
            "origin": newsroom.url,
            "registrationId": registrations[-1]["registrationId"],
            "data": json.dumps({"web_push": 8030, "notification": notice}),
        },
    )
    wait_for(lambda: page.evaluate(NAMES) == [], what="the saved story deleted")


def test_the_site_can_be_installed(newsroom: Newsroom) -> None:
    manifest = json.loads(newsroom.get("/manifest.webmanifest").text)
    assert (manifest["display"], manifest["start_url"], manifest["scope"]) == ("standalone", "/", "/")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        assert newsroom.get(icon["src"]).headers["Content-Type"] == icon["type"]
    worker = newsroom.get("/worker.js")
    assert worker.headers["Cache-Control"] == "no-cache"
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert 'rel="manifest"' in newsroom.get("/").text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_of_alerts_and_saved_stories_are_for_everybody(
    newsroom: Newsroom, browser: Browser, write: Callable[..., str], width: int, scheme: str
) -> None:
    path = write(f"epsilon{width}{scheme}")
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, base_url=newsroom.url)
    context.grant_permissions(["notifications"], origin=newsroom.url)
    page = context.new_page()
    page.goto(path)
    page.get_by_role("link", name="Get alerts").click()
    expect(page.get_by_role("heading", name="Stay up to date")).to_be_focused()
    looked_at(page, width)
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Get alerts")).to_be_focused()
    page.goto("/alerts")
    page.get_by_label("Keep quiet hours").check()
    looked_at(page, width)
    page.goto("/saved")
    expect(page.get_by_text("Nothing is saved")).to_be_visible()
    looked_at(page, width)
    context.close()


def looked_at(page: Page, width: int) -> None:
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
