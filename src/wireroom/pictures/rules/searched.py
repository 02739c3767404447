"""What the archive is searched by."""

from __future__ import annotations

from wireroom.pictures.rules.facts import Description

LONGEST = 20_000


def searched_words(name: str, description: Description, keywords: str) -> str:
    """Everything said of a picture in one text without capitals."""
    said = (name, description.caption, description.alt, description.credit, description.source, keywords)
    return "\n".join(filter(None, said)).casefold()[:LONGEST]
