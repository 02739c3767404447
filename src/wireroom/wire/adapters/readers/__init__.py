"""Readers: bytes of any wire format in, wire items out. Start at `read`."""

from wireroom.wire.adapters.readers.read import MOST_BYTES, read, read_file
from wireroom.wire.adapters.readers.registry import NAMES

__all__ = ["MOST_BYTES", "NAMES", "read", "read_file"]
