"""NewsLines of NewsML 1.x: those with a name of their own, and those that are typed by a NewsLineType."""

from __future__ import annotations

from collections.abc import Iterator

from wireroom.wire.adapters.readers.newsml_1.values import folded_name
from wireroom.wire.adapters.readers.parts.elements import Children, children, first
from wireroom.wire.adapters.readers.parts.lines import first_words


def typed_lines(lines: Children) -> Iterator[tuple[str, str]]:
    """Each NewsLine's type, in lower case, and its text."""
    for each in lines.get("NewsLine", ()):
        parts = children(each)
        for text in parts.get("NewsLineText", ()):
            if found := first_words([text]):
                yield folded_name(first(parts, "NewsLineType")), found
