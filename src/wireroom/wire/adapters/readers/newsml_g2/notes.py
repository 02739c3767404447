"""Editorial notes of NewsML-G2 (`edNote`): private unless the agency says `public`."""

from __future__ import annotations

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts.codes import local_part
from wireroom.wire.adapters.readers.parts.elements import plain_name
from wireroom.wire.adapters.readers.parts.lines import words
from wireroom.wire.rules.item import Note

_HEADINGS = frozenset({"header", "h1", "h2", "h3", "h4", "h5", "h6"})


def read_notes(elements: list[Element]) -> tuple[Note, ...]:
    """The notes in file order; empty ones and notepads with headings only are no notes."""
    return tuple(note for each in elements if (note := _note(each)))


def _note(element: Element) -> Note | None:
    text = words(element)
    if text is None or (len(element) and not _says_something(element)):
        return None
    role = local_part(element, "role") or None
    return Note(text=text, role=role, public="public" in (role, local_part(element, "pubconstraint")))


def _says_something(element: Element) -> bool:
    """Whether an element has words that are not headings."""
    if element.text and element.text.strip():
        return True
    return any(
        (plain_name(each.tag) not in _HEADINGS and _says_something(each)) or bool(each.tail and each.tail.strip())
        for each in element
    )
