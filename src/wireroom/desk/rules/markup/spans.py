"""Inline copy as a tree, read from and written as the sanitised HTML a block holds."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

VOID = frozenset({"br"})
SET_BY_THE_CLEANER = frozenset({("a", "rel")})
"""Attributes that are no part of the copy: whoever publishes it puts them there again."""


@dataclass(frozen=True, slots=True)
class Span:
    """One element: its tag, what it holds and its attributes in the order given."""

    tag: str
    inner: tuple[Node, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


type Node = str | Span

BREAK = Span("br")


def link(href: str, inner: tuple[Node, ...]) -> Span:
    """A link to an address, its words inside."""
    return Span("a", inner, (("href", href),))


def joined(nodes: list[Node]) -> tuple[Node, ...]:
    """The same nodes with neighbouring texts as one, and no empty text."""
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, str) and result and isinstance(result[-1], str):
            result[-1] += node
        elif node:
            result.append(node)
    return tuple(result)


def spans_of(html: str) -> tuple[Node, ...]:
    """Read sanitised HTML as a tree; unclosed elements end with the text."""
    reader = _TreeReader()
    reader.feed(html)
    reader.close()
    return reader.tree()


def html_of(nodes: tuple[Node, ...]) -> str:
    """Write the tree as HTML, every text escaped."""
    return "".join(_written(node) for node in nodes)


def _written(node: Node) -> str:
    if isinstance(node, str):
        return escape(node, quote=False).replace("\xa0", "&nbsp;")
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes)
    if node.tag in VOID:
        return f"<{node.tag}{attributes}>"
    return f"<{node.tag}{attributes}>{html_of(node.inner)}</{node.tag}>"


class _TreeReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, tuple[tuple[str, str], ...], list[Node]]] = [("", (), [])]

    def handle_data(self, data: str) -> None:
        self._open[-1][2].append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = tuple((name, value or "") for name, value in attrs if (tag, name) not in SET_BY_THE_CLEANER)
        if tag in VOID:
            self._open[-1][2].append(Span(tag, (), attributes))
        else:
            self._open.append((tag, attributes, []))

    def handle_endtag(self, tag: str) -> None:
        if any(tag == opened for opened, _, _ in self._open[1:]):
            while self._shut() != tag:
                pass

    def _shut(self) -> str:
        tag, attributes, nodes = self._open.pop()
        self._open[-1][2].append(Span(tag, joined(nodes), attributes))
        return tag

    def tree(self) -> tuple[Node, ...]:
        while len(self._open) > 1:
            self._shut()
        return joined(self._open[0][2])
