"""Copy that opens with what it replaces: a word to editors and a tie, not a sentence of the story (ANP "vervangt:")."""

from __future__ import annotations

import re
from dataclasses import replace

from wireroom.wire.rules.item import Link, Note, WireItem
from wireroom.wire.rules.words import plain_words

_OPENING = re.compile(
    r"\W*(?:vervangt|replaces|ersetzt|remplace|annule et remplace|sustituye|anula y sustituye|sostituisce"
    r"|annulla e sostituisce|ersätter|erstatter|korvaa)\s*:\s*\S",
    re.IGNORECASE,
)
_LONGEST = 240
_SHORTEST_ID = 6


def with_replacement(item: WireItem) -> WireItem:
    """Make a first paragraph that only says what is replaced a private note, and tie the items it names.

    A name is an id of the same make as the item's own (`ANPX221126099` beside `ANPX221126101`).
    """
    said = plain_words(item.body[0].html) if len(item.body) > 1 else ""
    if len(said) > _LONGEST or not _OPENING.match(said):
        return item
    head, _, own = (item.stable_id or "").rpartition(":")
    named = _same_make(own).findall(said) if len(own) >= _SHORTEST_ID else []
    ties = tuple(Link(relation="replaces", stable_id=f"{head}:{each}") for each in dict.fromkeys(named) if each != own)
    note = Note(text=said, role="replaces")
    return replace(item, body=item.body[1:], notes=(*item.notes, note), links=(*item.links, *ties))


def _same_make(name: str) -> re.Pattern[str]:
    """The pattern of an id: its letters and signs as they are, its digits any."""
    pieces = (r"\d{2,}" if piece.isdigit() else re.escape(piece) for piece in re.split(r"(\d+)", name))
    return re.compile(rf"(?<!\w){''.join(pieces)}(?!\w)")
