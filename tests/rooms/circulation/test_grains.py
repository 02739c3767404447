from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wireroom.circulation.rules.grains import GRAINS, STEP, Grain, begin_of, begins
from wireroom.circulation.rules.span import SPAN_NAMES, SpanName, span_named

moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001


@given(at=moments, grain=st.sampled_from(GRAINS), hours=st.integers(-12, 12))
def test_a_moment_lies_within_its_stretch_in_every_zone(at: datetime, grain: Grain, hours: int) -> None:
    begin = begin_of(at.astimezone(timezone(timedelta(hours=hours))), grain)
    assert begin <= at < begin + STEP[grain]
    assert begin_of(begin, grain) == begin == begin_of(at, grain)


@given(at=moments, name=st.sampled_from(SPAN_NAMES))
def test_a_span_ends_with_the_step_under_way_and_has_no_gap(at: datetime, name: SpanName) -> None:
    span = span_named(name, now=at)
    steps = begins(since=span.begin, until=span.until, grain=span.grain)
    assert steps[0] == span.begin
    assert steps[-1] == span.until == begin_of(at, span.grain)
    assert {later - earlier for earlier, later in pairwise(steps)} == {STEP[span.grain]}
    assert len(steps) == {"hour": 60, "day": 24, "week": 168, "month": 30, "year": 365}[name]
