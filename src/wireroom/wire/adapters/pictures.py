"""Look into picture files: hostile ones, broken ones, and ones too large to open."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image

from wireroom.wire.rules.wholeness import picture_kind

MOST_PIXELS = 80_000_000
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}


class UnreadablePictureError(ValueError):
    """The bytes are no picture that could be shown; the message says why."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a picture file is, found in its bytes; width and height in pixels as stored."""

    mime: str
    width: int
    height: int


def picture_facts(data: bytes, *, thorough: bool) -> PictureFacts:
    """Say what a picture is; `thorough` decodes all of it, so that a cut or damaged file is found.

    Raises UnreadablePictureError.
    """
    mime = picture_kind(data)
    if mime is None:
        message = "It is no JPEG, PNG or WebP picture."
        raise UnreadablePictureError(message)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd metadata is no fault of the picture
            return _look(data, mime, thorough=thorough)
    except UnreadablePictureError:
        raise
    except Exception as error:  # decoders raise nearly anything on damaged files
        message = "It is no whole picture: it cannot be decoded. Have it sent again."
        raise UnreadablePictureError(message) from error


def _look(data: bytes, mime: str, *, thorough: bool) -> PictureFacts:
    with Image.open(io.BytesIO(data), formats=[FORMATS[mime]]) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS:
            message = (
                f"The picture has {width} by {height} pixels; at most {MOST_PIXELS // 1_000_000} million are opened."
            )
            raise UnreadablePictureError(message)
        if thorough:
            picture.load()
    return PictureFacts(mime=mime, width=width, height=height)


def xmp_packet(data: bytes) -> bytes:
    """The XMP packet of a picture that was looked into (`picture_facts`); empty where it has none that can be read."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=[*FORMATS.values()]) as picture:
            warnings.simplefilter("ignore")  # odd metadata is no fault of the picture
            packet = picture.info.get("xmp", b"")
    except Exception:  # noqa: BLE001 - decoders raise nearly anything on damaged files
        return b""
    return packet if isinstance(packet, bytes) else b""
