"""Values of NewsML 1.x: a FormalName from a vocabulary, a Property of name and value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts.elements import children, everywhere
from wireroom.wire.adapters.readers.parts.lines import line


def formal_name(element: Element | None) -> str | None:
    """The value that an element gives as its FormalName."""
    return line(element.get("FormalName")) if element is not None else None


def formal_names(elements: Iterable[Element]) -> Iterator[str]:
    """The FormalNames of elements, those that have one."""
    return (name for each in elements if (name := formal_name(each)))


def folded_name(element: Element | None) -> str:
    """The FormalName in lower case without spaces, for comparing: agencies differ in how they write it."""
    return "".join(ch for ch in (formal_name(element) or "").lower() if ch.isalnum())


def properties(element: Element | None, *names: str) -> list[str]:
    """The values of Properties directly within an element, by any of their names (in lower case)."""
    found = children(element).get("Property", ())
    return [value for each in found if folded_name(each) in names and (value := line(each.get("Value")))]


def properties_within(element: Element | None, *names: str) -> list[str]:
    """The values of Properties anywhere within an element, by any of their names (in lower case)."""
    found = everywhere(element, "Property")
    return [value for each in found if folded_name(each) in names and (value := line(each.get("Value")))]
