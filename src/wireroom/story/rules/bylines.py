"""Who wrote it: the authors named in a printed byline."""

from __future__ import annotations

import re

from wireroom.story.rules.plain_text import plain
from wireroom.story.rules.public import Label
from wireroom.story.rules.slugs import slug_of

OPENING = re.compile(r"^(?:by|von|par|por|di|de|door|av|af|text|texte|story by)\s*:?\s+", re.IGNORECASE)
CONJUNCTION = re.compile(r"\s+(?:and|und|et|y|e|en|och|og|with|mit)\s+|\s*[&;/|]\s*", re.IGNORECASE)
PLACE = re.compile(r"\s+(?:in|at|aus|à|en|i)\s+[A-ZÀ-Þ].*$|\s*\(.*$")
NO_PERSON = re.compile(
    r"[\d@<>]|\b(?:news|agency|agence|press|wire|staff|reporters?|correspondents?|editors?|writers?|desk|network|"
    r"service|organi[sz]ation|media|redaktion|newsroom|database|photos?|foto)\b",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "del",
        "della",
        "den",
        "der",
        "van",
        "von",
        "vom",
        "zu",
        "zum",
        "la",
        "le",
        "al",
        "bin",
        "ibn",
        "e",
        "y",
        "d'",
        "dos",
        "du",
        "ten",
        "ter",
    ]
)


def authors_of(byline: str) -> tuple[Label, ...]:
    """Read the persons' names out of a byline: "Von Marco Krefting und Sunrita Sen, dpa" names two.

    In doubt a name is left out: an author page for "Staff Reporter" would be a lie. Names are kept as printed.
    """
    text = OPENING.sub("", plain(byline))
    people = [part for half in CONJUNCTION.split(text) for part in half.split(",")]
    found = {slug_of(name, otherwise="author"): name for name in map(_name, people) if name}
    return tuple(Label(slug=slug, name=name) for slug, name in found.items())


def _name(part: str) -> str:
    name = PLACE.sub("", part.strip(" .-–—*")).strip()
    words = name.split()
    if not 2 <= len(words) <= 5 or len(name) > 60 or NO_PERSON.search(name):
        return ""
    return name if all(word in PARTICLES or _begins_a_name(word) for word in words) else ""


def _begins_a_name(word: str) -> bool:
    letter = word[2:3] if word.lower().startswith(("d'", "d’")) else word[:1]
    return letter.isupper() or (letter.isalpha() and letter.lower() == letter.upper())
