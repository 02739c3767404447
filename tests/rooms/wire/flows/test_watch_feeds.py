from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wireroom.kernel.outbox import Event, Subscriber, subscribe, subscription
from wireroom.kernel.pulse import pulse
from wireroom.wire import api as wire
from wireroom.wire.events import FeedAlarmEnded, FeedAlarmRaised
from wireroom.wire.models import Feed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def alarms(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    events: list[Event] = []
    monkeypatch.setattr(subscription, "_subscribers", {})
    kinds: tuple[type[Event], ...] = (FeedAlarmRaised, FeedAlarmEnded)
    subscribe(Subscriber(name="test.alarms", events=kinds, handle=events.extend, atomic=True))
    return events


def hear(minutes: float) -> None:
    from wireroom.kernel.outbox import deliver  # noqa: PLC0415 - listeners are set first

    wire.watch_feeds(now=NOW + timedelta(minutes=minutes))
    deliver(lane="quick", now=NOW)


def test_an_alarm_begins_once_and_ends_once(alarms: list[Event]) -> None:
    wire.expect_copy(feed="halyard", within=30, now=NOW)
    hear(0)
    hear(29)
    assert alarms == []
    before = pulse("wire")
    hear(30)
    hear(31)
    assert [type(each) for each in alarms] == [FeedAlarmRaised]
    assert pulse("wire") == before + 1
    assert [each.state for each in wire.feeds_health(now=NOW + timedelta(minutes=31))] == ["silent"]
    wire.receive(feed="halyard", name="a", data=b"copy", now=NOW + timedelta(minutes=32))
    hear(33)
    hear(34)
    assert alarms[1:] == [FeedAlarmEnded(feed="halyard")]


def test_a_new_limit_counts_from_when_it_is_set(alarms: list[Event]) -> None:
    wire.receive(feed="halyard", name="a", data=b"copy", now=NOW)
    hear(500)
    wire.expect_copy(feed="halyard", within=30, now=NOW + timedelta(minutes=500))
    hear(529)
    assert alarms == []
    with pytest.raises(ValueError, match="a minute at least"):
        wire.expect_copy(feed="halyard", within=0, now=NOW)
    hear(530)
    wire.expect_copy(feed="halyard", within=None, now=NOW)
    hear(531)
    assert [type(each) for each in alarms] == [FeedAlarmRaised, FeedAlarmEnded]


def test_the_same_bytes_again_are_no_sign_of_life() -> None:
    wire.receive(feed="halyard", name="a", data=b"copy", now=NOW)
    wire.receive(feed="halyard", name="a", data=b"copy", now=NOW + timedelta(minutes=9))
    assert wire.feed(name="halyard").last_arrival_at == NOW


def test_a_feed_is_expected_from_its_first_sight_and_anew_after_a_pause(alarms: list[Event]) -> None:
    settings = {"host": "ftp.halyard.example", "user": "courier"}
    wire.save_transport(feed="halyard", kind="ftp", settings=settings, secret="x", paused=True, now=NOW)
    Feed.objects.update(quiet_after=30)
    hear(0)
    hear(600)
    assert alarms == []
    wire.save_transport(feed="halyard", kind="ftp", settings=settings, now=NOW + timedelta(minutes=600))
    hear(629)
    assert alarms == []
    hear(630)
    assert [type(each) for each in alarms] == [FeedAlarmRaised]
