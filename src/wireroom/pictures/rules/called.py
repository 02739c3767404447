"""How an editor recognises an agency's picture in a sentence: by its caption or address, and by its agency."""

from __future__ import annotations

from textwrap import shorten

from wireroom.wire.events import printable, shown_name

LONGEST = 60


def agency_picture_called(*, provider: str, href: str, caption: str) -> str:
    """The picture by the beginning of its caption, else by what its address ends with, and whose it is."""
    said = shorten(printable(caption), LONGEST, placeholder="…") or shown_name(href.rstrip("/").rpartition("/")[2])
    return f"“{said}” ({provider})"
