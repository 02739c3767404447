"""Renditions of a picture: which files are pictures at all, and which of them is the largest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wireroom.wire.rules.item import Picture

_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|tiff?|avif|heic)(?:$|[?#])", re.IGNORECASE)
_FURNITURE = re.compile(r"(?:^|[/_.\-\s])(?:logos?|icons?|favicon|pixel|spacer)(?:$|[/_.\-\s])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a picture, as the agency lists it."""

    href: str
    mime: str = ""
    width: int | None = None
    height: int | None = None
    size: int | None = None

    @property
    def is_picture(self) -> bool:
        """Whether the file is a still picture, by its type or else by its name or dimensions."""
        if self.mime:
            return self.mime.lower().startswith("image/")
        return bool(_PICTURE_FILE.search(self.href)) or (self.width or 0) > 1

    @property
    def weight(self) -> tuple[int, int]:
        """What makes one rendition larger than another: its area, then its bytes."""
        return (self.width or 0) * (self.height or 0), self.size or 0


def picture_of(
    renditions: list[Rendition],
    *,
    caption: str | None = None,
    credit: str | None = None,
    photographer: str | None = None,
    alt: str | None = None,
    usage: str | None = None,
) -> Picture | None:
    """The picture that these renditions show, or None if none of them is a still picture."""
    found = sorted((each for each in renditions if each.is_picture), key=lambda each: each.weight, reverse=True)
    found = [each for each in found if each.weight[0] != 1]
    if not found:
        return None
    return Picture(
        href=found[0].href,
        caption=caption,
        credit=credit,
        photographer=photographer,
        alt=alt,
        usage=usage,
        width=found[0].width,
        height=found[0].height,
        renditions=len(found),
        hrefs=tuple(each.href for each in found),
    )


def is_furniture(name: str) -> bool:
    """Whether a name or address tells of a logo, an icon or a tracking pixel rather than a news picture."""
    return bool(_FURNITURE.search(name.partition("?")[0]))
