"""A newsroom whose clock stands at six in the morning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from briefing_room import Clock, Hands
from django.core import mail

from wireroom.briefing import subscribers
from wireroom.kernel.site import Site, current_site, furnish

MORNING = datetime(2026, 11, 26, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def site() -> Iterator[Site]:
    before = current_site()
    furnish(replace(before, name="The Merrow Courier", url="https://courier.example", zone=ZoneInfo("Europe/Berlin")))
    yield current_site()
    furnish(before)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Six in Berlin."""
    clock = Clock(MORNING)
    monkeypatch.setattr(subscribers, "CLOCK", clock)
    return clock


@pytest.fixture
def hands(db: None, clock: Clock, settings: object) -> Hands:  # noqa: ARG001 - the database is asked for by name
    mail.outbox = []
    return Hands(clock)
