"""A delivery opened but not yet read: its bytes in UTF-8, and what its outermost shape is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from wireroom.wire.adapters.readers.parts.encoding import decode
from wireroom.wire.adapters.readers.parts.safe_json import Json, parse_json
from wireroom.wire.rules.item import Reading

_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.\-]{0,60}:)?([A-Za-z_][\w.\-]{0,60})[\s/>]")
_SKIPPED = re.compile(
    rb"\s++|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>\"']++|\"[^\"]*+\"|'[^']*+')*+(?:\[.*?\]\s*+)?>", re.DOTALL
)


@dataclass(slots=True)
class Delivery:
    """What a format looks at to know its own. `root` is the XML root's plain name, empty for what is no XML."""

    data: bytes
    zone: ZoneInfo
    root: str = ""
    json: Json = None
    suspicions: list[str] = field(default_factory=list)
    raw: bytes = b""
    """The bytes as delivered, for formats whose parts have encodings of their own."""
    read_within: Callable[[bytes], Reading] | None = None
    """Reads what is packed inside this delivery as one of its own; None where it is packed too deep."""


def open_delivery(data: bytes, zone: ZoneInfo) -> Delivery:
    """Decide the encoding and find the outermost element or JSON value. Raises UnreadableError for broken JSON."""
    decoded = decode(data)
    text = decoded.data.lstrip()
    delivery = Delivery(text, zone, suspicions=list(decoded.suspicions), raw=data)
    if text[:1] == b"<":
        delivery.root = root_name(text)
    elif text[:1] in (b"{", b"["):
        delivery.json = parse_json(text, delivery.suspicions)
    return delivery


def root_name(text: bytes) -> str:
    """The plain name of the first element after declarations, comments and a DOCTYPE."""
    at = 0
    while skipped := _SKIPPED.match(text, at):
        at = skipped.end()
    found = _ROOT.match(text, at)
    return found[1].decode("ascii", "replace") if found else ""
