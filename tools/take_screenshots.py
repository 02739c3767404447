"""Take the pictures of the README: front, article and history of the demo newsroom, narrow and wide, light and dark.

Start `make demo` first, let the story run to its end, then give its address: `take_screenshots.py http://127.0.0.1:8000`.
"""

from __future__ import annotations

import json
import shutil
import sys
import urllib.request
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
WIDTHS = {390: 844, 1280: 900}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


def longest_story(origin: str) -> str:
    """The path of the story with the most versions among the newest."""
    with urllib.request.urlopen(f"{origin}/feed.json") as answer:  # noqa: S310 - the operator names the address
        items = json.load(answer)["items"]
    return max((item["url"].removeprefix(origin) for item in items), key=lambda path: versions(origin, path))


def versions(origin: str, path: str) -> int:
    """How many versions a story has."""
    with urllib.request.urlopen(f"{origin}{path}/history.json") as answer:  # noqa: S310 - as above
        return len(json.load(answer)["versions"])


def take(browser: Browser, address: str, name: str) -> None:
    """One page at each width in each scheme."""
    for width, height in WIDTHS.items():
        for scheme in ("light", "dark"):
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
            )
            page.goto(address)
            page.wait_for_function(
                "document.fonts.status === 'loaded'"
                " && [...document.images].every(image => image.loading === 'lazy' || image.complete)"
            )
            shot = Image.open(BytesIO(page.screenshot()))
            shot.convert("RGB").save(FOLDER / f"{name}-{width}-{scheme}.webp", quality=82)
            page.close()


def main(origin: str) -> None:
    """All pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    story = longest_story(origin)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for name, path in {"front": "/", "article": story, "history": f"{story}/history"}.items():
            take(browser, f"{origin}{path}", name)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8000")
