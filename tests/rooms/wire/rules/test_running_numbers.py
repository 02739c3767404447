from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.rules.running_numbers import PATIENCE, WIDEST, Numbers

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOW + PATIENCE + timedelta(seconds=1)


def test_a_gap_is_overdue_only_after_a_while_and_told_once() -> None:
    numbers = Numbers().with_seen([7, 10], now=NOW)
    assert numbers.overdue(now=NOW) == []
    assert numbers.overdue(now=LATER) == [8, 9]
    assert numbers.with_seen([9], now=NOW).overdue(now=LATER) == [8]
    assert numbers.without([8, 9]).overdue(now=LATER) == []


def test_a_new_count_is_no_gap() -> None:
    assert Numbers(9_000).with_seen([1, 2], now=NOW) == Numbers(2)
    assert Numbers(1).with_seen([2 + WIDEST], now=NOW) == Numbers(2 + WIDEST)


@given(st.permutations(range(1, 30)), st.sets(st.integers(2, 28)), st.integers(1, 10))
def test_whatever_the_order_exactly_what_never_came_is_missing(order: list[int], lost: set[int], at_once: int) -> None:
    arriving = [each for each in order if each not in lost]
    numbers = Numbers(0)
    for start in range(0, len(arriving), at_once):
        numbers = numbers.with_seen(arriving[start : start + at_once], now=NOW)
    assert set(numbers.overdue(now=LATER)) == lost
