"""IPTC 7901: a header of numbers, wrapped lines, a trailer with the hour; no identity, no markup."""

from __future__ import annotations

from wireroom.demo.adapters.writers.agency import notes
from wireroom.demo.adapters.writers.plain import paragraphs, running_number, wrapped
from wireroom.demo.rules.copy import Copy, Dispatch

SOH, STX, ETX, END = "\x01", "\x02", "\x03", "\r\n"
SERVICE = "hly"
_CATEGORIES = {"politics": "pl", "business": "wi", "culture": "ku", "sport": "sp"}


def write(dispatch: Dispatch) -> bytes:
    """One message as UTF-8 bytes."""
    copy, number = dispatch.copy, running_number(dispatch.copy)
    words = list(paragraphs(copy))
    head = f"{SOH}{SERVICE}{number} {copy.urgency} {_category(copy)} {_length(words)}  {SERVICE} {number}"
    first, *more = wrapped(copy.headline)
    lines = [head, "", f"{copy.slugline}/", STX + first, *more, *_signed(copy), "", *_told(dispatch)]
    return END.join([*lines, *_body(copy, words), f"{ETX}{dispatch.sent:%d%H%M GMT %b %y}", ""]).encode()


def _category(copy: Copy) -> str:
    return _CATEGORIES.get(copy.section, "vm")


def _length(words: list[str]) -> int:
    return sum(len(text.split()) for text in words)


def _signed(copy: Copy) -> list[str]:
    return [f"{copy.byline}, {SERVICE} ="] if copy.byline else []


def _told(dispatch: Dispatch) -> list[str]:
    return [f"Eds: {note}\r\n" for note in notes(dispatch)]


def _body(copy: Copy, words: list[str]) -> list[str]:
    first = f"{copy.dateline.title()} ({SERVICE}) - " if copy.dateline else ""
    told = [first + words[0], *words[1:]] if words else []
    return [line for text in told for line in (*wrapped(text), "")]
