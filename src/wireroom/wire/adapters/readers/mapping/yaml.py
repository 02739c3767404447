"""A mapping's YAML: every value a string as written, and the line each key stands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from wireroom.wire.adapters.readers.mapping.faults import Fault, MappingError

LARGEST = 200_000
type Place = tuple[str | int, ...]


@dataclass(slots=True)
class Written:
    """What a mapping file says: strings, lists and mappings; `no` is the word no, and 07 keeps its zero."""

    value: Any
    lines: dict[Place, int] = field(default_factory=dict)

    def line_of(self, place: Place) -> int:
        """The line (the first is 1) of the key at that place, or of the nearest one around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(text: str, *, file: str) -> Written:
    """Read a mapping file. Raises MappingError for broken YAML, doubled keys and anchors, naming the line."""
    if len(text) > LARGEST:
        raise MappingError(file, [Fault(1, "", f"The file has more than {LARGEST:,} characters: split the mapping.")])
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        told = f"It is no YAML: {error.problem}. Mend that line, or the one above it."
        raise MappingError(file, [Fault(line, "", told)]) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise MappingError(file, [Fault(1, "", "It is no YAML. Save it as plain text in UTF-8.")]) from error
    if root is None:
        raise MappingError(file, [Fault(1, "", "The file is empty. Begin with name, shape, recognise and fields.")])
    return _Walk(file).written(root)


class _Walk:
    """Goes through the nodes once, so that an anchor cannot be met twice and nothing multiplies."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._met: set[int] = set()
        self._lines: dict[Place, int] = {}

    def written(self, root: yaml.Node) -> Written:
        return Written(self._value(root, ()), self._lines)

    def _value(self, node: yaml.Node, place: Place) -> Any:
        self._lines.setdefault(place, node.start_mark.line + 1)
        if id(node) in self._met:
            self._refuse(node, place, "Anchors (&) and aliases (*) are not used here: write it out.")
        self._met.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(each, (*place, number)) for number, each in enumerate(node.value)]
        return node.value

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._refuse(key, place, "A key must be a plain word.")
            if key.value in found:
                self._refuse(key, (*place, key.value), "The key stands here twice: keep one of the two.")
            self._lines[(*place, key.value)] = key.start_mark.line + 1
            found[key.value] = self._value(value, (*place, key.value))
        return found

    def _refuse(self, node: yaml.Node, place: Place, words: str) -> None:
        key = ".".join(map(str, place))
        raise MappingError(self._file, [Fault(node.start_mark.line + 1, key, words)])
