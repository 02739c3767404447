"""Subjects of NewsML-G2, with the names that `<assert>` gives them elsewhere in the item."""

from __future__ import annotations

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.parts.codes import code_of
from wireroom.wire.adapters.readers.parts.elements import children
from wireroom.wire.adapters.readers.parts.lines import first_words
from wireroom.wire.rules.item import Subject


def read_subjects(elements: list[Element], asserts: list[Element]) -> tuple[tuple[Subject, ...], tuple[str, ...]]:
    """The subjects with a code in file order, and the names of those without (a literal is no code)."""
    asserted = {key: name for each in asserts if (key := _key(each)) and (name := _name(each))}
    subjects: list[Subject] = []
    names: list[str] = []
    for each in elements:
        code, name = code_of(each), _name(each) or asserted.get(_key(each) or "")
        if code:
            subjects.append(Subject(code=code, name=name))
        elif name:
            names.append(name)
    return tuple(subjects), tuple(names)


def _key(element: Element) -> str | None:
    return element.get("qcode") or element.get("uri") or element.get("literal")


def _name(element: Element) -> str | None:
    return first_words(children(element).get("name"))
