"""An author's portrait: which files are made of the picture, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterable

from wireroom.page.rules.cuts import Cut, Format, Print, picture_sheet
from wireroom.page.rules.sheets import PictureSheet
from wireroom.story.events import PublicPicture

PORTRAIT = "portrait"
LEAST = 200
"""Pixels that the shorter side must have."""
WIDTHS: dict[Format, tuple[int, ...]] = {"webp": (96, 192, 384), "jpg": (192,)}
LARGEST = 10_000_000
"""Bytes of the picture that is sent."""


def portrait_cuts(width: int, height: int) -> tuple[Cut, ...]:
    """List the files wanted of a portrait: the largest square in the middle, and of an upright picture rather above."""
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 4
    box = (left, top, left + side, top + side)
    return tuple(
        Cut(cut=PORTRAIT, format=form, box=box, width=each, height=each)
        for form, widths in WIDTHS.items()
        for each in sorted({min(each, side) for each in widths})
    )


def portrait_sheet(prints: Iterable[Print]) -> PictureSheet | None:
    """Lay a portrait out from its files. It stands beside the name it shows, so its description is empty."""
    nobody = PublicPicture(provider="", href="", caption="", credit="", alt="")
    return picture_sheet(nobody, cut=PORTRAIT, prints=prints)
