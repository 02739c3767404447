"""The alert room equipped, with readers' browsers made of real keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from alert_room import NOW, SERVICE, Browser

from wireroom.alert import api as alert
from wireroom.alert.adapters import equipment as told


@pytest.fixture
def equipped(tmp_path: Path) -> Iterator[alert.Equipment]:
    before = told._equipment
    gear = alert.Equipment(
        keys=tmp_path / "vapid",
        front="http://127.0.0.1:1",
        contact="mailto:web@example.org",
        push_services=frozenset({SERVICE}),
    )
    alert.equip(gear)
    alert.make_first_key()
    yield gear
    told._equipment = before


@pytest.fixture
def browser() -> Callable[[], Browser]:
    """A new browser each time it is called."""
    made = iter(range(1, 10_000))
    return lambda: Browser(f"{SERVICE}/send/{next(made)}")


@pytest.fixture
def subscribed(equipped: alert.Equipment, browser: Callable[[], Browser]) -> Callable[..., Browser]:
    """A browser that has subscribed with such wishes."""
    assert equipped.keys.exists()

    def make(*topics: str, now: datetime = NOW, **wishes: object) -> Browser:
        found = browser()
        asked = alert.Wishes(topics=topics or (alert.BREAKING,), **wishes)  # type: ignore[arg-type]
        alert.subscribe(endpoint=found.endpoint, keys=found.keys, wishes=asked, now=now)
        return found

    return make
