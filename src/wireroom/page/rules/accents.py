"""The accent colour: whether it can be read on both papers (WCAG 2.2, 1.4.3), and its form for the dark one."""

from __future__ import annotations

import re

LIGHT_PAPERS, DARK_PAPERS = ("#fdfcf8", "#f4f1ea"), ("#14130f", "#1f1d18")
"""The theme's `--paper` and `--shade`."""
ON_LIGHT, ON_DARK = "#ffffff", "#1a0d08"
"""What stands on the accent."""
READABLE = 4.5
_COLOUR = re.compile(r"#[0-9a-f]{6}")
Rgb = tuple[int, int, int]


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_colour(text: str) -> bool:
    """Whether it is a colour as we keep them: `#b5280f`."""
    return bool(_COLOUR.fullmatch(text))


def is_readable(accent: str) -> bool:
    """Whether words in this colour can be read on the light papers, and white words on it."""
    return all(contrast(accent, other) >= READABLE for other in (*LIGHT_PAPERS, ON_LIGHT))


def readable(accent: str) -> str:
    """Give the accent, or the nearest darker form of it that can be read."""
    steps = (_mixed(accent, "#000000", step / 50) for step in range(51))
    return next(each for each in steps if is_readable(each))


def for_dark(accent: str) -> str:
    """Give the nearest lighter form that can be read on the dark papers, and dark words on it."""
    steps = (_mixed(accent, "#ffffff", step / 50) for step in range(51))
    return next(each for each in steps if all(contrast(each, other) >= READABLE for other in (*DARK_PAPERS, ON_DARK)))


def _mixed(one: str, other: str, part: float) -> str:
    pairs = zip(_rgb(one), _rgb(other), strict=True)
    return "#" + "".join(f"{round(mine + (theirs - mine) * part):02x}" for mine, theirs in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(each / 255) for each in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
