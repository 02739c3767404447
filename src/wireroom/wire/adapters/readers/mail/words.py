"""Words of an e-mail: header fields and parts, whatever their encoding is called and however it was broken.

Sources: RFC 2047 (encoded words), RFC 2231 (parameters), RFC 6532 (raw UTF-8 in header fields).
"""

from __future__ import annotations

import base64
import codecs
import quopri
import re
from typing import NamedTuple

_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([bBqQ])\?([^?]{0,2000})(?:\?=|\?$|$)")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?)")
_TEXTS = re.compile(r"utf-?(?:8|16|32)|iso8859|cp\d|koi8|gb|big5|shift|euc|iso2022|mac|tis|hz|johab|ascii|kz1048|ptcp")
_LATIN = ("iso8859-1", "ascii", "cp1252", "")


class Words(NamedTuple):
    """Text, and what had to be doubted in reading it."""

    text: str
    doubt: str | None = None


def text_of_bytes(data: bytes, label: str | None) -> Words:
    """Bytes as text. Valid multi-byte UTF-8 wins over any label; Latin-1, ASCII and no label mean Windows-1252."""
    name = _known(label)
    if name.startswith(("iso2022", "hz")):
        text = data.decode(name, "replace")
        return Words(text, _unreadable(name) if "\ufffd" in text else None)
    if data.isascii():
        return Words(data.decode("ascii"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _no_utf8(data, name)
    wrong = name not in ("utf-8", "")
    return Words(text, f"Wrong encoding label: the e-mail says {name}, its bytes are UTF-8." if wrong else None)


def _no_utf8(data: bytes, name: str) -> Words:
    if name in _LATIN:
        text = data.decode("cp1252", "replace")
        return Words(text, None if name else "The e-mail does not say its encoding; it was read as Windows-1252.")
    if name == "utf-8":
        doubt = (
            "Wrong encoding label: the e-mail says utf-8, its bytes were read as Windows-1252. Check accented letters."
        )
        return Words(data.decode("utf-8", "windows-1252"), doubt)
    text = data.decode(name, "replace")
    return Words(text, _unreadable(name) if "\ufffd" in text else None)


def _unreadable(name: str) -> str:
    return f"The e-mail says {name or 'no encoding'}, but some bytes do not fit; unreadable characters were replaced."


def _known(label: str | None) -> str:
    """The normal name of a character encoding, empty for one nobody knows, and for codecs that are none."""
    try:
        name = codecs.lookup((label or "").strip(" \"'").removeprefix("charset=")).name.replace("_", "-")
    except (LookupError, ValueError):
        return ""
    return name if _TEXTS.match(name) else ""


def header_text(raw: str) -> str:
    """A header field as text: encoded words read, also broken ones, and raw bytes by what they are."""
    text = text_of_bytes(raw.encode("ascii", "surrogateescape"), None).text if _has_bytes(raw) else raw
    text = _joined(_BETWEEN.sub(r"\1", text.replace("\r", "").replace("\n", " ")))
    return " ".join(text.split())


def _has_bytes(raw: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in raw) and all(
        letter < "\x80" or "\udc80" <= letter <= "\udcff" for letter in raw
    )


def _joined(text: str) -> str:
    """Encoded words in a row are one run of bytes: a letter may begin in one and end in the next."""
    out: list[str] = []
    at, waiting, label = 0, b"", ""
    for found in _WORD.finditer(text):
        charset = found[1].lower()
        if waiting and (found.start() > at or charset != label):
            out.append(text_of_bytes(waiting, label).text)
            waiting = b""
        out.append(text[at : found.start()])
        waiting, label, at = waiting + _bytes(found[2], found[3]), charset, found.end()
    if waiting:
        out.append(text_of_bytes(waiting, label).text)
    return "".join(out) + text[at:]


def _bytes(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return quopri.decodestring(data.replace(b"_", b" "), header=False)
    return from_base64(data)


def from_base64(data: bytes) -> bytes:
    """The bytes that base64 stands for, as far as it goes: strange characters and a broken end are passed over."""
    kept = re.sub(rb"[^A-Za-z0-9+/]", b"", data.partition(b"=")[0])
    kept = kept[: len(kept) - (len(kept) % 4 == 1)]
    return base64.b64decode(kept + b"=" * (-len(kept) % 4))
