"""Kept bytes go to the readers; whatever they hold, what comes back is a reading."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from wireroom.wire.adapters import raw_store
from wireroom.wire.adapters.pictures import UnreadablePictureError, picture_facts
from wireroom.wire.adapters.readers import read
from wireroom.wire.rules.item import Reading, Refusal
from wireroom.wire.rules.wholeness import picture_kind


def read_kept(*, sha256: str, zone: str) -> Reading:
    """Read the bytes of this hash; a picture file is only looked at, and gives its media type as the format.

    Raises OSError when the bytes are there but cannot be had.
    """
    try:
        data = raw_store.read(sha256)
    except FileNotFoundError:
        return _refused(f"Its bytes ({sha256}) are missing from the raw store; deliver it anew.")
    return _read_picture(data) if picture_kind(data) else read(data, zone=ZoneInfo(zone))


def _read_picture(data: bytes) -> Reading:
    try:
        return Reading(format=picture_facts(data, thorough=False).mime)
    except UnreadablePictureError as error:
        return _refused(str(error))


def _refused(reason: str) -> Reading:
    return Reading(format=None, refusals=(Refusal(reason=reason),))
