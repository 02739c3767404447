"""The languages in which readers are told what an appeal is, why they see it, and how to stop it."""

from wireroom.support.rules.phrases import da, de, en, es, fr, it, nl, pt
from wireroom.support.rules.phrases.phrases import Phrases

LANGUAGES: dict[str, Phrases] = {
    "da": da.PHRASES,
    "de": de.PHRASES,
    "en": en.PHRASES,
    "es": es.PHRASES,
    "fr": fr.PHRASES,
    "it": it.PHRASES,
    "nl": nl.PHRASES,
    "pt": pt.PHRASES,
}
"""By the first part of a language tag; what is in another language is told about in English."""


def spoken_of(language: str) -> str:
    """In which of them an appeal of this language (BCP 47) is told about."""
    first = language.partition("-")[0].lower()
    return first if first in LANGUAGES else "en"
