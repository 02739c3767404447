"""How much is kept of what a reader saves and has read: the least that is of use to them."""

from __future__ import annotations

from datetime import timedelta

MOST_SAVED = 500
MOST_READ = 300
READ_KEPT_FOR = timedelta(days=90)
LARGEST_PAGE = 2**63 - 1


def remembering_words(site_name: str) -> str:
    """What a reader agrees to who wants to be told what changed since they read it."""
    return (
        f"{site_name} may remember which pages I have opened, in which version and when, to show me what changed "
        f"since. It keeps the last {MOST_READ} of them for {READ_KEPT_FOR.days} days, shows them to nobody else, and "
        "forgets them at once when I switch this off."
    )
