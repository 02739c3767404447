"""Which sizes of a picture are made, and what is cut away for a front."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from wireroom.page.rules.sheets import PictureSheet, PictureSource
from wireroom.pictures.events import SHAPES, part_of
from wireroom.story.events import PublicPicture, picture_mark
from wireroom.wire.events import printable

Format = Literal["webp", "jpg"]
MIME: dict[str, str] = {"webp": "image/webp", "jpg": "image/jpeg"}
FULL = "full"
FULL_WIDTHS: dict[Format, tuple[int, ...]] = {"webp": (480, 800, 1200, 1600), "jpg": (1200,)}
CARD_WIDTHS: dict[Format, tuple[int, ...]] = {"webp": (320, 640, 800, 1280), "jpg": (640,)}
"""Widths in each format: JPEG is for share cards and the rare browser without WebP, so one width does."""
CARD_SHAPE = SHAPES["card"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One file to be made: `box` (left, top, right, bottom) of the source, scaled to `width` and `height`."""

    cut: str
    format: Format
    box: tuple[int, int, int, int]
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """One file that was made."""

    cut: str
    format: str
    width: int
    height: int
    path: str


def card_name(picture: PublicPicture) -> str:
    """Name the cut for cards: its shape and the focal point in per cent."""
    return f"3x2-{_percent(picture.focal_x)}-{_percent(picture.focal_y)}"


def cuts_of(picture: PublicPicture, *, width: int, height: int) -> tuple[Cut, ...]:
    """List all files wanted of a picture; none is larger than the source."""
    whole = (0, 0, width, height)
    card = part_of(
        width, height, shape=CARD_SHAPE, x=_percent(picture.focal_x) / 100, y=_percent(picture.focal_y) / 100
    )
    return (*_scaled(FULL, whole, FULL_WIDTHS), *_scaled(card_name(picture), card, CARD_WIDTHS))


def media_path(sha256: str, cut: Cut) -> str:
    """Give a file's address: the source's hash, the cut where it is not the whole, and the width."""
    middle = "" if cut.cut == FULL else f"-{cut.cut}"
    return f"/media/{sha256[:16]}{middle}-{cut.width}.{cut.format}"


def picture_sheet(picture: PublicPicture, *, cut: str, prints: Iterable[Print]) -> PictureSheet | None:
    """Lay a picture out from its files; None while they are not all made."""
    mine = sorted((each for each in prints if each.cut == cut), key=lambda each: each.width)
    webp = [each for each in mine if each.format == "webp"]
    jpeg = [each for each in mine if each.format == "jpg"]
    if not webp or not jpeg:
        return None
    plain = jpeg[-1]
    return PictureSheet(
        sources=(PictureSource(type=MIME["webp"], srcset=_srcset(webp)),),
        src=plain.path,
        width=webp[-1].width,
        height=webp[-1].height,
        alt=printable(picture.alt),
        caption=printable(picture.caption),
        credit=printable(picture.credit),
        key=plain.path.removeprefix("/media/")[:16],
        mark=picture_mark(picture),
    )


def _scaled(name: str, box: tuple[int, int, int, int], widths: Mapping[Format, tuple[int, ...]]) -> Iterator[Cut]:
    width, height = box[2] - box[0], box[3] - box[1]
    for form, steps in widths.items():
        largest = min(width, steps[-1])
        for each in sorted({step for step in steps if step < largest} | {largest}):
            yield Cut(cut=name, format=form, box=box, width=each, height=max(1, round(height * each / width)))


def _srcset(prints: Iterable[Print]) -> str:
    return ", ".join(f"{each.path} {each.width}w" for each in prints)


def _percent(fraction: float) -> int:
    return _within(round(fraction * 100), 100)


def _within(value: int, highest: int) -> int:
    return min(max(value, 0), highest)
