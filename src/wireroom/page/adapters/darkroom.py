"""Cut and scale pictures with Pillow. Where the file came from is forgotten; whose picture it is, is kept."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from wireroom.page.rules.cuts import Cut

WEBP_QUALITY = 74
JPEG_QUALITY = 80
_ARTIST, _COPYRIGHT = 0x013B, 0x8298


class UnableToDevelop(Exception):  # noqa: N818 - named for what could not be done
    """The file cannot be read as a picture."""


def upright_size(file: Path) -> tuple[int, int]:
    """Give width and height as seen, after any turning the camera noted (Exif orientation)."""
    with _opened(file) as image:
        width, height = image.size
        return (height, width) if image.getexif().get(0x0112, 1) >= 5 else (width, height)


def develop(file: Path, cuts: Iterable[Cut], *, credit: str) -> Iterator[tuple[Cut, bytes]]:
    """Make each cut's bytes. Raises UnableToDevelop for a broken file."""
    with _opened(file) as source:
        try:
            image = _plain_colours(ImageOps.exif_transpose(source))
        except (OSError, ValueError, SyntaxError) as error:
            raise UnableToDevelop(f"{file.name}: {error}") from error
        for cut in cuts:
            scaled = image.resize((cut.width, cut.height), Image.Resampling.LANCZOS, box=cut.box, reducing_gap=2.0)
            yield cut, _written(scaled, cut, credit)


def _opened(file: Path) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return Image.open(file)
        except (OSError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise UnableToDevelop(f"{file.name}: {error}") from error


def _plain_colours(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.convert("RGBA").getchannel("A"))
        return paper
    return image.convert("RGB")


def _written(image: Image.Image, cut: Cut, credit: str) -> bytes:
    out = BytesIO()
    if cut.format == "webp":
        image.save(out, "WEBP", quality=WEBP_QUALITY, method=4, exif=_credited(credit))
    else:
        options = {"quality": JPEG_QUALITY, "optimize": True, "progressive": True, "exif": _credited(credit)}
        image.save(out, "JPEG", comment=b"", **options)  # the source's own comment would go along by itself
    return out.getvalue()


def _credited(credit: str) -> bytes:
    facts = Image.Exif()
    if credit:
        facts[_ARTIST] = facts[_COPYRIGHT] = credit.encode("ascii", "replace").decode()
    return facts.tobytes()
