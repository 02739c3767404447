"""What the Role of a NewsComponent means in NewsML 1.x: agencies have a vocabulary each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.newsml_1.values import folded_name
from wireroom.wire.adapters.readers.parts.elements import children, first, plain_name, within
from wireroom.wire.adapters.readers.parts.renditions import is_furniture

Part = Literal["", "main", "picture", "rendition", "caption", "headline", "summary", "video", "furniture", "other"]
_ROLES: dict[Part, str] = {
    "main": "main maintext mainarticle maincontent body bodytext text textbody story article content copy principal"
    " haupttext corps cuerpo texto supporting",
    "picture": "picture pictures photo photograph image graphic graphics infographic illustration foto bild"
    " supportingpicture mainpicture relatedpicture photos",
    "rendition": "preview quicklook thumbnail thumb highdef hires highres lowres viewimage webres baseimage original"
    " high low medium small large squared icon",
    "caption": "caption captiontext legend legende bildtext piedefoto didascalia",
    "headline": "headline title titel titre titulo",
    "summary": "subheadline subtitle summary abstract lead teaser standfirst vorspann chapeau entradilla synopsis",
    "video": "video audio animation film sound clip",
    "furniture": "logo stylesheet css script banner tracking pixel",
}
_PARTS: dict[str, Part] = {name: part for part, names in _ROLES.items() for name in names.split()}


def part_of(component: Element) -> Part:
    """What part a component plays; empty where it has no role."""
    role = first(children(component), "Role")
    name = folded_name(role)
    if not name:
        return ""
    if is_furniture(role.get("FormalName", "") if role is not None else ""):
        return "rendition" if name == "icon" else "furniture"
    return _PARTS.get(name, "other")


def role_of(component: Element) -> str:
    """The role as the agency writes it."""
    role = within(component, "Role")
    return (role.get("FormalName") or "").strip() if role is not None else ""


def components(element: Element) -> list[Element]:
    """The NewsComponents directly within."""
    return [each for each in element if plain_name(each.tag) == "NewsComponent"]


def contents(component: Element) -> list[Element]:
    """The ContentItems directly within."""
    return [each for each in component if plain_name(each.tag) == "ContentItem"]


def are_equivalent(component: Element) -> bool:
    """Whether what a component holds are alternatives, of which one is enough (EquivalentsList)."""
    return (component.get("EquivalentsList") or "").strip().lower() == "yes"


def media_of(content: Element) -> str:
    """What a ContentItem is, by its MimeType, MediaType and Format: `text/html`, `photo`, `jpeg baseline`."""
    parts = children(content)
    return " ".join(folded(first(parts, name)) for name in ("MimeType", "MediaType", "Format")).strip()


def folded(element: Element | None) -> str:
    """A FormalName in lower case, its signs kept: they tell `image/jpeg`."""
    return (element.get("FormalName") or "").strip().lower() if element is not None else ""


def below(component: Element) -> Iterator[Element]:
    """A component and all components below it, in file order, without furniture."""
    yield component
    for each in components(component):
        if part_of(each) != "furniture":
            yield from below(each)
