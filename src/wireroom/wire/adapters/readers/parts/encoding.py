"""Which characters the bytes stand for. The bytes decide; a label is only heard where they leave it open."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LABEL = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_FORBIDDEN = bytes(each for each in range(32) if each not in (9, 10, 13))
_STRAY = {0xDC00 + each: bytes([each]).decode("cp1252", "replace") for each in range(0x80, 0x100)}
"""How Python marks a byte that is no UTF-8, and the sign it stands for in Windows-1252."""
_LATIN = {"iso8859-1", "ascii", "latin-1", "latin1"}


class Decoded(NamedTuple):
    """Bytes in UTF-8 without control characters, and what had to be noticed or mended on the way."""

    data: bytes
    suspicions: tuple[str, ...]


def decode(data: bytes) -> Decoded:
    """Bring a delivery to UTF-8.

    A byte order mark is believed; valid multi-byte UTF-8 wins over any label; then the label; then Windows-1252,
    byte by byte, for what is no UTF-8. Control characters (BEL and its like) are taken out.
    """
    found = _by_mark(data) or _by_bytes(data)
    return Decoded(found.data.translate(None, _FORBIDDEN), found.suspicions)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name, f"the byte order mark says {name}")
    if data[:2] in (b"<\x00", b"{\x00", b"[\x00"):
        return _decoded(data, "utf-16-le", "the bytes look like UTF-16")
    if data[:2] in (b"\x00<", b"\x00{", b"\x00["):
        return _decoded(data, "utf-16-be", "the bytes look like UTF-16")
    return None


def _decoded(data: bytes, name: str, why: str) -> Decoded:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as fault:
        doubt = f"Wrong encoding: {why}, but byte {fault.start} does not fit; unreadable characters were replaced."
        return Decoded(_mostly_utf8(data) if name == "utf-8" else data.decode(name, "replace").encode(), (doubt,))
    return Decoded(data, ()) if name == "utf-8" else Decoded(text.encode(), ())


def _by_bytes(data: bytes) -> Decoded:
    label = _label(data)
    if label.startswith("iso2022"):
        return _decoded(data, label, f"the file says {label}")
    if data.isascii():
        return Decoded(data, ())
    try:
        data.decode()
    except UnicodeDecodeError as fault:
        return _no_utf8(data, label, fault.start)
    if label in ("", "utf-8"):
        return Decoded(data, ())
    return Decoded(
        data, (f"Wrong encoding label: the file says {label}, its bytes are UTF-8; they were read as UTF-8.",)
    )


def _no_utf8(data: bytes, label: str, at: int) -> Decoded:
    if label and not label.startswith("utf"):
        return _decoded(data, "cp1252" if label in _LATIN else label, f"the file says {label}")
    doubt = f"Wrong encoding: byte {at} is no UTF-8; such bytes were read as Windows-1252. Check accented letters."
    return Decoded(_mostly_utf8(data), (doubt,))


def _label(data: bytes) -> str:
    """The normal name of the encoding an XML declaration claims, empty for none or one nobody knows."""
    found = _LABEL.match(data[:300].lstrip())
    if not found:
        return ""
    try:
        return codecs.lookup(found[1].decode("ascii")).name.replace("_", "-")
    except LookupError:
        return ""


def _mostly_utf8(data: bytes) -> bytes:
    """UTF-8 bytes of what is UTF-8 but for some bytes that are Windows-1252."""
    return data.decode("utf-8", "surrogateescape").translate(_STRAY).encode()


def _as_windows_1252(fault: UnicodeError) -> tuple[str, int]:
    """An error handler for short texts: for long ones `_mostly_utf8` is far faster."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    return fault.object[fault.start : fault.end].decode("cp1252", "replace"), fault.end


codecs.register_error("windows-1252", _as_windows_1252)
