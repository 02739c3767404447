"""Whether bytes look like a whole file, told from their two ends. A writer may still be busy with the rest."""

from __future__ import annotations

import json
import re

_ROOT = re.compile(rb"<([A-Za-z_][\w.:-]*)[\s/>]")
_SKIPPED = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
HEAD = 65_536


def picture_kind(data: bytes) -> str | None:
    """The media type of a picture, by its first bytes; None for anything but JPEG, PNG and WebP."""
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return None


def looks_whole(data: bytes) -> bool:
    """Whether a file is plainly whole. False means only: ask a reader, or wait."""
    kind = picture_kind(data)
    if kind:
        return _picture_is_whole(data, kind)
    text = data.removeprefix(b"\xef\xbb\xbf").strip()
    if text.startswith(b"<"):
        return _xml_is_whole(text)
    if text.startswith((b"{", b"[")):
        return _json_is_whole(text)
    return text.startswith(b"\x01") and text.rstrip(b"\x00\r\n ").endswith((b"\x03", b"\x04"))


def _picture_is_whole(data: bytes, kind: str) -> bool:
    if kind == "image/jpeg":
        return b"\xff\xd9" in data[-4096:]
    if kind == "image/png":
        return b"IEND" in data[-64:]
    return len(data) >= int.from_bytes(data[4:8], "little") + 8


def _xml_is_whole(text: bytes) -> bool:
    head, at = text[:HEAD], 0
    while skipped := _SKIPPED.match(head, at):
        at = skipped.end()
    root = _ROOT.match(head, at)
    return root is not None and text.endswith(b"</" + root[1] + b">")


def _json_is_whole(text: bytes) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
