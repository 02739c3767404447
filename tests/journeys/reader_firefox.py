"""A reader's Firefox, driven over Marionette: the browser's own question, its notifications, its subscription."""

from __future__ import annotations

import gc
import json
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from push_service import unpacked

from wireroom.bench.newsroom import Newsroom, wait_for

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the driver's own libraries are of an older Python
    from marionette_driver import By
    from marionette_driver.errors import NoSuchElementException, StaleElementException
    from marionette_driver.marionette import Marionette, WebElement

SOON = 60
"""Seconds: long, for a busy machine."""
ANSWER_THE_QUESTION = """
    const panel = PopupNotifications.panel;
    const question = panel.querySelector("popupnotification");
    if (!question || panel.state !== "open") return false;
    question.button.click();
    return panel.state !== "open";
"""
CLICK_THE_ALERT = """
    for (const { document } of Services.wm.getEnumerator("alert:alert")) {
      const title = document.getElementById("alertTitleLabel");
      if ((title.value || title.textContent) !== arguments[0]) continue;
      document.getElementById("alertTextLabel").click();
      return true;
    }
    return false;
"""
SHOWN = """
    const registration = await navigator.serviceWorker.ready;
    const shown = await registration.getNotifications();
    return shown.map(({ title, body, tag }) => ({ title, body, tag }));
"""
SUBSCRIPTION = """
    const registration = await navigator.serviceWorker.getRegistration("/");
    return (await registration?.pushManager.getSubscription())?.toJSON() ?? null;
"""


@contextmanager
def tolerating_leaks() -> Iterator[None]:
    """The driver forgets to close what it opened; that is no fault of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


class Reader:
    """What a reader does with Firefox at this newsroom."""

    def __init__(self, firefox: Marionette, newsroom: Newsroom) -> None:
        self.firefox = firefox
        self.newsroom = newsroom

    def open(self, path: str) -> None:
        self.firefox.navigate(self.newsroom.url + path if path.startswith("/") else path)

    def ask(self, script: str) -> Any:
        """Run an asynchronous script in the page and give what it returns."""
        wrapped = f"const done = arguments[0]; (async () => {{ {script} }})().then(done, (e) => done(String(e)));"
        return self.firefox.execute_async_script(wrapped, script_timeout=20_000, sandbox=None)

    def see(self, css: str, words: str = "") -> None:
        """Wait until an element with these words can be seen."""
        wait_for(lambda: self._do(css, words, lambda _: None), seconds=SOON, what=f"{css} with {words!r}")

    def press(self, css: str, words: str = "") -> None:
        """Wait for an element with these words, and press it."""
        wait_for(lambda: self._do(css, words, WebElement.click), seconds=SOON, what=f"{css} with {words!r}")

    def write(self, css: str, text: str) -> None:
        """Wait for a field, and write into it."""
        wait_for(lambda: self._do(css, "", lambda field: field.send_keys(text)), seconds=SOON, what=css)

    def _do(self, css: str, words: str, act: Callable[[WebElement], None]) -> bool:
        """Find and act at once; false when it is not there, or the page was changing it under our hands."""
        try:
            for each in self.firefox.find_elements(By.CSS_SELECTOR, css):
                if words in each.text and each.is_displayed():
                    act(each)
                    return True
        except (NoSuchElementException, StaleElementException):
            pass
        return False

    def allow(self) -> None:
        """Answer the browser's own question with yes; it turns deaf for half a second, so press until it is gone."""
        with self.firefox.using_context("chrome"):
            wait_for(lambda: self.firefox.execute_script(ANSWER_THE_QUESTION), what="the browser's question")

    def click_alert(self, title: str) -> None:
        with self.firefox.using_context("chrome"):
            wait_for(lambda: self.firefox.execute_script(CLICK_THE_ALERT, [title]), what=f"the alert {title!r}")

    def shown(self) -> list[dict[str, str]]:
        return list(self.ask(SHOWN))

    def sees(self, *titles: str) -> list[dict[str, str]]:
        """Wait until exactly these alerts are on the screen."""

        def look() -> list[list[dict[str, str]]]:
            found = self.shown()
            return [found] if sorted(each["title"] for each in found) == sorted(titles) else []

        return wait_for(look, seconds=SOON, what=f"alerts {titles}")[0]

    def subscription(self) -> dict[str, Any]:
        return wait_for(lambda: self.ask(SUBSCRIPTION), what="a subscription")  # type: ignore[no-any-return]

    def wishes(self, endpoint: str) -> dict[str, Any] | None:
        """What the newsroom has of a browser with this endpoint; None when it knows none."""
        script = f"""
            const body = JSON.stringify({{ endpoint: {json.dumps(endpoint)} }});
            const headers = {{ "content-type": "application/json" }};
            const answer = await fetch("/alerts/device", {{ method: "POST", headers, body }});
            return answer.ok ? (await answer.json()).wishes : null;
        """
        found = self.ask(script)
        return dict(found) if found else None


def sealed(subscription: dict[str, Any], notice: dict[str, Any]) -> bytes:
    """A message as a sender seals it (RFC 8291), by another library than the newsroom's own."""
    return bytes(
        http_ece.encrypt(
            json.dumps({"web_push": 8030, "mutable": True, "notification": notice}).encode(),
            salt=os.urandom(16),
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=unpacked(subscription["keys"]["p256dh"]),
            auth_secret=unpacked(subscription["keys"]["auth"]),
            version="aes128gcm",
        )
    )
