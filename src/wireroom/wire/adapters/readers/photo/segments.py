"""Where a JPEG file keeps its words: the IIM block of Photoshop's segment, and the XMP packet.

Sources: ISO/IEC 10918-1 Annex B (markers), IPTC IIM 4.2, Adobe XMP Part 3 (APP1), Photoshop image resources (APP13).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

MOST_SEGMENTS = 500
_APP1, _APP13, _SCAN, _END = 0xE1, 0xED, 0xDA, 0xD9
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
_PHOTOSHOP = b"Photoshop 3.0\x00"
_IIM = 0x0404


@dataclass(frozen=True, slots=True)
class Segments:
    """The bytes of both, empty where there is none."""

    iim: bytes = b""
    xmp: bytes = b""


def segments(data: bytes) -> Segments:
    """Find both in the file's head; what is broken is passed over."""
    xmp, resources = b"", b""
    for marker, body in _markers(data):
        if marker == _APP1 and body.startswith(_XMP) and not xmp:
            xmp = body[len(_XMP) :]
        elif marker == _APP13 and body.startswith(_PHOTOSHOP):
            resources += body[len(_PHOTOSHOP) :]  # a long one goes on in the next segment
    return Segments(iim=_resource(resources, _IIM), xmp=xmp)


def _markers(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    for _ in range(MOST_SEGMENTS):
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] in (_SCAN, _END):
            return
        size = int.from_bytes(data[at + 2 : at + 4])
        yield data[at + 1], data[at + 4 : at + 2 + size]
        at += 2 + max(size, 2)


def _resource(data: bytes, wanted: int) -> bytes:
    """One of Photoshop's resources: 8BIM, number, name padded to even length, size, bytes padded to even length."""
    at = 0
    while data[at : at + 4] == b"8BIM" and at + 12 <= len(data):
        name = data[at + 6] + 1
        start = at + 6 + name + name % 2
        size = int.from_bytes(data[start : start + 4])
        if int.from_bytes(data[at + 4 : at + 6]) == wanted:
            return data[start + 4 : start + 4 + size]
        at = start + 4 + size + size % 2
    return b""
