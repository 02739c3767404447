"""Compress a page once, so that it can be sent any number of times."""

from __future__ import annotations

import zlib
from functools import lru_cache

import brotli  # type: ignore[import-untyped]  # it ships no types

BROTLI_QUALITY = 5
BROTLI_BEST = 11
BROTLI_LARGE = 9
LARGE = 200_000
"""Bytes from which the best costs a start a second, for a few hundredths less."""
FOR_GOOD = 256
"""Files of a look that are kept squeezed: each change of the house's name or colours lays all of them out anew."""
GZIP_LEVEL = 6
_GZIP_WRAPPER = 31


def brotlied(body: bytes, *, for_good: bool = False) -> bytes:
    """Compress for readers whose browsers accept `br` (RFC 7932); as far as it goes what will never change."""
    return _squeezed_for_good(body) if for_good else _squeezed(body, quality=BROTLI_QUALITY)


@lru_cache(maxsize=FOR_GOOD)
def _squeezed_for_good(body: bytes) -> bytes:
    return _squeezed(body, quality=BROTLI_LARGE if len(body) > LARGE else BROTLI_BEST)


def _squeezed(body: bytes, *, quality: int) -> bytes:
    return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=quality, lgwin=18))


def gzipped(body: bytes) -> bytes:
    """Compress for everybody else (RFC 1952); the same bytes for the same page, without a time in them."""
    press = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, _GZIP_WRAPPER)
    return press.compress(body) + press.flush()
