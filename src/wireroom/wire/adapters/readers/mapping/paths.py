"""The path language of mappings: where in a vendor's XML or JSON a value stands.

A small part of XPath, with the same meaning in both: `head/title`, `@id`, `.`, `//name`, `name[2]`,
`name[@type='main']`, `name[lang='en']`, `text()`. Names are plain: namespaces and prefixes are left out. A list in
JSON stands for its members.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.one_by_one import MOST_ITEMS
from wireroom.wire.adapters.readers.parts.elements import plain_name

MOST_STEPS = 20
DEEPEST = 60
_NAME = r"(?:text\(\)|[^\W\d][\w.\-]*|\*|'[^']{1,100}'|\.\.?)"
_TEST = rf"\[(?:\d{{1,4}}|@?{_NAME}(?:\s*=\s*(?:'[^']*'|\"[^\"]*\"))?)\]"
_STEP = re.compile(rf"(?P<deep>//|/)?(?P<at>@)?(?P<name>{_NAME})(?P<tests>(?:{_TEST}){{0,4}})")
_ONE_TEST = re.compile(rf"\[(?:(\d+)|(@?)({_NAME})(?:\s*=\s*(?:'([^']*)'|\"([^\"]*)\"))?)\]")
_MEND = "Write names apart by /, such as head/title, @id, item[2] or title[@lang='en']."


@dataclass(frozen=True, slots=True)
class Test:
    """What stands in brackets: a place among its like, an attribute or child that is there, or what it says."""

    number: int = 0
    attribute: bool = False
    name: str = ""
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: down to children of that name, or to an attribute; `deep` is to any level."""

    name: str
    attribute: bool = False
    deep: bool = False
    tests: tuple[Test, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A path as written, and its steps; `from_root` begins at the top of the file and not at the item."""

    text: str
    steps: tuple[Step, ...]
    from_root: bool = False


def path(text: str) -> Path:
    """Check a path. Raises ValueError that says what is wrong with it."""
    steps: list[Step] = []
    at = 0
    while found := _STEP.match(text, at):
        if at and not found["deep"]:
            break
        steps.append(_step(found))
        at = found.end()
    if at != len(text) or not steps:
        raise ValueError(f"{text!r} is no path: it cannot be read from {text[at:][:20]!r} on. {_MEND}")
    if len(steps) > MOST_STEPS:
        raise ValueError(f"{text!r} has more than {MOST_STEPS} steps.")
    if sum(step.deep for step in steps) > 1:
        raise ValueError(f"{text!r} has // twice: name the steps between.")
    if any(step.attribute or step.name == "text()" for step in steps[:-1]):
        raise ValueError(f"{text!r}: an attribute or text() can only stand last.")
    return Path(text, tuple(steps), from_root=text.startswith("/") and not text.startswith("//"))


def _step(found: re.Match[str]) -> Step:
    if found["name"] == "..":
        raise ValueError("A path goes only down, never .. up: begin with / to start at the top of the file.")
    tests = (_test(each) for each in _ONE_TEST.finditer(found["tests"]))
    return Step(found["name"].strip("'"), attribute=bool(found["at"]), deep=found["deep"] == "//", tests=tuple(tests))


def _test(found: re.Match[str]) -> Test:
    if found[1]:
        return Test(number=int(found[1]))
    value = found[4] if found[4] is not None else found[5]
    return Test(attribute=bool(found[2]), name=found[3].strip("'"), value=value)


def walk(way: Path, node: Any, top: Any) -> list[Any]:
    """What stands at the end of a path: XML elements and attribute texts, or JSON values; in file order."""
    steps = way.steps
    nodes: list[Any] = [top if way.from_root else node]
    if way.from_root and isinstance(top, Element):
        steps, nodes = steps[1:], [each for each in nodes if _passes(each, steps[0])]
    for step in steps:
        nodes = list(islice(_taken(nodes, step), MOST_ITEMS + 1))
    return nodes


def _passes(root: Element, step: Step) -> bool:
    return (step.name in ("*", plain_name(root.tag))) and bool(_tested([root], step.tests))


def _taken(nodes: Iterable[Any], step: Step) -> Iterator[Any]:
    for node in nodes:
        yield from _tested(list(_below(node, step)), step.tests)


def _below(node: Any, step: Step) -> Iterator[Any]:
    if step.name == "." or (step.name == "text()" and not isinstance(node, Element)):
        yield node
    elif isinstance(node, Element):
        yield from _in_element(node, step)
    else:
        yield from _in_json(node, step, 0)


def _in_element(node: Element, step: Step) -> Iterator[Any]:
    if step.attribute:
        yield from (str(value) for name, value in node.attrib.items() if plain_name(name) == step.name)
    elif step.name == "text()":
        yield "".join([node.text or "", *(each.tail or "" for each in node)])
    else:
        among = node.iterdescendants() if step.deep else iter(node)
        yield from (each for each in among if (name := plain_name(each.tag)) and step.name in ("*", name))


def _in_json(node: Any, step: Step, depth: int) -> Iterator[Any]:
    """Members of that name; a list stands for its members, so that a list under a name is walked through."""
    if isinstance(node, list):
        for each in node:
            yield from _in_json(each, step, depth)
    elif isinstance(node, dict):
        for name, value in node.items():
            if step.name in ("*", name):
                yield from value if isinstance(value, list) else [value]
            if step.deep and depth < DEEPEST:
                yield from _in_json(value, step, depth + 1)


def _tested(nodes: list[Any], tests: tuple[Test, ...]) -> list[Any]:
    for test in tests:
        at = test.number
        nodes = nodes[at - 1 : at] if at else [each for each in nodes if _says(each, test)]
    return nodes


def _says(node: Any, test: Test) -> bool:
    found = [text_of(each) for each in _below(node, Step(test.name, attribute=test.attribute))]
    return bool(found) if test.value is None else test.value in found


def text_of(node: Any) -> str:
    """The words of an element with all within it, or a JSON value as text; empty for nothing and for JSON objects."""
    if isinstance(node, Element):
        return " ".join("".join(each for each in node.itertext() if isinstance(each, str)).split())
    if node is None or isinstance(node, dict | list):
        return ""
    if isinstance(node, bool):
        return "true" if node else "false"
    return str(node)
