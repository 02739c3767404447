"""From the file that lands to an editor's screen: the monitor in a real browser, while 20 items a second arrive."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from wireroom.bench.copy import headline, ninjs
from wireroom.bench.editor import first_editor
from wireroom.bench.newsroom import Newsroom, wait_for
from wireroom.bench.peers import PeerMissingError
from wireroom.bench.publish import FEED

if TYPE_CHECKING:
    from playwright.sync_api import Page

PER_SECOND = 20
ITEMS = 400
WARM = 40
SERIES = "screen"
PATIENCE = 20
COUNT = "Object.keys(window.seen).length"
WATCH = """() => {
  window.seen = {};
  new MutationObserver((changes) => {
    const now = Date.now() / 1000;
    for (const change of changes) for (const node of change.addedNodes) {
      const found = node.textContent.match(/Tide report screen \\d{5}/);
      if (found) window.seen[found[0]] ??= now;
    }
  }).observe(document.querySelector("[data-rows]"), { childList: true, subtree: true });
}"""


def arrival_to_screen() -> list[float]:
    """Seconds from each file's landing until its headline stands in the open monitor, shortest first.

    Raises PeerMissingError without Playwright and Chromium.
    """
    newsroom = Newsroom(data=Path(mkdtemp(prefix="wireroom-bench-")))
    try:
        newsroom.start()
        with _monitor(newsroom) as page:
            page.evaluate(WATCH)
            landed = _land(newsroom)
            wait_for(lambda: page.evaluate(COUNT) >= ITEMS, seconds=PATIENCE, what="the last item on the screen")
            seen: dict[str, float] = page.evaluate("window.seen")
    finally:
        newsroom.remove()
    return sorted(seen[name] - at for number, (name, at) in enumerate(landed.items()) if number >= WARM)


def _land(newsroom: Newsroom) -> dict[str, float]:
    landed: dict[str, float] = {}
    began = time.monotonic()
    for number in range(ITEMS):
        time.sleep(max(0.0, began + number / PER_SECOND - time.monotonic()))
        landed[headline(number, series=SERIES)] = time.time()
        newsroom.drop(f"{SERIES}-{number}.json", ninjs(number, series=SERIES, now=datetime.now(UTC)), feed=FEED)
    return landed


@contextmanager
def _monitor(newsroom: Newsroom) -> Iterator[Page]:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only developers have it
    except ImportError as error:
        raise PeerMissingError("Playwright is not installed: the screen is not measured (make tools).") from error
    path = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(base_url=newsroom.url)
        name, password = first_editor(newsroom)
        page.goto("/desk/wire")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/desk/wire")
        yield page
        browser.close()
