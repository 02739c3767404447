"""How a shape would cut a picture: for the desk, before anybody publishes it."""

from __future__ import annotations

from wireroom.pictures.adapters.archive_files import small_file_of
from wireroom.pictures.adapters.lightbox import part, size_of
from wireroom.pictures.queries import pictures_named
from wireroom.pictures.rules.framing import SHAPES, crop_box, focus_within, part_of


def look(*, href: str, shape: str) -> bytes:
    """Give a small picture (WebP) as it is cut for a shape of `SHAPES`; any other: as an article shows it whole.

    Raises LookupError when there is no such picture, FileNotFoundError when its file is gone.
    """
    picture = pictures_named([href])[href]
    file = small_file_of(href)
    width, height = size_of(file)
    left, top, right, bottom = crop_box(picture.crop, width=width, height=height)
    if shape in SHAPES:
        x, y = focus_within(picture.focus, picture.crop)
        inner = part_of(right - left, bottom - top, shape=SHAPES[shape], x=x, y=y)
        left, top, right, bottom = left + inner[0], top + inner[1], left + inner[2], top + inner[3]
    return part(file, (left, top, right, bottom))
