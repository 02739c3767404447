"""A newsroom that demands a second factor: the first editor sets one up within a minute, and never comes in without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from test_wire_to_page import sign_in

from wireroom.bench.newsroom import Newsroom

SIZES = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
WRONG = "000000"


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    room = Newsroom(data=tmp_path_factory.mktemp("strict"), settings={"WIREROOM_STAFF_SECOND_FACTOR": "true"})
    try:
        room.start()
        yield room
    finally:
        room.stop()


@pytest.fixture
def page(browser: Browser, strict: Newsroom) -> Iterator[Page]:
    """A tab at the name for which browsers allow keys."""
    context = browser.new_context(base_url=strict.url.replace("127.0.0.1", "localhost"))
    yield context.new_page()
    context.close()


def app_code(secret: str, *, later: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(datetime.now(UTC).timestamp()) // 30 + later)))


def looks_right(page: Page, name: str, shots: Path) -> None:
    """At each size axe finds nothing and nothing stands out at the side; a picture is kept to be looked at."""
    for width, scheme in SIZES:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.evaluate("for (const each of document.getAnimations()) each.finish()")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name} {width} {scheme}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, width)
        page.screenshot(path=shots / f"{name}-{width}-{scheme}.png", full_page=True)


def test_from_the_first_password_to_the_key(strict: Newsroom, page: Page, tmp_path: Path) -> None:
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "automaticPresenceSimulation": True}
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    sign_in(strict, page)
    expect(page.get_by_role("heading", name="Set up your second step")).to_be_visible()
    looks_right(page, "set-up", tmp_path)
    assert page.request.get("/desk/keys", max_redirects=0).status == 302

    secret = page.locator(".app-secret .mono").inner_text().replace(" ", "")
    page.get_by_label("Code").fill(WRONG)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("does not fit")
    page.get_by_label("Code").fill(app_code(secret))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Keep these recovery codes")).to_be_visible()
    codes = page.locator(".codes li").all_inner_texts()
    assert len(codes) == 10
    looks_right(page, "codes", tmp_path)
    page.get_by_role("link", name="I have kept them").click()
    expect(page).to_have_url(re.compile("/desk/$"))

    page.get_by_role("link", name="Account").click()
    page.get_by_role("button", name="Add a key").click()
    expect(page.get_by_text("The key is added")).to_be_visible()
    looks_right(page, "account", tmp_path)
    page.get_by_role("button", name="Sign out").click()

    sign_in(strict, page)
    looks_right(page, "prove", tmp_path)
    page.get_by_role("button", name="Use your key").click()
    expect(page).to_have_url(re.compile("/desk/$"))
    page.get_by_role("button", name="Sign out").click()
    without_a_script(page, strict, codes[0])


def without_a_script(page: Page, newsroom: Newsroom, code: str) -> None:
    """In another browser, where no script runs, by a recovery code, which then is spent."""
    browser = page.context.browser
    assert browser is not None
    for expected in ("in", "out"):
        context = browser.new_context(base_url=newsroom.url, java_script_enabled=False)
        plain = context.new_page()
        sign_in(newsroom, plain)
        expect(plain.get_by_role("button", name="Use your key")).to_be_hidden()
        plain.get_by_label("Code").fill(code)
        plain.get_by_role("button", name="Come in").click()
        if expected == "in":
            expect(plain).to_have_url(re.compile("/desk/$"))
        else:
            expect(plain.get_by_role("alert")).to_contain_text("used before")
        context.close()


def test_a_lost_telephone_is_mended_from_the_command_line(strict: Newsroom, page: Page) -> None:
    said = strict.run("people", "factor", "editor")
    assert said.returncode == 0, said.stderr
    assert "sets up a new second factor" in said.stdout
    sign_in(strict, page)
    expect(page.get_by_role("heading", name="Set up your second step")).to_be_visible()
