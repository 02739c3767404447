"""IPTC IIM: the datasets of record 2, and the characters they are written in (IIM 4.2)."""

from __future__ import annotations

from collections.abc import Iterator

from wireroom.wire.adapters.readers.parts.encoding import decode
from wireroom.wire.adapters.readers.parts.lines import line

MOST_DATASETS = 2000
_UTF_8 = b"\x1b%G"
_MARK = 0x1C
FIELDS = {
    5: "object_name",
    10: "urgency",
    15: "category",
    20: "categories",
    25: "keywords",
    37: "expires",
    38: "expires_time",
    40: "instructions",
    55: "date",
    60: "time",
    80: "creator",
    85: "creator_title",
    90: "city",
    92: "location",
    95: "state",
    101: "country",
    103: "job",
    105: "headline",
    110: "credit",
    115: "source",
    116: "rights",
    120: "caption",
    122: "caption_writer",
}
"""Datasets of record 2 by their numbers, under our names."""
type Found = dict[str, list[str]]


def read_iim(data: bytes) -> Found:
    """What the datasets say, several of one kind in their order.

    1:90 `ESC % G` says UTF-8; without it the bytes decide, and Windows-1252 is what is no UTF-8.
    """
    found: Found = {}
    says_utf_8 = False
    for record, number, value in _datasets(data):
        if (record, number) == (1, 90):
            says_utf_8 = value.startswith(_UTF_8)
        elif record == 2 and number in FIELDS and (text := line(_text(value, says_utf_8=says_utf_8))):
            found.setdefault(FIELDS[number], []).append(text)
    return found


def _text(value: bytes, *, says_utf_8: bool) -> str:
    value = value.rstrip(b"\x00 ")
    return value.decode("utf-8", "windows-1252") if says_utf_8 else decode(value).data.decode("utf-8", "replace")


def _datasets(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    for _ in range(MOST_DATASETS):
        if at + 5 > len(data) or data[at] != _MARK:
            return
        size, start = int.from_bytes(data[at + 3 : at + 5]), at + 5
        if size & 0x8000:  # extended: the size of the size
            wide = size & 0x7FFF
            if wide > 4:
                return
            size, start = int.from_bytes(data[start : start + wide]), start + wide
        yield data[at + 1], data[at + 2], data[start : start + size]
        at = start + size
