"""The front door of the readers: bytes in, a `Reading` out, whatever the bytes are."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from wireroom.wire.adapters.readers.delivery import Delivery, open_delivery, root_name
from wireroom.wire.adapters.readers.one_by_one import own_fault
from wireroom.wire.adapters.readers.parts.lengths import too_long
from wireroom.wire.adapters.readers.registry import FORMATS, Format
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.adapters.readers.unsupported import looks_like
from wireroom.wire.rules.item import Reading, Refusal, WireItem
from wireroom.wire.rules.takes import printed_take

MOST_BYTES = 20_000_000
DEEPEST = 3
"""How many deliveries may be packed in one another: a story attached to an e-mail forwarded in an e-mail."""
_HEAD = 65_536
_UTC = ZoneInfo("UTC")


def read(
    data: bytes,
    *,
    format: str | None = None,  # noqa: A002 - the contract's name
    zone: ZoneInfo = _UTC,
    mappings: Sequence[Format] = (),
) -> Reading:
    """Read one delivery, known by its bytes and never by its name.

    `format` is one of `registry.NAMES`, or of the `mappings` that the newsroom has beside them, if the feed is
    known to send only that; `zone` is the feed's, for times without an offset. Never raises for bad input: what
    cannot be read comes back as refusals with a reason.
    """
    return _read(data, format, zone, mappings, DEEPEST)


def _read(data: bytes, wanted: str | None, zone: ZoneInfo, mappings: Sequence[Format], deep: int) -> Reading:
    name: str | None = None
    try:
        _check_size(len(data))
        delivery = open_delivery(data, zone)
        if deep:
            delivery.read_within = lambda inner: _read(inner, None, zone, mappings, deep - 1)
        chosen, name = _choose(data, delivery, wanted, mappings)
        return _finished(chosen.read(delivery), delivery)
    except UnreadableError as fault:
        return Reading(
            format=fault.format or name or _guess(data), refusals=(Refusal(reason=fault.reason, partial=fault.partial),)
        )
    except Exception as fault:  # noqa: BLE001 - hostile bytes may break any reader; the delivery is refused, not lost
        return Reading(format=name, refusals=(Refusal(reason=own_fault(fault)),))


def read_file(
    path: Path,
    *,
    format: str | None = None,  # noqa: A002 - as above
    zone: ZoneInfo = _UTC,
    mappings: Sequence[Format] = (),
) -> Reading:
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
            return read(file.read(MOST_BYTES + 1), format=format, zone=zone, mappings=mappings)
        return Reading(format=_guess(file.read(_HEAD)), refusals=(Refusal(reason=_too_big(facts.st_size)),))


def _check_size(size: int) -> None:
    if size > MOST_BYTES:
        raise UnreadableError(_too_big(size))
    if size == 0:
        reason = "The file is empty. It may have been read before it was written; ask the agency to send it again."
        raise UnreadableError(reason)


def _too_big(size: int) -> str:
    return f"The file has {size:,} bytes; Wireroom reads up to {MOST_BYTES:,}. Ask the agency to split it."


def _choose(data: bytes, delivery: Delivery, wanted: str | None, mappings: Sequence[Format]) -> tuple[Format, str]:
    """The format named by the feed, if it knows these bytes as its own; else the first that does, mappings last."""
    formats = (*FORMATS, *mappings)
    names = tuple(name for each in formats for name in each.names)
    if wanted is not None:
        return _wanted(wanted, [each for each in formats if wanted in each.names], delivery, names)
    for each in formats:
        if name := each.recognise(delivery):
            return each, name
    reason = f"Not a format Wireroom reads yet: looks like {looks_like(data, delivery)}. It reads: {', '.join(names)}."
    raise UnreadableError(reason)


def _wanted(wanted: str, named: list[Format], delivery: Delivery, names: Sequence[str]) -> tuple[Format, str]:
    if not named:
        reason = f"{wanted[:60]!r} is not a format Wireroom reads; choose one of: {', '.join(names)}."
        raise UnreadableError(reason)
    if name := named[0].recognise(delivery):
        return named[0], name
    other = next((name for each in FORMATS if (name := each.recognise(delivery))), None)
    if other is None:
        reason = f"The feed is set to {wanted}, but this looks like {looks_like(delivery.raw, delivery)}."
    else:
        reason = f"The feed is set to {wanted}, but this is {other}."
    raise UnreadableError(f"{reason} Change the feed's format or ask the agency.", format=other)


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
            items.append(_labelled(item, tuple(delivery.suspicions)))
    return replace(reading, items=tuple(items), refusals=tuple(refusals))


def _labelled(item: WireItem, doubts: tuple[str, ...]) -> WireItem:
    """Add what was noticed about the file, and the take where no field names it but the words do."""
    take = item.take or printed_take(slugline=item.slugline, headline=item.headline)
    return replace(item, take=take, suspicions=(*doubts, *item.suspicions)) if doubts or take != item.take else item
