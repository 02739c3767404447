"""A reader who is signed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from cuttings_room import Browser
from django.core import mail

from wireroom.kernel.site import Site, current_site, furnish


@pytest.fixture(autouse=True)
def site() -> Iterator[Site]:
    before = current_site()
    furnish(replace(before, name="The Merrow Courier", url="https://courier.example", zone=ZoneInfo("Europe/Berlin")))
    yield current_site()
    furnish(before)


@pytest.fixture
def ada(db: None, settings: object) -> Browser:  # noqa: ARG001 - the database is asked for by name
    mail.outbox = []
    browser = Browser()
    browser.sign_in("ada@example.org")
    return browser
