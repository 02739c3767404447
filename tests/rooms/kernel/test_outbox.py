"""The outbox: nothing lost, nothing that failed holds up the rest, urgent errands first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from wireroom.kernel.events import Event
from wireroom.kernel.models import Errand
from wireroom.kernel.outbox import Subscriber, announce, deliver, subscribe
from wireroom.kernel.outbox import subscription as registry

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Rang(Event):
    number: int


class Ear:
    """A listener that remembers, and fails on the numbers it is told to."""

    def __init__(self, *, deaf_to: set[int] = frozenset()) -> None:
        self.heard: list[int] = []
        self.deaf_to = set(deaf_to)

    def hear(self, events: Sequence[Event]) -> None:
        for event in events:
            assert isinstance(event, Rang)
            if event.number in self.deaf_to:
                raise ValueError(f"deaf to {event.number}")
            self.heard.append(event.number)


@pytest.fixture(autouse=True)
def alone() -> Iterator[None]:
    """Only this test's listeners; the newsroom's own come back afterwards."""
    kept = dict(registry._subscribers)
    registry._subscribers.clear()
    yield
    registry._subscribers.clear()
    registry._subscribers.update(kept)


def listen(ear: Ear, **options: object) -> None:
    subscribe(Subscriber(name="ear", events=(Rang,), handle=ear.hear, **options))


def ring(*numbers: int, urgent: bool = False) -> None:
    with transaction.atomic():
        announce(*(Rang(number) for number in numbers), urgent=urgent)


@pytest.mark.django_db
def test_events_arrive_in_order_and_once() -> None:
    ear = Ear()
    listen(ear)
    ring(1, 2, 3)
    assert deliver(lane="quick", now=NOW) == 3
    assert deliver(lane="quick", now=NOW) == 0
    assert ear.heard == [1, 2, 3]


@pytest.mark.django_db
def test_urgent_errands_overtake() -> None:
    ear = Ear()
    listen(ear)
    ring(1, 2)
    ring(9, urgent=True)
    deliver(lane="quick", now=NOW)
    assert ear.heard == [9, 1, 2]


@pytest.mark.django_db
@pytest.mark.parametrize("atomic", [True, False])
def test_one_failing_event_holds_up_only_itself_and_is_tried_again(atomic: bool) -> None:
    ear = Ear(deaf_to={2})
    listen(ear, atomic=atomic)
    ring(1, 2, 3)
    deliver(lane="quick", now=NOW)
    assert set(ear.heard) == {1, 3}
    waiting = Errand.objects.get()
    assert waiting.attempts == 1
    assert "deaf to 2" in waiting.error
    assert deliver(lane="quick", now=NOW) == 0

    ear.deaf_to.clear()
    deliver(lane="quick", now=NOW + timedelta(minutes=6))
    assert 2 in ear.heard
    assert not Errand.objects.exists()


@pytest.mark.django_db
def test_the_slow_lane_does_not_run_with_the_quick_one() -> None:
    ear = Ear()
    listen(ear, lane="slow")
    ring(1)
    assert deliver(lane="quick", now=NOW) == 0
    assert deliver(lane="slow", now=NOW) == 1


@pytest.mark.django_db
def test_a_change_that_is_rolled_back_announces_nothing() -> None:
    ear = Ear()
    listen(ear)
    with transaction.atomic():
        announce(Rang(1))
        transaction.set_rollback(True)
    assert deliver(lane="quick", now=NOW) == 0
    assert ear.heard == []


def test_announcing_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        announce(Rang(1))
