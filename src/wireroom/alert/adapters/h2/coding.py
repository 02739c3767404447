"""HTTP/2 as bytes (RFC 9113, RFC 7541): frames out, header blocks out, the status of an answer."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final

from hpack import Decoder, Encoder, HPACKError

PREFACE: Final = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = (
    *(0, 1, 3, 4, 5, 6, 7, 8),
    9,
)
END_STREAM, ACK, END_HEADERS, PADDED, PRIORITY = 0x1, 0x1, 0x4, 0x8, 0x20
NO_ERROR, PROTOCOL_ERROR, REFUSED_STREAM, CANCEL = 0, 1, 7, 8
HEADER_TABLE_SIZE, ENABLE_PUSH, MAX_CONCURRENT_STREAMS, INITIAL_WINDOW_SIZE, MAX_FRAME_SIZE = 1, 2, 3, 4, 5
WINDOW: Final = 65_535

_HEAD = struct.Struct(">IBI")
_SETTING = struct.Struct(">HI")
_PLAIN_STATUS = {0x48, 0x08, 0x18}
_INDEXED_STATUS = {0x88: 200, 0x89: 204, 0x8A: 206, 0x8B: 304, 0x8C: 400, 0x8D: 404, 0x8E: 500}

type Fields = Sequence[tuple[bytes, bytes]]


def frame(kind: int, flags: int, stream: int, payload: bytes = b"") -> bytes:
    """One frame."""
    return _HEAD.pack(len(payload) << 8 | kind, flags, stream) + payload


def hello() -> bytes:
    """What a client says first: no table for answers' headers, no pushes."""
    settings = _SETTING.pack(HEADER_TABLE_SIZE, 0) + _SETTING.pack(ENABLE_PUSH, 0)
    return PREFACE + frame(SETTINGS, 0, 0, settings)


def settings_in(payload: bytes) -> dict[int, int]:
    """The settings that a frame carries."""
    return dict(_SETTING.iter_unpack(payload))


def path_field(path: str) -> bytes:
    """The field `:path`, as a literal that is put into no table."""
    raw = path.encode("ascii")
    length = len(raw)
    if length < 0x7F:
        return bytes((0x04, length)) + raw
    rest, coded = length - 0x7F, bytearray((0x04, 0x7F))
    while rest >= 0x80:
        coded.append(rest & 0x7F | 0x80)
        rest >>= 7
    coded.append(rest)
    return bytes(coded) + raw


class Blocks:
    """Encodes the headers that many requests have in common, in step with the table that the other side keeps.

    Whatever is encoded has to be sent, in that order.
    """

    def __init__(self, *, table_size: int) -> None:
        self._encoder = Encoder()
        self.resize(table_size)

    def resize(self, table_size: int) -> None:
        """Keep to the size that the other side gives its table."""
        self._encoder.header_table_size = min(table_size, 4096)

    def encode(self, pseudo: Fields, common: Fields) -> tuple[bytes, bytes, bool]:
        """The parts before and behind `:path`, and whether the same bytes may be sent again.

        They may once nothing was put into the table for them: all of it stood there already.
        """
        held = self._held()
        before, behind = self._encoder.encode(list(pseudo)), self._encoder.encode(list(common))
        return before, behind, self._held() == held

    def _held(self) -> list[tuple[bytes, bytes]]:
        return list(self._encoder.header_table.dynamic_entries)


class Statuses:
    """Reads the headers of answers."""

    def __init__(self) -> None:
        self._decoder = Decoder()
        self._decoder.max_allowed_table_size = 4096
        self._known: dict[bytes, int] = {}

    def status(self, block: bytes) -> int:
        """The status of an answer, mostly without decoding its headers. Raises HPACKError."""
        first = block[0] if block else 0
        if first in _INDEXED_STATUS:
            return _INDEXED_STATUS[first]
        if first in _PLAIN_STATUS and len(block) > 4 and block[1] in {3, 0x82, 0x83}:
            head = block[: 2 + (block[1] & 0x7F)]
            found = self._known.get(head)
            if found is None:
                found = self._known[head] = int(self.fields(head)[":status"])
            return found
        return int(self.fields(block).get(":status", "0"))

    def fields(self, block: bytes) -> dict[str, str]:
        """All headers of an answer. Raises HPACKError."""
        try:
            return {_text(name): _text(value) for name, value in self._decoder.decode(block, raw=True)}
        except (ValueError, IndexError) as error:
            raise HPACKError(str(error)) from error


def _text(raw: bytes | str) -> str:
    return raw.decode("latin-1") if isinstance(raw, bytes) else raw
