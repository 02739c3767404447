"""Mutations of XML that keep it well-formed: what careless software and careless people write."""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from random import Random

import payloads
from lxml import etree
from lxml.etree import _Element as Element

_NAMES = ("p", "table", "nitf", "newsItem", "body", "body.content", "note", "media", "script", "a", "headline", "x")
_DEEP = 300


def mutate_xml(root: Element, chance: Random) -> bytes:
    """The document with one to six mutations."""
    root = deepcopy(root)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        with suppress(ValueError):  # a name that HTML allows and XML does not
            chance.choice(_ALL)(chance.choice(elements), elements, chance)
    return etree.tostring(root, encoding="utf-8", xml_declaration=chance.random() < 0.5)


def _drop(element: Element, _all: list[Element], _chance: Random) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _empty(element: Element, _all: list[Element], chance: Random) -> None:
    if chance.random() < 0.5:
        element.text = None
    else:
        for child in list(element):
            element.remove(child)


def _double(element: Element, _all: list[Element], chance: Random) -> None:
    if (parent := element.getparent()) is not None:
        for _ in range(chance.choice((1, 1, 3, 30))):
            parent.append(deepcopy(element))


def _move(element: Element, elements: list[Element], chance: Random) -> None:
    target = chance.choice(elements)
    if target is not element and element not in target.iterancestors() and element.getparent() is not None:
        target.insert(chance.randrange(len(target) + 1), element)


def _retag(element: Element, elements: list[Element], chance: Random) -> None:
    element.tag = chance.choice(_NAMES) if chance.random() < 0.5 else chance.choice(elements).tag


def _attribute(element: Element, elements: list[Element], chance: Random) -> None:
    names = list(element.attrib) or ["qcode"]
    name = chance.choice(names)
    match chance.randrange(3):
        case 0:
            element.attrib.pop(name, None)
        case 1:
            element.set(name, _text(chance))
        case _:
            other = chance.choice(elements)
            for key, value in other.attrib.items():
                element.set(key, value)


def _say(element: Element, _all: list[Element], chance: Random) -> None:
    if chance.random() < 0.5:
        element.text = _text(chance)
    else:
        element.tail = _text(chance)


def _grow(element: Element, _all: list[Element], chance: Random) -> None:
    """Hostile markup as elements, or a very deep nest."""
    if chance.random() < 0.3:
        inner = element
        for _ in range(chance.choice((30, 100, _DEEP))):
            inner = etree.SubElement(inner, chance.choice(("p", "em", "div", "a", "block")))
        inner.text = "deep"
        return
    wrapped = etree.fromstring(chance.choice(payloads.HOSTILE).encode(), etree.HTMLParser())
    if wrapped is not None:
        element.insert(chance.randrange(len(element) + 1), wrapped)


def _text(chance: Random) -> str:
    said = chance.choice((*payloads.HOSTILE, *(each for each in payloads.VALUES if isinstance(each, str))))
    return "".join(sign for sign in said if sign.isprintable() or sign in "\n\t")


_ALL = (_drop, _empty, _double, _move, _retag, _attribute, _say, _grow)
