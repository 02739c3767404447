"""On what terms a picture may be used: rules alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.pictures.rules.terms import Terms, hindrance, may_show, state_of

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
TERMS = st.builds(
    Terms,
    expires_at=st.none() | st.integers(-40, 40).map(lambda days: NOW + timedelta(days=days)),
    most_stories=st.none() | st.integers(1, 3),
    held=st.sampled_from(["", "a complaint"]),
)


@given(TERMS, st.integers(0, 4))
def test_what_may_not_be_shown_may_not_be_used_either(terms: Terms, stories: int) -> None:
    why = hindrance(terms, stories=stories, now=NOW)
    assert why or may_show(terms, now=NOW)
    assert (state_of(terms, stories=stories, now=NOW) in {"usable", "ending"}) is not bool(why)


@given(TERMS)
def test_once_over_it_stays_over(terms: Terms) -> None:
    later = NOW + timedelta(days=3)
    assert may_show(terms, now=NOW) or not may_show(terms, now=later)


@pytest.mark.parametrize(
    ("terms", "stories", "words"),
    [
        (Terms(expires_at=NOW), 0, "may not be used since 2026-11-26 12:00 UTC: its rights have expired."),
        (Terms(expires_at=NOW + timedelta(microseconds=1)), 0, ""),
        (Terms(most_stories=1), 1, "may be used in 1 story only, and has been."),
        (Terms(most_stories=2), 1, ""),
        (Terms(held="a complaint."), 0, "is held back: a complaint."),
    ],
)
def test_the_reason_is_said(terms: Terms, stories: int, words: str) -> None:
    assert hindrance(terms, stories=stories, now=NOW) == words
