"""IPTC 7901: the teleprinter format that dpa, ATS and many regional services still send.

    SOH service number priority category words agency  |  keywords  |  STX copy ETX  |  DDHHMM [zone] Mon YY

Several messages may stand in one file. Each one's bytes decide whether it is UTF-8, as dpa sends it now, or Latin-1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo

from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.iptc7901.copy import read_copy
from wireroom.wire.adapters.readers.one_by_one import read_each
from wireroom.wire.adapters.readers.parts.encoding import decode
from wireroom.wire.adapters.readers.parts.lines import clean, line
from wireroom.wire.adapters.readers.typed.dates import month_of, typed_moment, zone_of
from wireroom.wire.adapters.readers.typed.transmissions import transmissions
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Moment, Reading, WireItem

FORMAT = "iptc7901"
_FILLERS = b" \t\r\n\x00\x7f\x04\x16\xef\xbb\xbf"
_HEADER = re.compile(
    r"\s*(?P<service>[A-Za-z]{2,5})(?P<number>\d{3,5})[ \t]+(?P<priority>\d)[ \t]+(?P<category>[A-Za-z]\w{0,7})"
    r"(?:[ \t]+(?P<words>\d{1,5}))?(?:[ \t]+(?P<agency>[A-Za-z][\w/.-]*))?[^\n]*"
)
_TRAILER = re.compile(
    r"(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})\s*(?P<zone>[A-Za-z]{1,4})?\s+(?P<month>[^\W\d_]{3,9})\.?\s+(?P<year>\d{2}(?:\d{2})?)"
)
_MIXED = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")


@dataclass(frozen=True, slots=True)
class _Message:
    """One message, in its parts: what stands before STX, between STX and ETX, and after."""

    header: str
    copy: str
    trailer: str
    is_whole: bool
    doubts: tuple[str, ...]


def recognise(delivery: Delivery) -> str | None:
    """Know IPTC 7901 by SOH before a service's name and number, a priority digit and a category."""
    data = delivery.raw.lstrip(_FILLERS)[:200]
    if not data.startswith(b"\x01"):
        return None
    return FORMAT if _HEADER.match(data[1:].decode("latin-1")) or b"\x02" in delivery.raw else None


def read_iptc7901(delivery: Delivery) -> Reading:
    """Read every message of the file; one that is cut off or empty is refused by itself."""
    delivery.suspicions.clear()
    items, refusals = read_each(transmissions(delivery.raw, fillers=_FILLERS), lambda each: _item(each, delivery.zone))
    return Reading(format=FORMAT, items=items, refusals=refusals)


def _item(message: bytes, zone: tzinfo) -> WireItem:
    parts = _parts(message)
    header = _HEADER.match(parts.header)
    facts = header.groupdict() if header else {}
    agency = facts.get("agency")
    sent = _sent(parts, zone)
    priority = facts.get("priority")
    item = WireItem(
        format=FORMAT,
        kind="text",
        guid=None,
        stable_id=_stable_id(facts, sent),
        slugline=line(parts.header[header.end() :] if header else None),
        provider_name=agency,
        urgency=int(priority) if priority else None,
        urgency_raw=priority,
        urgency_scale=FORMAT if priority else None,
        sent=sent,
        keywords=(facts["category"],) if facts.get("category") else (),
        suspicions=(*parts.doubts, *_doubts(header is not None, sent)),
    )
    if not parts.is_whole:
        reason = f"The message{_named(facts)} has no end (ETX): it was cut off. Ask the agency to send it again."
        raise UnreadableError(reason, partial=item)
    read = read_copy(item, parts.copy, agency=agency, zone=zone)
    if not read.body and not read.headline and not read.signals:
        reason = f"The message{_named(facts)} has neither headline nor copy. Ask the agency what it meant to send."
        raise UnreadableError(reason, partial=read)
    return read


def _parts(message: bytes) -> _Message:
    header, start, rest = message.partition(b"\x02")
    if not start:
        reason = "The message has no beginning of its copy (STX): it was cut off. Ask the agency to send it again."
        raise UnreadableError(reason)
    copy, end, trailer = rest.partition(b"\x03")
    told = decode(message)
    doubts = told.suspicions if told.suspicions and _MIXED.search(message) else ()
    text, tail = _text(copy), _text(trailer)
    is_whole = bool(end)
    if not _TRAILER.search(tail) and _ends_dated(text):
        text, _, tail = text.rstrip().rpartition("\n")
        is_whole = True
    return _Message(_text(header), text, tail, is_whole=is_whole, doubts=doubts)


def _text(data: bytes) -> str:
    """Bytes as text with plain line ends; BEL and other controls are gone."""
    return decode(data).data.decode().replace("\r\n", "\n").replace("\r", "\n").replace("\x7f", "")


def _ends_dated(copy: str) -> bool:
    """Whether copy ends with its date: some senders put it before ETX, some gateways drop control characters."""
    filled = [each for each in copy.split("\n") if each.strip()]
    return bool(filled) and _TRAILER.fullmatch(filled[-1].strip()) is not None


def _sent(parts: _Message, zone: tzinfo) -> Moment | None:
    """The date of the trailer, in the zone it names, else the feed's."""
    found = _TRAILER.search(parts.trailer)
    if found is None:
        raw = line(parts.trailer)
        return Moment(raw=raw[:100]) if raw else None
    raw, month = clean(found[0]), month_of(found["month"])
    if month is None:
        return Moment(raw=raw)
    numbers = {name: int(found[name]) for name in ("year", "day", "hour", "minute")}
    return typed_moment(raw, **numbers, month=month, given=zone_of(found["zone"]), zone=zone)


def _stable_id(facts: dict[str, str | None], sent: Moment | None) -> str | None:
    """Service, running number and printed day; a number of zeros is a placeholder and names nothing."""
    number = facts.get("number") or ""
    if not number.strip("0") or sent is None or sent.at is None:
        return None
    return f"{FORMAT}:{facts['service']}{number}:{sent.at:%Y-%m-%d}"


def _named(facts: dict[str, str | None]) -> str:
    return f" {facts['service']}{facts['number']}" if facts else ""


def _doubts(has_header: bool, sent: Moment | None) -> Iterator[str]:  # noqa: FBT001 - of one caller
    if not has_header:
        yield "The header line is not as IPTC 7901 has it; service, number and priority are not known."
    if sent is None or sent.at is None:
        yield f"The message has no readable date at its end{f': {sent.raw!r}' if sent else ''}."
