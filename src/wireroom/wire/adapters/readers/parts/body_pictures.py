"""Pictures that stand inside HTML copy: the real ones, and neither pixels that count readers nor logos."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts import tags
from wireroom.wire.adapters.readers.parts.elements import everywhere, plain_name
from wireroom.wire.adapters.readers.parts.lines import line, words
from wireroom.wire.adapters.readers.parts.renditions import Rendition, is_furniture, picture_of
from wireroom.wire.rules.item import Picture

SMALLEST = 100
"""So many pixels, at least, measures a news picture on either side, where the copy states its size."""
_NAMED = re.compile(r"\.(?:jpe?g|png|webp|tiff?|avif|heic)(?:$|[?#])", re.IGNORECASE)
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*")


def pictures_within(element: Element) -> tuple[Picture, ...]:
    """The pictures in copy, in file order, each once; with the caption of the figure they stand in."""
    found = (_picture(each) for each in everywhere(element, "img"))
    return tuple({each.href: each for each in found if each}.values())


def beside(pictures: Iterable[Picture], within: Iterable[Picture]) -> tuple[Picture, ...]:
    """The pictures sent beside the copy, then those within it that are not among them."""
    sent = tuple(pictures)
    known = {_address(href) for each in sent for href in (each.href, *each.hrefs)}
    return sent + tuple(each for each in within if _address(each.href) not in known)


def _address(href: str | None) -> str:
    return (href or "").partition("?")[0]


def _picture(image: Element) -> Picture | None:
    href = line(image.get("src")) or ""
    width, height = _pixels(image.get("width")), _pixels(image.get("height"))
    if not _is_news(image, href, width, height) or _is_private(image):
        return None
    figure = next(image.iterancestors("{*}figure"), None)
    return picture_of(
        [Rendition(href=href, mime="image/*", width=width, height=height)],
        caption=next((text for each in everywhere(figure, "figcaption") if (text := words(each))), None),
        alt=line(image.get("alt")),
    )


def _is_news(image: Element, href: str, width: int | None, height: int | None) -> bool:
    if not href.lower().startswith(("https://", "http://")) or is_furniture(f"{href} {image.get('class') or ''}"):
        return False
    stated = [each for each in (width, height) if each is not None]
    return min(stated) >= SMALLEST if stated else _NAMED.search(href) is not None


def _is_private(image: Element) -> bool:
    around = (each for each in image.iterancestors() if plain_name(each.tag) in tags.BLOCKS)
    return any(not tags.PRIVATE_CLASSES.isdisjoint((each.get("class") or "").split()) for each in around)


def _pixels(text: str | None) -> int | None:
    found = _PIXELS.fullmatch(text or "")
    return int(found[1]) if found else None
