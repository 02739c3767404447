"""Pictures sent beside the text of RSS and Atom entries: enclosures and Media RSS."""

from __future__ import annotations

from typing import Any

from wireroom.wire.adapters.readers.parts.lines import line, whole_number
from wireroom.wire.adapters.readers.parts.renditions import Rendition, is_furniture, picture_of
from wireroom.wire.rules.item import Picture


def read_pictures(entry: Any) -> tuple[Picture, ...]:
    """One picture for each address, in file order."""
    offered = [*entry.get("media_content", ()), *entry.get("enclosures", ())] or entry.get("media_thumbnail", ())
    renditions = {each.href: each for raw in offered if (each := _rendition(raw))}
    credit = next((line(each.get("content")) for each in entry.get("media_credit", ()) if each.get("content")), None)
    found = (picture_of([each], credit=credit) for each in renditions.values() if not is_furniture(each.href))
    return tuple(each for each in found if each)


def _rendition(raw: Any) -> Rendition | None:
    href = line(raw.get("url") or raw.get("href"))
    if not href:
        return None
    mime = raw.get("type") or ("image/*" if raw.get("medium") == "image" else "")
    return Rendition(href=href, mime=mime, width=whole_number(raw.get("width")), height=whole_number(raw.get("height")))
