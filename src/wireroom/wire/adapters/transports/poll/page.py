"""What one answer holds: its deliveries, what its entries are known by, and which page comes next."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from wireroom.kernel.http import Answer
from wireroom.wire.adapters.readers.parts.safe_json import parse_json
from wireroom.wire.adapters.readers.unreadable import UnreadableError
from wireroom.wire.adapters.transports.carrier import Json, Parcel, TransportError
from wireroom.wire.adapters.transports.web.ask import file_name
from wireroom.wire.adapters.transports.web.links import linked
from wireroom.wire.rules.json_path import found_at, text_at

MOST_MARKS = 300
_ENTRY_ID = re.compile(rb"<(?:\w+:)?(?:guid|id)\b[^>]*>\s*([^<\s][^<]{0,1000})<")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Where in the JSON the next page is named and the items are; empty where the answer is no such JSON."""

    next: str = ""
    items: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer, taken apart. `next` is a whole address, empty where none is named."""

    parcels: tuple[Parcel, ...]
    marks: tuple[str, ...]
    next: str
    sha: str


def read_page(answer: Answer, paths: Paths) -> Page:
    """Take an answer apart. Raises TransportError where it is not what the settings say it is."""
    value = read_json(answer) if paths.items or paths.next else None
    parcels = _items(answer, value, paths) if paths.items else _whole(answer)
    named = text_at(value, paths.next) if paths.next else linked(answer, "next")
    return Page(
        parcels=parcels,
        marks=_marks(answer, parcels, split=bool(paths.items)),
        next=_address(answer, named),
        sha=hashlib.sha256(answer.body).hexdigest(),
    )


def read_json(answer: Answer) -> Json:
    """The JSON of an answer, None for an empty one. Raises TransportError."""
    if not answer.body.strip():
        return None
    try:
        found: Json = parse_json(answer.body, [])
    except UnreadableError as error:
        message = f"{urlsplit(answer.url).hostname} sent no JSON that can be read. {error.reason}"
        raise TransportError(message) from error
    return found


def item_parcel(item: Json, *, name: str) -> Parcel:
    """An item of a list as a delivery of its own; one that is a text is a document within the JSON."""
    written = item if isinstance(item, str) else json.dumps(item, ensure_ascii=False, separators=(",", ":"))
    return Parcel(name=name, data=written.encode("utf-8", "replace"))


def _whole(answer: Answer) -> tuple[Parcel, ...]:
    name = file_name(answer.url, otherwise=urlsplit(answer.url).hostname or "polled")
    return (Parcel(name=name, data=answer.body),) if answer.body.strip() else ()


def _items(answer: Answer, value: Json, paths: Paths) -> tuple[Parcel, ...]:
    found = found_at(value, paths.items)
    if found is None:
        found = []
    if not isinstance(found, list):
        message = f"{urlsplit(answer.url).hostname} has no list at {paths.items}: check the path to the items."
        raise TransportError(message)
    name = file_name(answer.url, otherwise="item")
    return tuple(item_parcel(each, name=f"{name} {number}") for number, each in enumerate(found, 1))


def _marks(answer: Answer, parcels: tuple[Parcel, ...], *, split: bool) -> tuple[str, ...]:
    """What the entries of a page are known by: their ids, else their bytes."""
    pieces = [each.data for each in parcels] if split else _ENTRY_ID.findall(answer.body)
    return tuple(hashlib.sha256(each).hexdigest()[:16] for each in pieces[:MOST_MARKS])


def _address(answer: Answer, named: str) -> str:
    try:
        return urljoin(answer.url, named.strip()) if named.strip() else ""
    except ValueError:
        return ""
