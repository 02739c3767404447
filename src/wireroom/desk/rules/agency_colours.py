"""A colour for each agency, so that an eye that runs down the wire knows whose copy it passes."""

from __future__ import annotations

from zlib import crc32

COLOURS = ("slate", "moss", "ochre", "plum", "teal", "rust", "indigo", "olive", "rose", "umber")
"""Names of the desk's agency colours; `parts/monitor.css` says what they look like, by day and by night."""


def colour_of(provider: str, *, chosen: str = "") -> str:
    """The colour chosen for a feed, else one that its provider's name always gets."""
    return chosen if chosen in COLOURS else COLOURS[crc32(provider.casefold().encode()) % len(COLOURS)]
