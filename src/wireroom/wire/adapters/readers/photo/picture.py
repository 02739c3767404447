"""A picture file as a picture of an item: what its words and its bytes say of it."""

from __future__ import annotations

from wireroom.wire.adapters.pictures import PictureFacts
from wireroom.wire.adapters.readers.parts.enclosures import enclosed_name
from wireroom.wire.adapters.readers.photo.words import PhotoWords
from wireroom.wire.rules.item import Picture


def picture_in_file(data: bytes, words: PhotoWords, facts: PictureFacts, *, described: str | None = None) -> Picture:
    """The picture, under the name that it is enclosed by; `described` is its caption where the file has none."""
    name = enclosed_name(data)
    return Picture(
        href=name,
        hrefs=(name,),
        caption=words.one("caption") or described,
        credit=words.credit,
        photographer=", ".join(words.all("creator")) or None,
        alt=words.one("alt"),
        usage="; ".join([*words.all("usage"), *words.all("instructions")]) or None,
        width=facts.width,
        height=facts.height,
    )
