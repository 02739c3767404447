"""Compress a page once, so that it can be sent any number of times."""

from __future__ import annotations

import zlib

import brotli  # type: ignore[import-untyped]  # it ships no types

BROTLI_QUALITY = 5
GZIP_LEVEL = 6
_GZIP_WRAPPER = 31


def brotlied(body: bytes) -> bytes:
    """Compress for readers whose browsers accept `br` (RFC 7932)."""
    return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY, lgwin=18))


def gzipped(body: bytes) -> bytes:
    """Compress for everybody else (RFC 1952); the same bytes for the same page, without a time in them."""
    press = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, _GZIP_WRAPPER)
    return press.compress(body) + press.flush()
