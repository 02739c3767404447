"""A newsroom with readers and no news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from reader_room import Browser

from wireroom.kernel.site import Site, current_site, furnish


@pytest.fixture(autouse=True)
def site() -> Iterator[Site]:
    before = current_site()
    furnish(replace(before, name="The Merrow Courier", url="https://courier.example", zone=ZoneInfo("Europe/Berlin")))
    yield current_site()
    furnish(before)


@pytest.fixture(autouse=True)
def _empty_letter_box(settings: object) -> None:  # noqa: ARG001 - the settings are put back after each test
    mail.outbox = []


@pytest.fixture
def browser(db: None) -> Browser:  # noqa: ARG001 - the database is asked for by name
    return Browser()


@pytest.fixture
def ada(browser: Browser) -> Browser:
    """Ada's browser, in which she has just registered."""
    browser.sign_in()
    return browser
