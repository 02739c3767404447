"""Picture files that come inside a delivery, under a name that is theirs alone."""

from __future__ import annotations

import hashlib

from wireroom.wire.rules.item import Enclosure
from wireroom.wire.rules.wholeness import picture_kind

_ENDS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


def enclosed_name(data: bytes) -> str:
    """A name made of the bytes: every phone calls its picture IMG_0001.JPG, and each must show its own."""
    return f"picture-{hashlib.sha256(data).hexdigest()[:24]}.{_ENDS.get(picture_kind(data) or '', 'bin')}"


def enclosure(data: bytes) -> Enclosure:
    """The file as it will lie beside the copy."""
    return Enclosure(name=enclosed_name(data), data=data)
