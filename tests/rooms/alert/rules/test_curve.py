"""Shown and opened over time: the lines only rise, and end at all that was counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wireroom.alert.rules.curve import risen


@given(st.dictionaries(st.integers(0, 59), st.integers(0, 10**6)))
def test_a_line_rises_from_nothing_to_the_whole(counts: dict[int, int]) -> None:
    line = risen(counts, steps=60)
    assert len(line) == 61
    assert line[0] == 0
    assert list(line) == sorted(line)
    assert line[-1] == sum(counts.values())


def test_shown_is_scaled_from_those_that_tell() -> None:
    assert risen({0: 2, 2: 1}, steps=3, scale=10) == (0, 20, 20, 30)
