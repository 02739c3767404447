"""The typesetting codes of ANPA-1312 as text: tabs, fixed spaces, quotes and dashes."""

from __future__ import annotations

from wireroom.wire.adapters.readers.parts.encoding import decode

TAB_LINE = "\x7f"
"""Stands for the tabular line indicator (BS), which begins a line of a table, once the copy is text."""
_TEXT = {
    0x08: TAB_LINE.encode(),  # tabular line indicator
    0x0B: b"\n",  # vertical tab: upper rail, a new line
    0x0C: b"\n",  # form feed: end of a take of the page
    0x0E: b"",  # shift out: other type face
    0x0F: b"",  # shift in: back to text
    0x10: b" ",  # space band, justified
    0x11: b" ",  # DC1 to DC4: how the story is to be set, in the header
    0x12: b" ",
    0x13: b" ",
    0x14: b" ",
    0x17: b"\t",  # tab field
    0x1A: b" ",  # thin space
    0x1B: b" ",  # en space
    0x1C: b"  ",  # em space
    0x1D: b"\n",  # quad left, ends the line
    0x1E: b"\n",  # quad centre, ends the line
    0x1F: b" ",  # unit separator of the header, quad right
}
_CODES = [bytes([code]) for code in range(256)]
for _code, _said in _TEXT.items():
    _CODES[_code] = _said
_TYPED = (("``", "\u201c"), ("''", "\u201d"), (" _ ", " \u2014 "), (") _", ") \u2014"))


def readable(data: bytes) -> str:
    """Bytes as text with plain line ends; codes that set type become what they look like on paper."""
    data = data.replace(b"\x7f", b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return decode(b"".join(_CODES[byte] for byte in data)).data.decode()


def typeset(text: str) -> str:
    """Text with the quotes and dashes that seven bits could not carry (`` '' and _)."""
    for typed, printed in _TYPED:
        text = text.replace(typed, printed)
    return text
