"""The item id of AP, wherever it stands: in JSON, in an address, in a NITF document's id."""

from __future__ import annotations

import re

_ITEM_ID = re.compile(
    r"(?:urn:publicid:ap\.org:|https?://[^/?#\s]+/(?:[^?#\s]*/)?content/)?"
    r"([0-9a-fA-F]{32})(?:[._?#/:].*)?"
)


def ap_item_id(text: str | None) -> str | None:
    """The 32 hexadecimal digits that every version of an AP item shares; None for any other id.

    Understood: the id alone, with a revision or an etag after it, `urn:publicid:ap.org:…`, and the item's address
    in AP's Media API (`…/content/…`).
    """
    found = _ITEM_ID.fullmatch(text.strip()) if text and len(text) < 1000 else None
    return found[1].lower() if found else None
