"""The slug: the part of an address that is made from words."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "oe",
        "å": "aa",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ŋ": "n",
        "ħ": "h",
        "’": None,
        "'": None,
    }
)
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
DOTS_FALL = ("sv", "fi", "et", "hu", "tr", "az", "nl", "fr", "es", "pt", "ca", "sk", "cs")
"""Languages that drop the two dots; all others write them out as German does."""
NO_WORD = re.compile(r"[^a-z0-9]+")


def slug_of(text: str, *, language: str = "", otherwise: str = "story", longest: int = 72) -> str:
    """Make a slug: Latin letters without accents, digits and single hyphens, cut between words.

    Text without a Latin letter or digit gets `otherwise` and eight hex digits of its SHA-256, so that the same
    words always have the same slug and it reveals nothing else.
    """
    lowered = unicodedata.normalize("NFC", text).lower()
    if not language.lower().startswith(DOTS_FALL):
        lowered = lowered.translate(UMLAUTS)
    folded = unicodedata.normalize("NFKD", lowered.translate(LETTERS)).encode("ascii", "ignore").decode()
    slug = NO_WORD.sub("-", folded).strip("-")
    if not slug:
        return f"{otherwise}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"
    return slug if len(slug) <= longest else _cut(slug, longest)


def _cut(slug: str, longest: int) -> str:
    head = slug[: longest + 1]
    return head.rsplit("-", 1)[0] if "-" in head[:-1] else head[:longest]
