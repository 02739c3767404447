"""Text of one line: metadata as printed, with its white space put in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_BEFORE_POINT = re.compile(r" (?=[,.;:!?)\]](?:\s|$))")


def clean(text: str) -> str:
    """Text without control characters and halves of characters, which no output could carry."""
    return text if text.isprintable() else _HIDDEN.sub("", text)


def line(text: str | None) -> str | None:
    """Text on one line, or None if there are no words in it."""
    return " ".join(clean(text).split()) or None if text else None


def words(element: Element | None) -> str | None:
    """The words of an element and all within it, on one line; neighbouring elements are set apart."""
    if element is None:
        return None
    if not len(element):
        return line(element.text)
    joined = line(" ".join(text_pieces(element)))
    return _BEFORE_POINT.sub("", joined) if joined else None


def text_pieces(element: Element) -> Iterator[str]:
    """The pieces of text in an element and all within it, in file order."""
    return (piece for piece in element.itertext() if isinstance(piece, str))


def first_words(elements: list[Element] | None) -> str | None:
    """The words of the first element that has any."""
    return next((found for each in elements or () if (found := words(each))), None)


def whole_number(text: str | None) -> int | None:
    """A small number that is printed as digits, else None."""
    text = (text or "").strip()
    return int(text) if text.isdigit() and text.isascii() and len(text) < 10 else None
