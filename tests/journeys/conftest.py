"""One newsroom and one browser of each kind for all journeys; each journey brings its own stories."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from letter_box import PostOffice, open_post_office
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from push_service import PushService
from reader_firefox import Marionette, Reader, tolerating_leaks

from identity_provider import IdentityProvider, open_identity_provider
from wireroom.bench.newsroom import Newsroom, free_port, wait_for

BROWSERS = Path(__file__).resolve().parents[2] / ".browsers"
expect.set_options(timeout=20_000)  # how soon something must be seen, a journey measures; two of them share two cores
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]


@pytest.fixture(scope="session")
def post_office() -> Iterator[PostOffice]:
    """A mail server that takes the newsroom's letters to readers."""
    with open_post_office() as office:
        yield office


@pytest.fixture(scope="session")
def push_service() -> Iterator[PushService]:
    """The push service that Firefox listens to and the newsroom may send to."""
    service = PushService()
    service.start()
    yield service
    service.stop()


@pytest.fixture(scope="session")
def identity_provider() -> Iterator[IdentityProvider]:
    """Somebody else who knows readers."""
    with open_identity_provider() as provider:
        yield provider


@pytest.fixture(scope="session")
def newsroom(
    tmp_path_factory: pytest.TempPathFactory,
    post_office: PostOffice,
    push_service: PushService,
    identity_provider: IdentityProvider,
) -> Iterator[Newsroom]:
    """A newsroom that is up, empty at first."""
    room = Newsroom(
        data=tmp_path_factory.mktemp("newsroom"),
        settings={
            "WIREROOM_SITE_NAME": "The Merrow Courier",
            "WIREROOM_EMAIL_URL": post_office.url,
            "WIREROOM_PUSH_SERVICES": push_service.origin,
            "WIREROOM_SIGN_IN_WITH": identity_provider.setting(),
            "WIREROOM_PRIVATE_HOSTS": "127.0.0.1",
        },
    )
    try:
        room.start()
        yield room
    finally:
        room.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The distribution's Chromium, or the one in .browsers."""
    path = shutil.which("chromium")
    if path is None:
        os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(BROWSERS))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, newsroom: Newsroom) -> Iterator[BrowserContext]:
    """A reader's browser profile; any request that leaves the site fails the journey."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=newsroom.url)
    strangers: list[str] = []
    context.on("request", lambda request: strangers.append(request.url) if newsroom.url not in request.url else None)
    yield context
    context.close()
    assert [url for url in strangers if not url.startswith(("data:", "blob:"))] == []


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """One tab; an error in the page's own script fails the journey."""
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert faults == []


@pytest.fixture(scope="session")
def firefox(push_service: PushService, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marionette]:
    """The distribution's Firefox, connected to the push service."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    assert path, "there is no Firefox: `tools/bring-companions` brings it"
    prefs = {
        "dom.push.serverURL": f"ws://127.0.0.1:{push_service.port}/",
        "dom.push.testing.allowInsecureServerURL": True,
        "dom.push.connection.enabled": True,  # automation would switch it off
        "dom.push.retryBaseInterval": 200,  # milliseconds until it connects again
        "alerts.useSystemBackend": False,  # without a desktop's own notifications Firefox draws them itself
    }
    with tolerating_leaks():
        driven = Marionette(
            bin=path,
            port=free_port(),
            headless=True,
            prefs=prefs,
            gecko_log=str(tmp_path_factory.mktemp("firefox") / "log"),
        )
        driven.start_session()
    try:
        wait_for(lambda: push_service.happened("hello"), seconds=30, what="Firefox at the push service")
        yield driven
    finally:
        with tolerating_leaks():
            driven.quit()
            driven.cleanup()


@pytest.fixture
def reader(firefox: Marionette, newsroom: Newsroom) -> Reader:
    """A reader with Firefox."""
    return Reader(firefox, newsroom)
