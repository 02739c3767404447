from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wireroom.wire.rules.hub_lease import Lease, granted

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("lease", "step"),
    [
        (Lease(), "ask"),
        (Lease(wished=NOW), "send"),
        (Lease(wished=ago(2), sent=ago(3)), "send"),
        (Lease(wished=ago(2), sent=ago(1)), "wait"),
        (Lease(wished=ago(7), sent=ago(6)), "unanswered"),
        (Lease(wished=ago(12), sent=ago(11)), "ask"),
        (Lease(wished=ago(3), sent=ago(3), begun=ago(2), until=ago(-10)), "rest"),
        (Lease(wished=ago(30), sent=ago(30), begun=ago(20), until=ago(-5)), "ask"),
        (Lease(wished=ago(1), sent=ago(30), begun=ago(20), until=ago(-5)), "send"),
        (Lease(wished=ago(30), sent=ago(30), begun=ago(20), until=ago(5)), "ask"),
        (Lease(wished=ago(3), sent=ago(3), denied=ago(2)), "denied"),
        (Lease(wished=ago(63), sent=ago(63), denied=ago(61)), "ask"),
        (Lease(wished=ago(-90), sent=ago(-90)), "ask"),
        (Lease(wished=ago(-90), sent=ago(-90), begun=ago(-90), until=ago(-99)), "ask"),
    ],
)
def test_the_next_step(lease: Lease, step: str) -> None:
    assert lease.step(NOW) == step


def test_only_what_was_asked_lately_is_confirmed() -> None:
    assert Lease(wished=ago(5)).may_be_confirmed(NOW)
    assert not Lease(wished=ago(61)).may_be_confirmed(NOW)
    assert not Lease().may_be_confirmed(NOW)


@pytest.mark.parametrize(
    ("said", "seconds"), [("864000", 864_000), ("1", 60), ("", 86_400), ("-1", 86_400), ("9" * 11, 30 * 86_400)]
)
def test_a_lease_is_as_long_as_granted_within_reason(said: str, seconds: int) -> None:
    assert granted(said).total_seconds() == seconds
