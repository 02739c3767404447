"""What a file looks like that no reader takes: so that a refusal can name it."""

from __future__ import annotations

import re

from wireroom.wire.adapters.readers.delivery import Delivery

_MAGIC = (
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"PK\x03\x04", "a zip archive; unpack it first"),
    (b"\xff\xd8\xff", "a JPEG picture; picture files go beside the copy that names them"),
    (b"\x89PNG", "a PNG picture; picture files go beside the copy that names them"),
    (b"GIF8", "a GIF picture; picture files go beside the copy that names them"),
    (b"%PDF", "a PDF"),
)
_ROOTS = {
    "html": "a web page (HTML)",
    "TTNITF": "TTNITF",
    "schedule": "a programme schedule",
}
_HEADERS = re.compile(
    rb"(?:From|Received|Return-Path|Delivered-To|MIME-Version|Subject|Date|Message-ID): ", re.IGNORECASE
)


def looks_like(data: bytes, delivery: Delivery) -> str:
    """Name what a delivery looks like, for a polite refusal."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if delivery.root:
        return _ROOTS.get(delivery.root, f"XML with the root element <{delivery.root}>")
    if delivery.json is not None:
        return _json_dialect(delivery.json)
    if _HEADERS.match(delivery.data):
        return "an e-mail"
    return "broken XML" if delivery.data[:1] == b"<" else "plain text"


def _json_dialect(value: object) -> str:
    if not isinstance(value, dict):
        return "JSON of no news format"
    return "JSON of no news format (ninjs must have a uri)"
