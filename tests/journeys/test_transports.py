"""An editor sets up how an agency's copy is fetched, and sees when that fails and when it is well again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from sftp_agency import SECRET, USER, Agency
from test_wire_to_page import sign_in
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom

SOON = 20_000


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """A newsroom that may speak with servers on this machine."""
    room = Newsroom(data=tmp_path_factory.mktemp("fetching"), settings={"WIREROOM_PRIVATE_HOSTS": "127.0.0.1"})
    try:
        room.start()
        yield room
    finally:
        room.stop()


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    with closing(Agency(tmp_path / "tidewater")) as agency:
        yield agency


def copy(name: str) -> bytes:
    return newsml(guid=f"urn:tidewater:{name}", version=1, headline=f"Tide {name} high", paragraphs=["High."])


def axe_is_content(page: Page) -> None:
    """No fault that axe finds."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def new_feed(page: Page, name: str) -> None:
    page.goto("/desk/feeds/new")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Credit name").fill(name.capitalize())
    page.get_by_role("button", name="Make the feed").click()


def test_an_editor_sets_up_an_sftp_feed(newsroom: Newsroom, page: Page, agency: Agency) -> None:
    sign_in(newsroom, page)
    new_feed(page, "tidewater")
    page.get_by_role("link", name="SFTP", exact=True).click()
    page.get_by_label("Server").fill("127.0.0.1")
    page.get_by_label("Port").fill(str(agency.port))
    page.get_by_label("User").fill(USER)
    page.get_by_label("Look every").fill("1")
    page.get_by_label("Password or private key").fill("wrong")
    page.get_by_role("button", name="Try it now").click()

    trial = page.get_by_role("status", name="Trial")
    expect(trial).to_contain_text(agency.fingerprint)
    axe_is_content(page)
    trial.get_by_role("button", name=re.compile("Confirm SHA256:")).click()
    expect(page.get_by_text(f"does not let {USER} in").first).to_be_visible(timeout=SOON)
    axe_is_content(page)

    page.get_by_role("link", name="Settings").click()
    page.get_by_label("Password or private key").fill(SECRET)
    page.get_by_role("button", name="Try it now").click()
    expect(trial).to_contain_text("It works")
    agency.put("one.xml", copy("one"))
    page.get_by_role("button", name="Save and fetch").click()

    expect(page.locator(".feed-state")).to_contain_text("Well", timeout=SOON)
    assert SECRET not in page.content()
    page.goto("/desk/wire?words=tide")
    expect(page.get_by_text("Tide one high").first).to_be_visible(timeout=SOON)

    page.goto("/desk/feeds")
    expect(page.get_by_text("Well")).to_be_visible(timeout=SOON)
    agency.go()
    expect(page.get_by_text("Failing")).to_be_visible(timeout=SOON)
    expect(page.get_by_text(re.compile(r"127\.0\.0\.1:\d+ refuses connections"))).to_be_visible(timeout=SOON)
    axe_is_content(page)
    agency.come()
    agency.put("two.xml", copy("two"))
    page.get_by_role("link", name="Tidewater").click()
    page.get_by_role("button", name="Fetch now").click()
    expect(page.locator(".feed-state")).to_contain_text("Well", timeout=SOON)
    page.goto("/desk/wire?words=tide")
    expect(page.get_by_text("Tide two high").first).to_be_visible(timeout=SOON)


def test_what_an_editor_does_without_a_script(newsroom: Newsroom, page: Page, agency: Agency) -> None:
    sign_in(newsroom, page)
    new_feed(page, "harbour")
    page.goto("/desk/feeds/harbour/transport/sftp")
    page.get_by_label("Server").fill("127.0.0.1")
    page.get_by_label("Port").fill(str(agency.port))
    page.get_by_label("User").fill(USER)
    page.get_by_label("Host key").fill(agency.fingerprint)
    page.get_by_label("Password or private key").fill(SECRET)
    page.get_by_role("button", name="Save and fetch").click()
    page.get_by_role("button", name="Pause").click()
    expect(page.locator(".feed-state")).to_contain_text("Paused")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.get_by_text("Fetch no more").click()
    page.get_by_role("button", name="Remove the transport").click()
    expect(page.get_by_text("Nothing is fetched for this feed.")).to_be_visible()
