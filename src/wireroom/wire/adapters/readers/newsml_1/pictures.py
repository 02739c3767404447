"""Pictures of NewsML 1.x: components of that role with renditions and a caption, or bare picture files."""

from __future__ import annotations

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.newsml_1.content import words_of
from wireroom.wire.adapters.readers.newsml_1.lines import typed_lines
from wireroom.wire.adapters.readers.newsml_1.roles import are_equivalent, below, components, contents, media_of, part_of
from wireroom.wire.adapters.readers.newsml_1.values import formal_name, properties
from wireroom.wire.adapters.readers.parts.elements import Children, children, first, plain_name, within
from wireroom.wire.adapters.readers.parts.lines import first_words, line, whole_number
from wireroom.wire.adapters.readers.parts.renditions import Rendition, is_furniture, picture_of
from wireroom.wire.rules.item import Picture

_IMAGES = ("image/", "jpeg", "photo", "picture", "graphic", "png", "gif")


def read_pictures(component: Element) -> tuple[Picture, ...]:
    """The pictures in a component and below it, in file order; logos and frames of a video are none."""
    part = part_of(component)
    if part in ("furniture", "video"):
        return ()
    inner = [*components(component), *_nested(component)]
    if _is_group(component, inner):
        return _one([component, *(each for below_it in inner for each in below(below_it))])
    own = tuple(picture for each in contents(component) for picture in _bare(each))
    return own + tuple(picture for each in inner for picture in read_pictures(each))


def _nested(component: Element) -> list[Element]:
    """The components of NewsItems within a component, as AFP packs pictures beside a text."""
    items = [each for each in component if plain_name(each.tag) == "NewsItem"]
    return [inner for each in items for inner in components(each)]


def _is_group(component: Element, inner: list[Element]) -> bool:
    """Whether all picture files in a component are renditions of one picture."""
    if any(part_of(each) == "picture" for below_it in inner for each in below(below_it)):
        return False
    if part_of(component) in ("picture", "rendition"):
        return True
    if any(part_of(each) in ("rendition", "caption") for each in inner):
        return not any(part_of(each) == "main" for each in inner)
    return are_equivalent(component) and any(_is_image(each) for each in contents(component))


def _one(group: list[Element]) -> tuple[Picture, ...]:
    lines = [children(within(each, "NewsLines")) for each in group]
    files = [_rendition(each) for holder in group for each in contents(holder) if _is_image(each)]
    found = picture_of(
        files,
        caption=_caption(group, lines),
        credit=_line(lines, "CreditLine"),
        photographer=_line(lines, "ByLine") or _creator(group),
        usage=_usage(group),
    )
    return (found,) if found else ()


def _bare(content: Element) -> tuple[Picture, ...]:
    """A picture file on its own beside the copy."""
    if not _is_image(content) or is_furniture(content.get("Href") or ""):
        return ()
    found = picture_of([_rendition(content)])
    return (found,) if found else ()


def _is_image(content: Element) -> bool:
    if not line(content.get("Href")):
        return False
    media = media_of(content)
    return any(name in media for name in _IMAGES) if media else _rendition(content).is_picture


def _rendition(content: Element) -> Rendition:
    facts = within(content, "Characteristics")
    mime = (formal_name(within(content, "MimeType")) or "").lower()
    return Rendition(
        href=line(content.get("Href")) or "",
        mime=mime if mime.startswith("image/") or not media_of(content) else "image/*",
        width=_size(facts, "pixelwidth", "width", "imagewidth"),
        height=_size(facts, "pixelheight", "height", "imageheight"),
        size=whole_number(first_words(children(facts).get("SizeInBytes"))),
    )


def _size(facts: Element | None, *names: str) -> int | None:
    return next((number for value in properties(facts, *names) if (number := whole_number(value))), None)


def _caption(group: list[Element], lines: list[Children]) -> str | None:
    captions = (content for each in group if part_of(each) == "caption" for content in contents(each))
    written = next((text for each in captions if (text := words_of(each))), None)
    typed = next((text for each in lines for kind, text in typed_lines(each) if "caption" in kind), None)
    plain = (content for each in group for content in contents(each) if not _is_image(content))
    return (
        written or typed or next((text for each in plain if (text := words_of(each))), None) or _line(lines, "HeadLine")
    )


def _line(lines: list[Children], name: str) -> str | None:
    return next((text for each in lines if (text := first_words(each.get(name)))), None)


def _creator(group: list[Element]) -> str | None:
    parties = (within(each, "AdministrativeMetadata", "Creator", "Party") for each in group)
    return next((name for party in parties if (name := formal_name(party)) and " " in name), None)


def _usage(group: list[Element]) -> str | None:
    """The rights and advisory lines of a picture ("TURKEY OUT"), as they stand."""
    told = []
    for each in group:
        lines = children(within(each, "NewsLines"))
        told += [text for kind, text in typed_lines(lines) if "advisory" in kind or "restrict" in kind]
        told += [text for name in ("AdvisoryLine", "RightsLine") if (text := first_words(lines.get(name)))]
        rights = first(children(within(each, "RightsMetadata")), "UsageRights")
        told += [text for part in children(rights).values() if (text := first_words(part))]
    return " / ".join(dict.fromkeys(told)) or None
