from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from wireroom.wire.rules.feed_health import alarm_of, health_of, span
from wireroom.wire.rules.machine_faults import database_fault, disk_fault, one_line
from wireroom.wire.rules.transport_facts import FeedHealth, TransportFacts

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def tie(**given: Any) -> TransportFacts:
    return TransportFacts(**{"feed": "f", "kind": "ftp", "settings": {}, "has_secret": True, "paused": False, **given})


def health(**given: Any) -> FeedHealth:
    usual = {"last_arrival_at": None, "listening_since": None, "quiet_after": None, "transport": None, "now": NOW}
    return health_of("f", **{**usual, **given})


@pytest.mark.parametrize(
    ("given", "state", "alarm"),
    [
        ({}, "waiting", ""),
        ({"last_arrival_at": ago(9_999)}, "well", ""),
        ({"last_arrival_at": ago(29), "quiet_after": 30}, "well", ""),
        ({"last_arrival_at": ago(30), "quiet_after": 30}, "silent", "silent"),
        ({"listening_since": ago(29), "quiet_after": 30}, "waiting", ""),
        ({"listening_since": ago(30), "quiet_after": 30}, "silent", "silent"),
        ({"last_arrival_at": ago(999), "listening_since": ago(5), "quiet_after": 30}, "well", ""),
        ({"transport": tie(trouble="No.", trouble_since=ago(0.5))}, "failing", ""),
        ({"transport": tie(trouble="No.", trouble_since=ago(1))}, "failing", "failing"),
        ({"transport": tie(trouble="No.", trouble_since=ago(9), paused=True)}, "paused", ""),
        ({"transport": tie(paused=True), "last_arrival_at": ago(99), "quiet_after": 3}, "paused", ""),
    ],
)
def test_how_a_feed_is(given: dict[str, Any], state: str, alarm: str) -> None:
    found = health(**given)
    assert (found.state, alarm_of(found, now=NOW)) == (state, alarm)
    assert found.words


def test_silence_is_told_in_words() -> None:
    found = health(last_arrival_at=ago(125), quiet_after=30)
    assert found.words == "Nothing for 2 h 5 min; 30 min are too long for this feed."
    assert found.since == ago(95)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(-3, "less than a minute"), (0.9, "less than a minute"), (59, "59 min"), (120, "2 h"), (2880, "2 days")],
)
def test_spans_are_as_fine_as_needed(minutes: float, words: str) -> None:
    assert span(timedelta(minutes=minutes)) == words


def test_faults_of_the_machine_name_the_mend() -> None:
    assert disk_fault(OSError(28, "No space left on device"), folder="/d").startswith(
        "The newsroom's disk is full: make"
    )
    assert "Permission denied" in disk_fault(OSError(13, "Permission denied"), folder="/d")
    assert "disk is full" in database_fault("database or disk is full", folder="/d")
    assert "busy" in database_fault("database is locked", folder="/d")
    assert "wireroom doctor" in database_fault("disk I/O error", folder="/d")


def test_words_from_outside_are_tamed() -> None:
    assert one_line("530 no\r\n\x1b[2J way\u202e pw", secret="pw") == "530 no [2J way •••"
    assert len(one_line("x" * 9_999)) == 500
