"""What a picture file says of itself, as the archive takes it over: an editor reads it, and may say otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import tzinfo

from wireroom.pictures.rules.facts import Description
from wireroom.pictures.rules.terms import Terms
from wireroom.wire.events import Moment, PictureEnd, end_of, printable

LONGEST_CAPTION, LONGEST_ALT, LONGEST_LINE, LONGEST_TERMS = 5000, 2000, 300, 2000
_ONCE = re.compile(r"\b(?:one|single)[- ](?:time[- ])?use\b", re.IGNORECASE)
_NOT_HERE = re.compile(
    r"\b(?:no|not\s+for)\s+(?:use\s+on\s+)?(?:the\s+)?(?:internet|online|web)\b|\b(?:internet|online|web)\s+out\b",
    re.IGNORECASE,
)
_KILLED = re.compile(r"\b(?:mandatory|picture|photo|image)\s+(?:kill|withdrawal|withdrawn)\b", re.IGNORECASE)
type Fields = Mapping[str, Sequence[str]]
"""The file's metadata under the newsroom's names (`wire.reading.picture_words`)."""


def description_in(fields: Fields) -> Description:
    """Caption (IIM 2:120, dc:description), alt text, credit line and source."""
    return Description(
        caption=_one(fields, "caption", "headline", most=LONGEST_CAPTION),
        alt=_one(fields, "alt", most=LONGEST_ALT),
        credit=credit_line(_all(fields, "creator"), _one(fields, "credit", "source", most=LONGEST_LINE)),
        source=_one(fields, "source", "credit", most=LONGEST_LINE),
    )


def keywords_in(fields: Fields) -> str:
    """What else the picture can be found by: keywords, headline, place."""
    found = [text for name in ("keywords", "headline", "location", "city", "country") for text in _all(fields, name)]
    return ", ".join(dict.fromkeys(found))[:LONGEST_CAPTION]


def credit_line(creators: Sequence[str], credit: str) -> str:
    """Who took it and whose it is, each once: "A. Name / Agency"."""
    taken_by = ", ".join(creators)
    if not taken_by or taken_by.casefold() in credit.casefold():
        return credit
    if not credit or credit.casefold() in taken_by.casefold():
        return taken_by[:LONGEST_LINE]
    return f"{taken_by} / {credit}"[:LONGEST_LINE]


def terms_in(fields: Fields, *, expires: Moment | None, zone: tzinfo) -> Terms:
    """Rights, usage terms and instructions, and what of them can be enforced.

    Words that allow one use, forbid use on the web or withdraw the picture are taken at their word; an editor who
    knows better says so. A day without a time is used up to its end in `zone`. A date that was not understood
    holds the picture back: doubt means hold.
    """
    usage = "; ".join([*_all(fields, "usage"), *_all(fields, "instructions")])[:LONGEST_TERMS]
    end = end_of(expires, zone=zone)
    return Terms(
        rights=_one(fields, "rights", most=LONGEST_TERMS),
        usage=usage,
        expires_at=end.at if end else None,
        most_stories=most_stories_in(usage),
        held=_held(usage, end),
    )


def most_stories_in(usage: str) -> int | None:
    """In how many stories usage terms allow a picture; None where they do not count."""
    return 1 if _ONCE.search(usage) else None


def forbidden_in(usage: str) -> str:
    """The words of usage terms that withdraw a picture or forbid it on the web."""
    said = _KILLED.search(usage) or _NOT_HERE.search(usage)
    return said[0] if said else ""


def _held(usage: str, end: PictureEnd | None) -> str:
    if said := forbidden_in(usage):
        return f"the file says “{said}”"
    if end is not None and end.at is None:
        return f"the file says that it expires, but not readably when: “{end.raw}”"
    return ""


def _all(fields: Fields, name: str) -> list[str]:
    return [text for each in fields.get(name, ()) if (text := printable(each).strip())]


def _one(fields: Fields, *names: str, most: int) -> str:
    return next((text for name in names for text in _all(fields, name)), "")[:most]
