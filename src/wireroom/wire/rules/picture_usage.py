"""On what terms an agency offers a picture, in words for the editor who uses it."""

from __future__ import annotations

from wireroom.wire.rules.item import Picture, WireItem

LONGEST = 2000


def usage_said(item: WireItem, picture: Picture) -> str:
    """The picture's own terms; where an item is nothing but a picture, also the item's."""
    said = [picture.usage]
    if item.kind == "picture":
        said.append(item.usage_terms)
    return "; ".join(dict.fromkeys(filter(None, said)))[:LONGEST]
