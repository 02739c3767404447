"""Unpack an answer piece by piece, so that a small one cannot fill the memory (RFC 9110, section 8.4.1)."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

import brotli  # type: ignore[import-untyped]  # it ships no types

PIECE = 65_536
MOST_RATIO = 200
FREE = 1_000_000
CODINGS = "gzip, deflate, br"
_MEMBER = b"\x1f\x8b"


class PackedError(Exception):
    """What was sent cannot be unpacked; `cut` says that its end is missing."""

    def __init__(self, reason: str, *, cut: bool = False) -> None:
        super().__init__(reason)
        self.cut = cut


def unpacked(pieces: Iterator[bytes], coding: str, *, largest: int) -> Iterator[bytes]:
    """The plain pieces of an answer of at most so many packed bytes.

    Raises PackedError, also for one that swells beyond all measure; what is too large unpacked is the caller's matter.
    """
    way_in = _PACKINGS.get(coding)
    if way_in is None:
        message = f"packed as {coding[:40]!r}, which was not asked for"
        raise PackedError(message)
    packing, taken, given = way_in(), 0, 0
    for piece in pieces:
        taken += len(piece)
        for plain in packing.feed(piece):
            given += len(plain)
            _check_ratio(taken, given)
            yield plain
        if taken > largest:
            message = f"packed in more than {largest // 1024} KiB"
            raise PackedError(message)
    if taken and not packing.is_finished():
        message = "packed, and cut off before its end"
        raise PackedError(message, cut=True)


def _check_ratio(taken: int, given: int) -> None:
    if given > FREE and given > taken * MOST_RATIO:
        message = f"packed so that it swells more than {MOST_RATIO} times: it may be an attack"
        raise PackedError(message)


class _Packing(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]: ...

    def is_finished(self) -> bool: ...


class _Deflate:
    """zlib's format, and the bare one that some servers send under its name."""

    def __init__(self) -> None:
        self._unpacker: zlib._Decompress | None = None

    def _begin(self, data: bytes) -> zlib._Decompress:
        wrapped = data[0] & 0x0F == 8 and (len(data) < 2 or int.from_bytes(data[:2]) % 31 == 0)
        return zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._unpacker is None:
                self._unpacker = self._begin(data)
            yield from self._plain(self._unpacker, data)
            data = self._rest(self._unpacker)

    def _plain(self, unpacker: zlib._Decompress, data: bytes) -> Iterator[bytes]:
        try:
            plain = unpacker.decompress(data, PIECE)
            while plain:
                yield plain
                plain = unpacker.decompress(unpacker.unconsumed_tail, PIECE)
        except zlib.error as error:
            message = f"packed, and damaged ({error})"
            raise PackedError(message) from error

    def _rest(self, unpacker: zlib._Decompress) -> bytes:  # noqa: ARG002 - what follows a deflate stream is no part of it
        return b""

    def is_finished(self) -> bool:
        return self._unpacker is None or self._unpacker.eof


class _Gzip(_Deflate):
    """gzip, also of several members one after another; padding after them is no part of it."""

    def _begin(self, data: bytes) -> zlib._Decompress:  # noqa: ARG002 - gzip says itself what it is
        return zlib.decompressobj(zlib.MAX_WBITS | 16)

    def _rest(self, unpacker: zlib._Decompress) -> bytes:
        if not (unpacker.eof and unpacker.unused_data.startswith(_MEMBER)):
            return b""
        self._unpacker = None
        return unpacker.unused_data


class _Brotli:
    def __init__(self) -> None:
        self._unpacker = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        try:
            plain = self._unpacker.process(data, output_buffer_limit=PIECE)
            while plain:
                yield plain
                plain = self._unpacker.process(b"", output_buffer_limit=PIECE)
        except brotli.error as error:
            message = f"packed, and damaged ({error})"
            raise PackedError(message) from error

    def is_finished(self) -> bool:
        return bool(self._unpacker.is_finished())


_PACKINGS: Mapping[str, Callable[[], _Packing]] = {
    "gzip": _Gzip,
    "x-gzip": _Gzip,
    "deflate": _Deflate,
    "br": _Brotli,
}
