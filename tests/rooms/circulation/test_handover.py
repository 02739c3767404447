from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from wireroom.circulation.rules.handover import Counted, Handover, as_bytes, handover_of

counted = st.builds(
    Counted,
    minute=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)).map(  # noqa: DTZ001
        lambda at: at.replace(second=0, microsecond=0, tzinfo=UTC)
    ),
    page=st.text(max_size=30),
    measure=st.sampled_from(["opened", "from-alert", "quarter-2", "seconds"]),
    count=st.integers(1, 10_000),
)
handovers = st.builds(
    Handover,
    front=st.text(max_size=32),
    number=st.integers(1, 10**9),
    counted=st.lists(counted, max_size=5).map(tuple),
    open_now=st.lists(st.tuples(st.text(max_size=30), st.integers(0, 10_000)), max_size=5).map(tuple),
)


@given(handovers)
def test_what_is_written_down_is_read_again(handover: Handover) -> None:
    assert handover_of(as_bytes(handover)) == handover
