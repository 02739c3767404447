"""Readers are called to a page as fast as the site bears it, and not at all while it does not answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.alert.rules.pacing import CALM, FREE, FROM, SLOWEST, STRAINED, next_rate

RATES = st.one_of(st.just(0.0), st.floats(min_value=SLOWEST, max_value=FROM * 8), st.just(FREE))


@given(RATES)
def test_a_page_that_does_not_come_stops_the_sending(rate: float) -> None:
    assert next_rate(rate, took=None) == 0.0


@given(RATES, st.floats(min_value=STRAINED, max_value=60, exclude_min=True))
def test_a_slow_page_slows_the_sending_and_never_stops_it(rate: float, took: float) -> None:
    found = next_rate(rate, took=took)
    assert SLOWEST <= found <= FROM
    assert found <= max(rate / 2, SLOWEST)


@given(RATES, st.floats(min_value=CALM, max_value=STRAINED, exclude_min=True))
def test_a_page_between_quick_and_slow_changes_nothing_but_sets_going_what_stood_still(
    rate: float, took: float
) -> None:
    assert next_rate(rate, took=took) == (rate or SLOWEST)


@given(RATES, st.floats(min_value=0, max_value=CALM))
def test_a_quick_page_lets_the_sending_grow(rate: float, took: float) -> None:
    found = next_rate(rate, took=took)
    assert found > rate or found == FREE


@given(RATES)
def test_once_the_page_is_quick_again_nothing_holds_the_sending_back_within_ten_looks(rate: float) -> None:
    for _ in range(10):
        rate = next_rate(rate, took=0.01)
    assert rate == FREE


@pytest.mark.parametrize(("rate", "took", "then"), [(FREE, 0.7, 4_000.0), (4_000.0, 0.7, 2_000.0), (60.0, 2.0, 50.0)])
def test_a_slow_page_halves_from_what_a_sender_can_do(rate: float, took: float, then: float) -> None:
    assert next_rate(rate, took=took) == then
