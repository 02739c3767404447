"""Look at pictures with Pillow: small ones for the desk, and what a crop leaves. No metadata goes along."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from wireroom.pictures.rules.framing import Box

SMALL = 640
SMALL_QUALITY = 74
CROP_QUALITY = 94
_TURNED = 0x0112


class UnableToLook(Exception):  # noqa: N818 - named for what could not be done
    """The file cannot be drawn, though it is a picture."""


@dataclass(frozen=True, slots=True)
class Small:
    """A small picture as WebP, and the size of the whole one as seen: turned as the camera noted."""

    data: bytes
    width: int
    height: int


def small(data: bytes) -> Small:
    """Make the small picture of a file. Raises UnableToLook."""
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(data)) as image:
            warnings.simplefilter("ignore")  # odd metadata is no fault of the picture
            width, height = image.size
            is_lying = image.getexif().get(_TURNED, 1) >= 5
            image.draft("RGB", (2 * SMALL, 2 * SMALL))
            shown = _on_paper(image)
            shown.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    except Exception as error:  # decoders raise nearly anything
        raise UnableToLook(str(error)) from error
    return Small(_webp(shown), *((height, width) if is_lying else (width, height)))


def cropped(file: Path, box: Box) -> bytes:
    """What a crop leaves of a picture, as JPEG. Raises UnableToLook, FileNotFoundError."""
    data, out = file.read_bytes(), BytesIO()
    try:
        with Image.open(BytesIO(data)) as image:
            _on_paper(image).crop(box).save(out, "JPEG", quality=CROP_QUALITY, subsampling=0, comment=b"")
    except Exception as error:  # as above
        raise UnableToLook(str(error)) from error
    return out.getvalue()


def part(file: Path, box: Box) -> bytes:
    """A part of a small picture, as WebP. Raises FileNotFoundError."""
    with Image.open(BytesIO(file.read_bytes())) as image:
        return _webp(image.crop(box))


def size_of(file: Path) -> tuple[int, int]:
    """Width and height of a small picture. Raises FileNotFoundError."""
    with Image.open(file) as image:
        return image.size


def _on_paper(image: Image.Image) -> Image.Image:
    """The picture upright, in plain colours, on white where one could see through it; no copy is made without need."""
    ImageOps.exif_transpose(image, in_place=True)
    if image.mode not in {"RGBA", "LA", "PA"} and "transparency" not in image.info:
        image.load()
        return image if image.mode == "RGB" else image.convert("RGB")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.convert("RGBA").getchannel("A"))
    return paper


def _webp(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=SMALL_QUALITY, method=4)
    return out.getvalue()
