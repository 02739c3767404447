"""Kept bytes go to the readers; whatever they hold, what comes back is a reading."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from wireroom.kernel.site import current_site
from wireroom.wire.adapters import raw_store
from wireroom.wire.adapters.archives import BadArchiveError, archive_kind, members
from wireroom.wire.adapters.pictures import UnreadablePictureError, picture_facts
from wireroom.wire.adapters.readers import NAMES
from wireroom.wire.adapters.readers.mapping.shelf import shelf
from wireroom.wire.adapters.readers.photo.reader import photo_item
from wireroom.wire.rules.item import Enclosure, Reading, Refusal
from wireroom.wire.rules.wholeness import picture_kind


def read_kept(*, sha256: str, zone: str, format: str = "", name: str = "") -> Reading:  # noqa: A002 - as in `read`
    """Read the bytes of this hash. A picture file gives its media type as the format, and an item if it tells of one.

    `format` is the only one the feed may send, empty for any; the newsroom's mappings in `<data>/mappings` count.
    Raises OSError when the bytes are there but cannot be had.
    """
    try:
        data = raw_store.read(sha256)
    except FileNotFoundError:
        return _refused(f"Its bytes ({sha256}) are missing from the raw store; deliver it anew.")
    if kind := archive_kind(data):
        return _opened(data, kind, name)
    if picture_kind(data):
        return _read_picture(data, ZoneInfo(zone))
    return shelf(current_site().data / "mappings").read(data, format=format or None, zone=ZoneInfo(zone))


def format_names() -> tuple[str, ...]:
    """All formats that a feed may be held to: the readers', and those of the newsroom's mappings."""
    return tuple(dict.fromkeys([*NAMES, *shelf(current_site().data / "mappings").names]))


def _opened(data: bytes, kind: str, name: str) -> Reading:
    """An archive is no copy itself: what it holds becomes deliveries of their own."""
    try:
        found = members(data, name=name)
    except BadArchiveError as error:
        return Reading(format=kind, refusals=(Refusal(reason=str(error)),))
    return Reading(
        format=kind,
        enclosed=tuple(Enclosure(name=each.name, data=each.data) for each in found if not each.fault and each.data),
        refusals=tuple(Refusal(reason=f"{each.name}: {each.fault}") for each in found if each.fault),
    )


def _read_picture(data: bytes, zone: ZoneInfo) -> Reading:
    try:
        facts = picture_facts(data, thorough=False)
    except UnreadablePictureError as error:
        return _refused(str(error))
    item = photo_item(data, facts, zone)
    return Reading(format=facts.mime, items=(item,) if item else ())


def _refused(reason: str) -> Reading:
    return Reading(format=None, refusals=(Refusal(reason=reason),))
