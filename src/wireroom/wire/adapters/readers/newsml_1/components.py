"""The tree of NewsComponents in a NewsItem of NewsML 1.x: which of them is the copy, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.newsml_1.content import is_text, read_content, words_of
from wireroom.wire.adapters.readers.newsml_1.identity import stable_of
from wireroom.wire.adapters.readers.newsml_1.pictures import read_pictures
from wireroom.wire.adapters.readers.newsml_1.roles import (
    Part,
    are_equivalent,
    below,
    components,
    contents,
    part_of,
    role_of,
)
from wireroom.wire.adapters.readers.nitf.document import Nitf
from wireroom.wire.adapters.readers.parts.body import EMPTY_BODY, NO_BODY, Body
from wireroom.wire.adapters.readers.parts.body_pictures import beside
from wireroom.wire.adapters.readers.parts.elements import XML_LANG, children, everywhere
from wireroom.wire.adapters.readers.parts.lines import line, words
from wireroom.wire.rules.item import Link, Picture

Path = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What the components of an item hold. `path` leads from the outermost to the one with the copy."""

    path: Path
    body: Body
    nitf: Nitf | None
    pictures: tuple[Picture, ...]
    headline: str | None
    standfirst: str | None
    language: str | None
    links: tuple[Link, ...]
    has_video: bool
    unmapped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """One ContentItem of text and the components around it."""

    path: Path
    content: Element
    part: Part


def read_story(top: Element, zone: tzinfo) -> Story:
    """Read the copy of the main component; where none has that role, all copy that no other role claims."""
    found = _texts(top, ())
    main = [each for each in found if each.part == "main"] or [each for each in found if each.part == ""]
    main = main or [each for each in found if each.part == "other"]
    read = [read_content(each.content, zone) for each in main]
    body = _joined([each for each, _ in read])
    path = main[0].path if main else _first_path(top)
    return Story(
        path=path,
        body=body,
        nitf=next((nitf for _, nitf in read if nitf), None),
        pictures=beside(read_pictures(top), body.pictures),
        headline=_said(top, "headline"),
        standfirst=_said(top, "summary"),
        language=next((tag for each in reversed(path) if (tag := line(each.get(XML_LANG)))), None),
        links=_links(top),
        has_video=any(part_of(each) == "video" for each in below(top)),
        unmapped=tuple(_left(each) for each in found if each.part == "other" and each not in main),
    )


def _texts(component: Element, above: Path, around: Part = "") -> list[_Text]:
    """The texts in a component and below it; of equivalents only the first that has any."""
    part = part_of(component) or around
    if part not in ("", "main", "other") and above:
        return []
    path = (*above, component)
    own = [_Text(path, each, part) for each in contents(component) if is_text(each)]
    if are_equivalent(component):
        own = own[:1]
    inner = [found for each in components(component) if (found := _texts(each, path, part))]
    if are_equivalent(component) and inner and not any(_differ(each, inner[0]) for each in inner):
        inner = inner[:1]
    return own + [each for found in inner for each in found]


def _differ(found: list[_Text], other: list[_Text]) -> bool:
    """Whether one of two is the main copy and the other is not: then they are no alternatives, whatever is said."""
    return (found[0].part == "main") != (other[0].part == "main")


def _first_path(top: Element) -> Path:
    """The way down to the first component that has lines, for an item without copy."""
    path: Path = (top,)
    while "NewsLines" not in children(path[-1]) and (inner := components(path[-1])):
        path = (*path, inner[0])
    return path


def _joined(bodies: list[Body]) -> Body:
    if not bodies:
        return NO_BODY
    blocks = tuple(block for body in bodies for block in body.blocks)
    doubts = tuple(dict.fromkeys(doubt for body in bodies for doubt in body.suspicions))
    if blocks:
        doubts = tuple(doubt for doubt in doubts if doubt != EMPTY_BODY)
    notes = tuple(note for body in bodies for note in body.notes)
    return Body(blocks, notes, doubts, tuple(each for body in bodies for each in body.pictures))


def _said(top: Element, part: Part) -> str | None:
    """The words of the first component of a role."""
    found = (each for each in below(top) if part_of(each) == part)
    return next((text for each in found for content in contents(each) if (text := words_of(content))), None)


def _links(top: Element) -> tuple[Link, ...]:
    """Items that a component refers to or is derived from."""
    found = [("related", each) for each in everywhere(top, "NewsItemRef")]
    return tuple(
        Link(relation=relation, stable_id=stable_of(target))
        for relation, each in found
        if (target := line(each.get("NewsItem")))
    )


def _left(text: _Text) -> str:
    """What stays outside of the copy, as an editor may want to know of it."""
    return f"NewsComponent {role_of(text.path[-1]) or 'without role'}: {(words(text.content) or '')[:200]}"
