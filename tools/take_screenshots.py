"""Take the pictures of the README: front, article, history and monitor of the demo, narrow and wide, light and dark.

Start `make demo` first, let the story run to its end, then give its address and the file with the first editor's
password: `take_screenshots.py http://127.0.0.1:8000 .demo/first-editor.txt`.
"""

from __future__ import annotations

import json
import shutil
import sys
import urllib.request
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, StorageState, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
WIDTHS = {390: 844, 1280: 900}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]

type Prepare = Callable[[Page], None]


def longest_story(origin: str) -> str:
    """The path of the story with the most versions among the newest."""
    with urllib.request.urlopen(f"{origin}/feed.json") as answer:  # noqa: S310 - the operator names the address
        items = json.load(answer)["items"]
    return max((item["url"].removeprefix(origin) for item in items), key=lambda path: versions(origin, path))


def versions(origin: str, path: str) -> int:
    """How many versions a story has."""
    with urllib.request.urlopen(f"{origin}{path}/history.json") as answer:  # noqa: S310 - as above
        return len(json.load(answer)["versions"])


def signed_in(browser: Browser, origin: str, editor: Path) -> StorageState:
    """The cookies of the first editor."""
    facts = dict(line.split(": ", 1) for line in editor.read_text().splitlines() if ": " in line)
    context = browser.new_context(base_url=origin)
    page = context.new_page()
    page.goto("/desk/")
    page.get_by_label("Name").fill(facts["name"])
    page.get_by_label("Password").fill(facts["password"])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk/")
    return context.storage_state()


def choose(page: Page) -> None:
    """An item of the running story, in the monitor's pane; on a narrow screen the list stays."""
    if page.viewport_size and page.viewport_size["width"] > min(WIDTHS):
        page.get_by_role("link", name="First pull fails").first.click()
        page.wait_for_selector("[data-item-pane]")
        page.mouse.move(0, 0)


def take(
    browser: Browser, address: str, name: str, *, cookies: StorageState | None = None, prepare: Prepare | None = None
) -> None:
    """One page at each width in each scheme."""
    for width, height in WIDTHS.items():
        for scheme in ("light", "dark"):
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                reduced_motion="reduce",
                storage_state=cookies,
            )
            page.goto(address)
            if prepare is not None:
                prepare(page)
            page.wait_for_function(
                "document.fonts.status === 'loaded'"
                " && [...document.images].every(image => image.loading === 'lazy' || image.complete)"
            )
            shot = Image.open(BytesIO(page.screenshot()))
            shot.convert("RGB").save(FOLDER / f"{name}-{width}-{scheme}.webp", quality=82)
            page.close()


def main(origin: str, editor: Path) -> None:
    """All pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    story = longest_story(origin)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for name, path in {"front": "/", "article": story, "history": f"{story}/history"}.items():
            take(browser, f"{origin}{path}", name)
        cookies = signed_in(browser, origin, editor)
        take(browser, f"{origin}/desk/wire", "wire", cookies=cookies, prepare=choose)
        browser.close()


if __name__ == "__main__":
    given = [*sys.argv[1:], *("http://127.0.0.1:8000", ".demo/first-editor.txt")[len(sys.argv) - 1 :]]
    main(given[0].rstrip("/"), Path(given[1]))
