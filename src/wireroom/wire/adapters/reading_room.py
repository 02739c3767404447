"""Kept bytes go to the readers; whatever they hold, what comes back is a reading."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import structlog

from wireroom.wire.adapters import raw_store, readers
from wireroom.wire.adapters.pictures import UnreadablePictureError, picture_facts
from wireroom.wire.rules.item import Reading, Refusal
from wireroom.wire.rules.wholeness import picture_kind

log = structlog.get_logger(__name__)


def read_kept(*, sha256: str, name: str, zone: str) -> Reading:
    """Read the bytes of this hash; a picture file is only looked at, and gives its media type as the format.

    Raises OSError when the bytes are there but cannot be had.
    """
    try:
        data = raw_store.read(sha256)
    except FileNotFoundError:
        return _refused(f"Its bytes ({sha256}) are missing from the raw store; deliver it anew.")
    if not data:
        return _refused("The file is empty.")
    return _read_picture(data) if picture_kind(data) else read_safely(data, name=name, zone=zone)


def read_safely(data: bytes, *, name: str, zone: str) -> Reading:
    """Read bytes; a reader's own fault is a refusal too."""
    try:
        return readers.read(data, name=name, zone=ZoneInfo(zone))
    except Exception as error:  # a reader must never stop a feed
        log.exception("wire.reader_failed", name=name)
        return _refused(f"The reader failed on it: {error!r}")


def _read_picture(data: bytes) -> Reading:
    try:
        return Reading(format=picture_facts(data, thorough=False).mime)
    except UnreadablePictureError as error:
        return _refused(str(error))


def _refused(reason: str) -> Reading:
    return Reading(format=None, refusals=(Refusal(reason=reason),))
