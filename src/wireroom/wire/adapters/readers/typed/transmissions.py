"""Where one transmission of a teleprinter ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator

START = b"\x01"
"""SOH, which stands before the header of each."""


def transmissions(data: bytes, *, fillers: bytes) -> Iterator[bytes]:
    """The bytes of each transmission, without its SOH and the fillers around it; empty ones are none."""
    at = data.find(START)
    while at >= 0:
        end = data.find(START, at + 1)
        if found := data[at + 1 : end if end >= 0 else len(data)].strip(fillers):
            yield found
        at = end
