"""XML elements by their plain names: agencies differ in namespaces, not in what they mean."""

from __future__ import annotations

from functools import lru_cache

from lxml.etree import _Element as Element

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Children = dict[str, list[Element]]


@lru_cache(maxsize=4096)
def plain_name(tag: object) -> str:
    """The name without namespace; empty for what is no element."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None) -> Children:
    """The children by plain name, in file order."""
    found: Children = {}
    for each in element if element is not None else ():
        found.setdefault(plain_name(each.tag), []).append(each)
    return found


def first(found: Children, name: str) -> Element | None:
    """The first child of that name."""
    named = found.get(name)
    return named[0] if named else None


def within(element: Element | None, *path: str) -> Element | None:
    """Go down from element to element by plain names."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if plain_name(each.tag) == name), None)
    return element


def everywhere(element: Element | None, name: str) -> list[Element]:
    """Every element of that plain name below this one, in file order."""
    return list(element.iter(f"{{*}}{name}")) if element is not None else []
