"""Crop and focal point: arithmetic alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wireroom.pictures.rules.framing import SHAPES, WHOLE, Crop, Point, crop_box, focus_within, part_of

SIDE = st.integers(1, 9000)
CROPS = st.builds(
    Crop, left=st.integers(0, 45), top=st.integers(0, 45), right=st.integers(0, 45), bottom=st.integers(0, 45)
)
POINTS = st.builds(Point, x=st.integers(0, 100), y=st.integers(0, 100))


@given(SIDE, SIDE, st.sampled_from(sorted(SHAPES)), st.floats(0, 1), st.floats(0, 1))
def test_a_part_lies_inside_and_has_its_shape(width: int, height: int, shape: str, x: float, y: float) -> None:
    across, down = SHAPES[shape]
    left, top, right, bottom = part_of(width, height, shape=(across, down), x=x, y=y)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert abs((right - left) * down - (bottom - top) * across) <= max(across, down)


@given(SIDE, SIDE, CROPS)
def test_a_crop_leaves_something_of_the_picture(width: int, height: int, crop: Crop) -> None:
    left, top, right, bottom = crop_box(crop, width=width, height=height)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert crop_box(WHOLE, width=width, height=height) == (0, 0, width, height)


@given(POINTS, CROPS)
def test_the_focus_stays_the_same_spot_of_the_picture(focus: Point, crop: Crop) -> None:
    x, y = focus_within(focus, crop)
    assert 0 <= x <= 1
    assert 0 <= y <= 1
    if crop.left <= focus.x <= 100 - crop.right:
        assert abs(crop.left + x * (100 - crop.left - crop.right) - focus.x) < 1e-9


def test_a_crop_must_leave_a_tenth() -> None:
    assert Crop(left=45, right=45).leaves_enough
    assert not Crop(left=50, right=41).leaves_enough
    assert not Crop(top=95).leaves_enough
