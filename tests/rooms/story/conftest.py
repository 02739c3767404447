"""A newsroom with one followed feed, "halyard", whose news the tests hand on themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from story_wire import STORY_EVENTS, Wire

from wireroom.kernel.outbox import Subscriber, subscribe
from wireroom.kernel.outbox.subscription import _subscribers
from wireroom.kernel.site import Site, furnish
from wireroom.wire.api import save_feed
from wireroom.wire.events import ItemFiled, ThreadsJoined, ThreadSplit


@pytest.fixture(autouse=True)
def _site(tmp_path: Path) -> None:
    furnish(
        Site(
            data=tmp_path,
            name="The Test",
            tagline="",
            url="http://test.example",
            zone=ZoneInfo("Europe/Berlin"),
            language="en",
        )
    )


@pytest.fixture
def wire(db: None) -> Iterator[Wire]:  # noqa: ARG001 - asked for its effect
    kept = dict(_subscribers)
    _subscribers.clear()
    subscribe(
        Subscriber(name="story.follow", events=(ItemFiled, ThreadsJoined, ThreadSplit), handle=lambda _events: None)
    )
    subscribe(Subscriber(name="test.ear", events=STORY_EVENTS, handle=lambda _events: None))
    save_feed(name="halyard", provider="halyard", credit_name="Halyard")
    yield Wire()
    _subscribers.clear()
    _subscribers.update(kept)
