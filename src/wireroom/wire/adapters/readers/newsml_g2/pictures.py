"""Pictures of NewsML-G2: the item's own renditions (`remoteContent`), and pictures it links to."""

from __future__ import annotations

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts.codes import local_part
from wireroom.wire.adapters.readers.parts.elements import Children, children
from wireroom.wire.adapters.readers.parts.lines import first_words, line, whole_number, words
from wireroom.wire.adapters.readers.parts.renditions import Rendition, picture_of
from wireroom.wire.rules.item import Picture

PICTURE_CLASSES = ("picture", "graphic")


def own_picture(about: Children, content: Element | None, usage: str | None) -> tuple[Picture, ...]:
    """The picture that the item's `remoteContent` elements are renditions of."""
    renditions = [_rendition(each) for each in children(content).get("remoteContent", ()) if line(each.get("href"))]
    creators = [each for each in about.get("creator", ()) if "photog" in local_part(each, "role").lower()]
    found = picture_of(
        renditions,
        caption=caption_of(about.get("description", [])),
        credit=first_words(about.get("creditline")),
        photographer=first_words([name for each in creators for name in children(each).get("name", ())]),
        usage=usage,
    )
    return (found,) if found else ()


def caption_of(descriptions: list[Element]) -> str | None:
    """The caption: of role `caption`, else of a role like it, else the first description."""
    by_role = {local_part(each, "role").lower(): words(each) for each in reversed(descriptions)}
    alike = next((text for role, text in by_role.items() if "caption" in role), None)
    return by_role.get("caption") or alike or first_words(descriptions)


def linked_pictures(links: list[Element]) -> tuple[Picture, ...]:
    """Pictures the item links to with an address (dpa: `link` with `itemClass` picture and a title)."""
    return tuple(found for each in links if (found := _linked(each)))


def _linked(link: Element) -> Picture | None:
    inner = children(link)
    href = line(link.get("href"))
    if not href or not any(local_part(each) in PICTURE_CLASSES for each in inner.get("itemClass", ())):
        return None
    return Picture(
        href=href,
        caption=caption_of(inner.get("description", [])) or first_words(inner.get("title")),
        credit=first_words(inner.get("creditline")),
        hrefs=(href,),
    )


def _rendition(element: Element) -> Rendition:
    return Rendition(
        href=" ".join((element.get("href") or "").split()),
        mime=(element.get("contenttype") or "").strip(),
        width=whole_number(element.get("width")),
        height=whole_number(element.get("height")),
        size=whole_number(element.get("size")),
    )
