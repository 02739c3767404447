from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from wireroom.desk.rules.plot import plot_of, round_up, share

counts = st.lists(st.integers(0, 10**7), max_size=400)


@given(counts)
def test_every_count_has_its_place_within_the_box(series: list[int]) -> None:
    plot = plot_of(series, width=720, height=180)
    spots = re.findall(r"([\d.]+),([\d.]+)", plot.line)
    assert len(spots) == len(series)
    assert all(0 <= float(across) <= 720 and 0 <= float(down) <= 180 for across, down in spots)
    assert [float(across) for across, _ in spots] == sorted(float(across) for across, _ in spots)


@given(st.integers(0, 10**12))
def test_the_top_is_a_round_number_not_far_above(count: int) -> None:
    top = round_up(count)
    assert count <= top <= max(1, count * 2.5)
    assert str(top).rstrip("0") in {"1", "2", "5"}


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_share_is_a_number_of_hundredths(part: int, whole: int) -> None:
    assert 0 <= share(part, whole) <= 100
