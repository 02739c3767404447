"""Sluglines are names for people: their case, order marks and take labels differ from take to take."""

from __future__ import annotations

import re
import unicodedata

from wireroom.wire.rules.class_words import TAKE_LABELS, UPDATE_LABELS

_BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_PREFIX = re.compile(r"^(?:BC|AP)[-–]{1,2}", re.IGNORECASE)
_TAKES = re.compile(
    rf"(?<!\w)(?:{'|'.join((*UPDATE_LABELS, *TAKE_LABELS))}|\d+[\s_-]*take"
    r"|writethru|refile|corrected|correction|reopens)(?!\w)",
    re.IGNORECASE,
)
_NO_WORD = re.compile(r"[\W_]+")


def slugline_key(slugline: str, *, take: str | None) -> str:
    """The slugline as a key: without take, bracketed tags and agency prefix, all case and separators alike."""
    text = _PREFIX.sub("", slugline.strip())
    if take:
        text = re.sub(rf"(?<!\w){re.escape(take)}(?!\w)", " ", text, flags=re.IGNORECASE)
    return normal_words(_TAKES.sub(" ", _BRACKETED.sub(" ", text)))


def place_key(*, dateline: str | None, place: str | None) -> str:
    """The town of a printed dateline ("MADRID, 21 Nov. 2024 (Agency) -"), else the place as coded."""
    town = re.split(r"[,(–—]|\s-|\d", dateline or "", maxsplit=1)[0]
    return normal_words(town) or normal_words(place or "")


def normal_words(text: str) -> str:
    """The words of a text, caseless, joined by single hyphens."""
    return _NO_WORD.sub("-", unicodedata.normalize("NFKC", text).casefold()).strip("-")
