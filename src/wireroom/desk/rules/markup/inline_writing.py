"""Write an inline tree in the signs of the copy markup."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wireroom.desk.rules.markup.inline_reading import PLAIN_TAGS
from wireroom.desk.rules.markup.spans import BREAK, Node, Span

_SIGNS = re.compile(r"([\\*\[\]<`|])")
_LINE_SIGNS = re.compile(r"^(\s*)(?:([#>|=-])|(\d{1,3})([.)]))", re.MULTILINE)
STARS = {"em": "*", "strong": "**"}


class UnableToWrite(Exception):  # noqa: N818 - the newsroom's wording
    """The markup has no sign for this element."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How carefully to write: `escaped` makes every sign in a text plain, `tagged` spells stress out as tags."""

    escaped: bool
    tagged: bool


FAIR = Manner(escaped=False, tagged=False)
CAREFUL = Manner(escaped=True, tagged=False)
EXPLICIT = Manner(escaped=True, tagged=True)


def write_inline(nodes: tuple[Node, ...], manner: Manner, *, line_end: str) -> str:
    """The tree as text, `line_end` standing for a line break.

    Raises UnableToWrite when an element has no sign.
    """
    return "".join(_write(node, manner, line_end) for node in nodes)


def plain_line_start(text: str) -> str:
    """The text with every line's beginning made plain, so that none begins a heading, list, quotation or table."""
    return _LINE_SIGNS.sub(_escape_start, text)


def _escape_start(found: re.Match[str]) -> str:
    indent, sign, number, dot = found.groups()
    return f"{indent}\\{sign}" if sign else f"{indent}{number}\\{dot}"


def _write(node: Node, manner: Manner, line_end: str) -> str:
    if isinstance(node, str):
        return _SIGNS.sub(r"\\\1", node) if manner.escaped else node
    if node == BREAK:
        return line_end
    inner = write_inline(node.inner, manner, line_end=line_end)
    if node.tag == "a" and [name for name, _ in node.attributes] == ["href"]:
        return f"[{inner}]({node.attributes[0][1]})"
    return _write_element(node, inner, manner)


def _write_element(node: Span, inner: str, manner: Manner) -> str:
    if node.attributes or node.tag not in PLAIN_TAGS:
        raise UnableToWrite(node.tag)
    stars = "" if manner.tagged else STARS.get(node.tag, "")
    return f"{stars}{inner}{stars}" if stars else f"<{node.tag}>{inner}</{node.tag}>"
