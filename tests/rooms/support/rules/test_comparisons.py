"""A comparison that failed is made again soon, and ever later while it goes on failing."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wireroom.support.rules.comparisons import rest_before_next


def test_one_that_was_made_is_enough_for_a_day():
    assert rest_before_next(0) == timedelta(days=1)


def test_the_first_trouble_is_looked_into_again_after_a_minute():
    assert [rest_before_next(number) // timedelta(minutes=1) for number in range(1, 9)] == [1, 2, 4, 8, 16, 32, 60, 60]


@given(st.integers(1, 10**9))
def test_no_rest_is_shorter_than_the_one_before_or_longer_than_an_hour(troubles: int):
    for sooner, later in pairwise((rest_before_next(troubles), rest_before_next(troubles + 1))):
        assert timedelta(minutes=1) <= sooner <= later <= timedelta(hours=1)
