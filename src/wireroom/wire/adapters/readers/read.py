"""The front door of the readers: bytes in, a `Reading` out, whatever the bytes are."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from wireroom.wire.adapters.readers.delivery import Delivery, open_delivery, root_name
from wireroom.wire.adapters.readers.lengths import too_long
from wireroom.wire.adapters.readers.one_by_one import own_fault
from wireroom.wire.adapters.readers.registry import FORMATS, NAMES, Format
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.adapters.readers.unsupported import looks_like
from wireroom.wire.rules.item import Reading, Refusal, WireItem

MOST_BYTES = 20_000_000
_HEAD = 65_536
_UTC = ZoneInfo("UTC")


def read(data: bytes, *, format: str | None = None, zone: ZoneInfo = _UTC) -> Reading:  # noqa: A002 - the contract's name
    """Read one delivery, known by its bytes and never by its name.

    `format` is one of `registry.NAMES` if the feed is known to send only that; `zone` is the feed's, for times
    without an offset. Never raises for bad input: what cannot be read comes back as refusals with a reason.
    """
    name: str | None = None
    try:
        _check_size(len(data))
        delivery = open_delivery(data, zone)
        chosen, name = _choose(data, delivery, format)
        return _finished(chosen.read(delivery), delivery)
    except UnreadableError as fault:
        return Reading(
            format=fault.format or name or _guess(data), refusals=(Refusal(reason=fault.reason, partial=fault.partial),)
        )
    except Exception as fault:  # noqa: BLE001 - hostile bytes may break any reader; the delivery is refused, not lost
        return Reading(format=name, refusals=(Refusal(reason=own_fault(fault)),))


def read_file(path: Path, *, format: str | None = None, zone: ZoneInfo = _UTC) -> Reading:  # noqa: A002 - as above
    """Read a file; one that is too big is refused by its size and its first bytes alone. Follows no symbolic link."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as fault:
        return Reading(format=None, refusals=(Refusal(reason=f"The file cannot be opened: {fault.strerror}."),))
    facts = os.fstat(handle)
    if not stat.S_ISREG(facts.st_mode):
        os.close(handle)
        return Reading(format=None, refusals=(Refusal(reason="This is no regular file. Give a file of copy."),))
    with os.fdopen(handle, "rb") as file:
        if facts.st_size <= MOST_BYTES:
            return read(file.read(MOST_BYTES + 1), format=format, zone=zone)
        return Reading(format=_guess(file.read(_HEAD)), refusals=(Refusal(reason=_too_big(facts.st_size)),))


def _check_size(size: int) -> None:
    if size > MOST_BYTES:
        raise UnreadableError(_too_big(size))
    if size == 0:
        reason = "The file is empty. It may have been read before it was written; ask the agency to send it again."
        raise UnreadableError(reason)


def _too_big(size: int) -> str:
    return f"The file has {size:,} bytes; Wireroom reads up to {MOST_BYTES:,}. Ask the agency to split it."


def _choose(data: bytes, delivery: Delivery, wanted: str | None) -> tuple[Format, str]:
    if wanted is not None and wanted not in NAMES:
        reason = f"{wanted[:60]!r} is not a format Wireroom reads; choose one of: {', '.join(NAMES)}."
        raise UnreadableError(reason)
    for each in FORMATS:
        name = each.recognise(delivery)
        if name and (wanted is None or wanted in each.names):
            return each, name
        if name:
            reason = f"The feed is set to {wanted}, but this is {name}. Change the feed's format or ask the agency."
            raise UnreadableError(reason, format=name)
    reason = f"Not a format Wireroom reads yet: looks like {looks_like(data, delivery)}. It reads: {', '.join(NAMES)}."
    raise UnreadableError(reason)


def _guess(data: bytes) -> str | None:
    """The format that a delivery seems to be, by its first element alone."""
    try:
        head = Delivery(b"", _UTC, root=root_name(data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")))
        return next((name for each in FORMATS if (name := each.recognise(head))), None)
    except Exception:  # noqa: BLE001 - a guess about hostile bytes may fail
        return None


def _finished(reading: Reading, delivery: Delivery) -> Reading:
    """Refuse items of absurd length, and add to each what was noticed about the whole file."""
    items: list[WireItem] = []
    refusals = list(reading.refusals)
    for number, item in enumerate(reading.items):
        if reason := too_long(item):
            refusals.append(Refusal(reason=reason, item=number))
        else:
            items.append(
                replace(item, suspicions=(*delivery.suspicions, *item.suspicions)) if delivery.suspicions else item
            )
    return Reading(format=reading.format, items=tuple(items), refusals=tuple(refusals))
