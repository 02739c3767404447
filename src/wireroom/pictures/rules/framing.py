"""Where a picture is cut, and what must stay in sight when a shape cuts further. All in hundredths of its sides."""

from __future__ import annotations

from dataclasses import dataclass

type Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""
LEAST_LEFT = 10
"""How much of a side a crop must leave."""
SHAPES: dict[str, tuple[int, int]] = {"card": (3, 2), "square": (1, 1)}
"""Shapes that lists cut out of a picture; in an article it keeps its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The focal point, from the top left: what every cut keeps as near to its middle as it can."""

    x: int = 50
    y: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """How much is cut off each side."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    @property
    def leaves_enough(self) -> bool:
        """Whether a picture is left."""
        return self.left + self.right <= 100 - LEAST_LEFT and self.top + self.bottom <= 100 - LEAST_LEFT


MIDDLE, WHOLE = Point(), Crop()


def crop_box(crop: Crop, *, width: int, height: int) -> Box:
    """What a crop leaves of a picture of this size: at least a pixel, never more than there is."""
    left, top = round(crop.left * width / 100), round(crop.top * height / 100)
    right, bottom = width - round(crop.right * width / 100), height - round(crop.bottom * height / 100)
    return min(left, width - 1), min(top, height - 1), max(right, left + 1), max(bottom, top + 1)


def focus_within(focus: Point, crop: Crop) -> tuple[float, float]:
    """The focal point as fractions of what the crop leaves; one that was cut off lies on the nearest edge."""
    across = (focus.x - crop.left) / (100 - crop.left - crop.right)
    down = (focus.y - crop.top) / (100 - crop.top - crop.bottom)
    return _fraction(across), _fraction(down)


def part_of(width: int, height: int, *, shape: tuple[int, int], x: float, y: float) -> Box:
    """The largest part of a shape (across, down) whose middle is as near to the point as the edges allow.

    `x` and `y` are fractions of the sides.
    """
    across, down = shape
    part_width = max(1, min(width, height * across // down))
    part_height = max(1, min(height, width * down // across))
    left = _within(round(x * width - part_width / 2), width - part_width)
    top = _within(round(y * height - part_height / 2), height - part_height)
    return left, top, left + part_width, top + part_height


def _fraction(value: float) -> float:
    return min(1.0, max(0.0, value))


def _within(value: int, highest: int) -> int:
    return min(max(value, 0), highest)
