from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.rules.patience import AT_LEAST, AT_MOST, LASTING, PASSING, asked_rest, pause_after, rest_after


@given(st.integers(1, 10_000), st.booleans())
def test_pauses_only_grow_and_stay_within_bounds(failures: int, lasting: bool) -> None:
    first, longest = LASTING if lasting else PASSING
    pause = pause_after(failures, lasting=lasting)
    assert first <= pause <= longest
    assert pause <= pause_after(failures + 1, lasting=lasting)


def test_pauses_double() -> None:
    assert [pause_after(each, lasting=False).seconds for each in (1, 2, 3, 7, 99)] == [5, 10, 20, 300, 300]
    assert pause_after(1, lasting=True) == timedelta(minutes=10)


@given(st.floats(1, 86_400), st.none() | st.floats(-1e9, 1e9), st.booleans())
def test_a_rest_is_never_so_short_that_an_idle_server_is_pestered(
    every: float, wait: float | None, brought: bool
) -> None:
    rest = rest_after(every=every, wait=wait, brought=brought)
    assert rest <= AT_MOST
    assert rest >= (timedelta(0) if brought and wait is not None else AT_LEAST)


@pytest.mark.parametrize(
    ("wait", "brought", "seconds"),
    [(None, True, 20), (None, False, 20), (0, True, 0), (0, False, 1), (7.5, False, 7.5)],
)
def test_the_server_has_the_last_word(wait: float | None, brought: bool, seconds: float) -> None:
    assert rest_after(every=20, wait=wait, brought=brought) == timedelta(seconds=seconds)


@given(st.none() | st.floats())
def test_no_server_can_ask_for_more_than_a_day(seconds: float | None) -> None:
    assert timedelta(0) <= asked_rest(seconds) <= AT_MOST
