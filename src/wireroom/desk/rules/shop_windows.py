"""How a story looks from outside: in a search's results and as a shared link. Guidance, never a limit."""

from __future__ import annotations

from wireroom.desk.rules.notification_cards import seen

TITLE_FITS = 60
"""Signs of a title that a search's results show, about: they measure in pixels."""
DESCRIPTION_FITS = 155
SHARED_TITLE_FITS = 70
SHARED_WORDS_FIT = 120


def found_title(headline: str, site: str) -> str:
    """The title as a search's results show it."""
    return seen(f"{headline} – {site}", TITLE_FITS)


def found_words(standfirst: str) -> str:
    """The description below it."""
    return seen(standfirst, DESCRIPTION_FITS)


def shared_title(headline: str) -> str:
    """The title on the card of a shared link."""
    return seen(headline, SHARED_TITLE_FITS)


def shared_words(standfirst: str) -> str:
    """The words below it."""
    return seen(standfirst, SHARED_WORDS_FIT)
