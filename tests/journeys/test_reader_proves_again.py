"""Before what is grave a reader proves again who they are, by what they have, and goes on where they were."""

from __future__ import annotations

import re
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from letter_box import PostOffice
from playwright.sync_api import Browser, CDPSession, Page, expect
from reader_panel import look, sign_in_by_page

from wireroom.bench.newsroom import Newsroom

LONG_IN = Path(__file__).with_name("reader_long_in.py")
PASSWORD = "tidal-owl-basin-" + uuid.uuid4().hex[:6]
SIZES = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture
def address() -> str:
    return f"again-{uuid.uuid4().hex[:10]}@example.org"


def time_goes_by(newsroom: Newsroom, address: str) -> None:
    command = [sys.executable, str(LONG_IN), address]
    done = subprocess.run(command, env=newsroom.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def looks_right(page: Page, name: str, shots: Path) -> None:
    """At each size axe finds nothing and nothing stands out at the side; a picture is kept to be looked at."""
    for width, scheme in SIZES:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        look(page)
        page.screenshot(path=shots / f"{name}-{width}-{scheme}.png", full_page=True)


def authenticator(page: Page) -> tuple[CDPSession, str]:
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
               "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    return cdp, cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def set_password(page: Page) -> None:
    page.goto("/account/password/new")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Your password is kept")).to_be_visible()


def test_a_passkey_proves_it_and_a_cancelled_one_says_so(
    newsroom: Newsroom, post_office: PostOffice, browser: Browser, address: str, tmp_path: Path
) -> None:
    context = browser.new_context(base_url=newsroom.url.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    cdp, device = authenticator(page)
    sign_in_by_page(page, post_office, address)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("Your passkey is added")).to_be_visible()
    set_password(page)
    letters = len(post_office.letters_to(address))
    time_goes_by(newsroom, address)

    page.goto("/account/")
    page.get_by_role("button", name="Do without a password").click()
    expect(page.get_by_text("Before you remove your password, prove that it is you")).to_be_visible()
    looks_right(page, "confirm", tmp_path)
    prove = page.get_by_role("button", name="Use your passkey")
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    prove.click()
    expect(page.get_by_role("alert")).to_contain_text("No passkey was used, and nothing was done")
    expect(prove).to_be_focused()
    looks_right(page, "cancelled", tmp_path)
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": True})
    prove.click()
    expect(page.get_by_text("You wanted to remove your password. It is done when you press.")).to_be_visible()
    looks_right(page, "act", tmp_path)
    page.get_by_role("button", name="Do without a password").click()
    expect(page.get_by_text("Your password is removed")).to_be_visible()
    expect(page.get_by_text("You proved with a passkey that it was you")).to_be_visible()

    time_goes_by(newsroom, address)
    page.goto("/account/")
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/account/confirm")
    prove.click()
    page.wait_for_url("**/account/confirm/act")
    expect(page.get_by_role("button", name="Add a passkey")).to_be_visible()
    codes = [letter for letter in post_office.letters_to(address)[letters:] if "Your code" in str(letter["Subject"])]
    assert codes == [], "no letter was needed"

    page.goto("/account/erase")
    looks_right(page, "erase", tmp_path)
    page.locator("[data-prove-passkey]").click()
    expect(page.get_by_role("heading", name="Your account is erased")).to_be_visible()
    context.close()


def test_without_javascript_a_password_or_a_code_proves_it_and_nothing_typed_is_lost(
    newsroom: Newsroom, post_office: PostOffice, browser: Browser, address: str, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=newsroom.url)
    page = context.new_page()
    sign_in_by_page(page, post_office, address)
    set_password(page)
    page.goto("/account/password/new")
    time_goes_by(newsroom, address)

    page.get_by_label("New password").fill(PASSWORD + "-changed")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/account/confirm")
    page.get_by_role("textbox", name="Your password").fill("wrong")
    page.get_by_role("button", name="Go on with the password").click()
    expect(page.get_by_role("alert")).to_contain_text("That is not your password")
    page.screenshot(path=tmp_path / "refused.png", full_page=True)
    page.get_by_role("textbox", name="Your password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("type your new password once more")
    page.screenshot(path=tmp_path / "typed.png", full_page=True)

    page.goto("/account/")
    time_goes_by(newsroom, address)
    page.get_by_role("button", name="Do without a password").click()
    page.wait_for_url("**/account/confirm")
    page.get_by_role("button", name="Send me a code").click()
    code = page.get_by_label("The eight figures in the letter")
    code.fill(post_office.code_for(address, letters=3))
    page.screenshot(path=tmp_path / "code.png", full_page=True)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/confirm/act")
    page.get_by_role("button", name="Do without a password").click()
    page.wait_for_url(re.compile("done=password-removed"))
    expect(page.get_by_text("You proved with a code that it was you")).to_be_visible()
    context.close()
