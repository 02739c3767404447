"""An editor at the desk who writes appeals and starts them; what is left over is stopped."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Browser, expect
from test_wire_to_page import sign_in

from wireroom.bench.newsroom import Newsroom, wait_for

HEADING, BODY = "Read by many, paid for by some", "This newsroom has no paywall and no owner. Readers pay for it."


class AppealDesk:
    """A tab at the desk, signed in."""

    def __init__(self, newsroom: Newsroom, browser: Browser) -> None:
        self.newsroom = newsroom
        self.context = browser.new_context(base_url=newsroom.url, viewport={"width": 1280, "height": 900})
        self.page = self.context.new_page()
        sign_in(newsroom, self.page)

    def write(self, name: str, *, channel: str = "inside", start: bool = True, **typed: str) -> str:
        """File an appeal by its form, and start it; gives its key."""
        page = self.page
        page.goto("/desk/appeals/new")
        page.select_option("[name=channel]", channel)
        filled = {
            "name": name,
            "heading_0": HEADING,
            "body_0": BODY,
            "button_0": "Support us",
            "amounts": "EUR 5, 10, 25",
        }
        for field, value in (filled | typed).items():
            element = page.locator(f"[name={field}]")
            if not element.is_visible():
                page.locator("details summary", has_text="In other languages").click()
            element.fill(value)
        page.get_by_role("button", name="File it, off").click()
        expect(page.get_by_role("status")).to_contain_text("start it when it is ready")
        if start:
            page.get_by_role("button", name=f"Start {name}").click()
            expect(page.get_by_role("status")).to_contain_text("is on")
        return name.lower().replace(" ", "-")

    def stop_all(self) -> None:
        """Stop every test and every appeal that is on."""
        self.page.goto("/desk/appeals")
        for _ in range(20):
            button = self.page.get_by_role("button", name=re.compile(r"^Stop ")).first
            if not button.count():
                return
            button.click()
            expect(self.page.get_by_role("status")).to_contain_text("is off")

    def wait_until_asked(self, path: str, key: str) -> None:
        """Wait until the front chooses from a sheet that has the appeal (or, with an empty key, none).

        It is asked seldom: no address may ask it more than 120 times a minute.
        """
        said = {"path": path, "kind": "story", "channels": ["inside", "end", "strip", "header"], "lot": 0}
        post = self.page.request.post

        def answered() -> bool:
            answer = post("/support/appeal", data=json.dumps(said)).json()
            return (answer["appeal"] or {}).get("key", "") == key

        wait_for(answered, seconds=20, what=f"the front to choose “{key}”", pace=0.5)
