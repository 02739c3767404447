"""ANPA-1312: the format of American wires, of AP, Kyodo and regional services.

    SYN SYN SOH letter number US selectors  |  priority category format version-keyword take date words
    STX  ^header lines<  copy  ETX  |  agency-date time zone

Several stories may stand in one file. A letter of haste is kept as it is; as a number it is AP's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import tzinfo

from wireroom.wire.adapters.readers.anpa.codes import readable
from wireroom.wire.adapters.readers.anpa.copy import read_copy
from wireroom.wire.adapters.readers.anpa.dates import dated
from wireroom.wire.adapters.readers.anpa.haste import urgency_of
from wireroom.wire.adapters.readers.delivery import Delivery
from wireroom.wire.adapters.readers.one_by_one import read_each
from wireroom.wire.adapters.readers.parts.lines import line
from wireroom.wire.adapters.readers.typed.transmissions import transmissions
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.rules.item import Moment, Reading, Subject, WireItem

FORMAT = "anpa-1312"
_FILLERS = b" \t\r\n\x00\x7f\x04\x16"
_START = re.compile(rb"\x01(?=[A-Za-z]\d{3,4}[^\n]{0,60}(?:\r?\n|\r))")
_SERVICE = re.compile(r"(?P<service>[A-Za-z])(?P<number>\d{3,4})[\s-]?(?P<selector>[^\n]*)")
_KEYWORDS = re.compile(
    r"(?P<priority>[A-Za-z])[ \t]+(?P<category>[A-Za-z])[ \t]+(?:(?P<format>b[a-z])[ \t]+)?(?P<keyword>\S+)"
    r"(?P<take>[^\n]*?)"
    r"(?:[ \t]+(?P<date>\d{1,2}-\d{1,2})(?:[ \t]+(?P<words>\d{1,5}))?)?[ \t]*$"
)
_TAKE = re.compile(
    r"(?:\b|\d(?:st|nd|rd|th))(?:ld\b|ld-|writethru|add\b|take\b|adv\d|advisory|correct|kill|withhold|bulletin|flash|urgent)",
    re.IGNORECASE,
)
_TABULAR = b"\x12"


@dataclass(frozen=True, slots=True)
class _Story:
    """One story's parts as text: the two header lines, what stands between STX and ETX, what follows."""

    service: str
    keywords: str
    copy: str
    trailer: str
    is_tabular: bool
    is_whole: bool
    doubts: tuple[str, ...] = ()


def recognise(delivery: Delivery) -> str | None:
    """Know ANPA-1312 by SOH before a letter and a number, and a second line that begins with two letters."""
    data = delivery.raw.lstrip(_FILLERS + b"\xef\xbb\xbf")[:400]
    found = _START.match(data)
    if found is None:
        return None
    lines = data[1:].replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    return FORMAT if re.match(rb"\s*[A-Za-z][ \t]+[A-Za-z][ \t\x11-\x14]", lines[1]) else None


def read_anpa(delivery: Delivery) -> Reading:
    """Read every story of the file; one that is cut off or empty is refused by itself."""
    delivery.suspicions.clear()
    items, refusals = read_each(transmissions(delivery.raw, fillers=_FILLERS), lambda each: _item(each, delivery.zone))
    return Reading(format=FORMAT, items=items, refusals=refusals)


def _item(data: bytes, zone: tzinfo) -> WireItem:
    story = _parts(data)
    service, header = _SERVICE.match(story.service), _KEYWORDS.match(story.keywords)
    sent = dated(story.trailer or _last_line(story.copy), hint=story.copy, zone=zone)
    item = WireItem(
        format=FORMAT,
        kind="text",
        guid=None,
        stable_id=_stable_id(service, sent),
        slugline=header["keyword"] if header else None,
        take=take if header and (take := line(header["take"])) and _TAKE.search(take) else None,
        sent=sent,
        subjects=(Subject(code=f"a1312cat:{header['category'].lower()}"),) if header else (),
        keywords=(selector,) if service and (selector := line(service["selector"].strip("- \x1f"))) else (),
        suspicions=(*story.doubts, *_doubts(header is not None, sent)),
    )
    if not story.is_whole:
        reason = f"The story{_named(service)} has no end (ETX): it was cut off. Ask the agency to send it again."
        raise UnreadableError(reason, partial=item)
    read = read_copy(item, story.copy, tabular=story.is_tabular, zone=zone)
    if not read.body and not read.headline and not read.notes:
        reason = f"The story{_named(service)} has neither headline nor copy. Ask the agency what it meant to send."
        raise UnreadableError(reason, partial=read)
    return replace(read, **urgency_of(header["priority"], read)) if header else read


def _parts(data: bytes) -> _Story:
    head, start, rest = data.partition(b"\x02")
    if not start:
        head, rest = _split_at_copy(data)
    copy, end, trailer = rest.partition(b"\x03")
    first, _, second = head.replace(b"\r\n", b"\n").replace(b"\r", b"\n").partition(b"\n")
    texts = [readable(each) for each in (first, second, copy, trailer)]
    keywords = _first_line(texts[1])
    whole = bool(end) or bool(dated(_last_line(texts[2]), hint="", zone=None))
    doubts = () if end or not whole else ("The story ends without ETX; its date says that it is whole.",)
    return _Story(texts[0], keywords, texts[2], _first_line(texts[3]), _TABULAR in second, whole, doubts)


def _first_line(text: str) -> str:
    return next((each.strip() for each in text.split("\n") if each.strip()), "")


def _split_at_copy(data: bytes) -> tuple[bytes, bytes]:
    """Header and copy of a story from which a gateway took STX: copy begins with the third line."""
    lines = data.replace(b"\r\n", b"\n").split(b"\n")
    if len(lines) < 3:
        reason = "The story has no beginning of its copy (STX): it was cut off. Ask the agency to send it again."
        raise UnreadableError(reason)
    return b"\n".join(lines[:2]), b"\n".join(lines[2:])


def _last_line(copy: str) -> str:
    return next((each.strip() for each in reversed(copy.split("\n")) if each.strip(" \t<^")), "")


def _stable_id(service: re.Match[str] | None, sent: Moment | None) -> str | None:
    """Service letter, number and day; a number of zeros is a placeholder and names nothing."""
    if service is None or not service["number"].strip("0") or sent is None or sent.at is None:
        return None
    return f"{FORMAT}:{service['service']}{service['number']}:{sent.at:%Y-%m-%d}"


def _named(service: re.Match[str] | None) -> str:
    return f" {service['service']}{service['number']}" if service else ""


def _doubts(has_header: bool, sent: Moment | None) -> Iterator[str]:  # noqa: FBT001 - of one caller
    if not has_header:
        yield "The keyword line is not as ANPA-1312 has it; priority, category and keyword are not known."
    if sent is None or sent.at is None:
        yield f"The story has no readable date at its end{f': {sent.raw!r}' if sent else ''}."
