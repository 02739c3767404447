"""Read the newsroom's own kinds of blocks: `::: kind words`, its lines, `:::`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import cast

from wireroom.desk.rules.markup.inline_reading import is_safe_address, read_inline
from wireroom.desk.rules.markup.spans import Node, Span, html_of, joined
from wireroom.story.events import Pointer, pointing
from wireroom.wire.events import ELEMENTS, Block, BlockKind

CLOSING = ":::"
OPENING = re.compile(r"::: ?(?P<kind>picture|gallery|embed|fact-box|timeline|key-points|related)(?: (?P<words>.*))?\s*")
_TO = re.compile(r"(?P<href>\S+)(?: (?P<words>.*))?")
_WHEN = re.compile(r"(?P<when>(?:[^|\\]|\\.)*?) \| (?P<what>.*)", re.DOTALL)
type ReadBlocks = Callable[[str], tuple[Block, ...]]


def read_own(opening: re.Match[str], lines: list[str], read_blocks: ReadBlocks) -> Block:
    """The block that opens so and holds these lines, the closing one perhaps among them."""
    kind = cast("BlockKind", opening["kind"])
    words = (opening["words"] or "").strip()
    held = [line for line in lines if line.rstrip() != CLOSING]
    match kind:
        case "fact-box":
            return Block(kind=kind, html=_fact_box(words, held, read_blocks))
        case "key-points":
            return Block(kind=kind, html=_items(read_inline(text) for text in _texts(held)))
        case "timeline":
            return Block(kind=kind, html=_items(_moment(text) for text in _texts(held)))
        case _:
            to = _pointers([words, *held] if words else held)
            if all(each.href.startswith("#") or is_safe_address(each.href) for each in to):
                return Block(kind=kind, html=pointing(kind, to))
            return Block(kind="paragraph", html=html_of(joined(["\n".join((opening.group(), *lines))])))


def _fact_box(title: str, lines: list[str], read_blocks: ReadBlocks) -> str:
    head = html_of((Span("h3", read_inline(title)),)) if title else ""
    parts = read_blocks("\n".join(lines))
    return head + "".join(f"<{ELEMENTS[each.kind]}>{each.html}</{ELEMENTS[each.kind]}>" for each in parts)


def _items(items: Iterable[tuple[Node, ...]]) -> str:
    return html_of(tuple(Span("li", item) for item in items))


def _texts(lines: list[str]) -> list[str]:
    """The items' texts: each begins with a dash, further lines of it do not."""
    texts: list[str] = []
    for line in filter(str.strip, lines):
        if line.startswith("- ") or not texts:
            texts.append(line.removeprefix("- ").strip())
        else:
            texts[-1] += f"\n{line.strip()}"
    return texts


def _moment(text: str) -> tuple[Node, ...]:
    found = _WHEN.fullmatch(text)
    return (Span("time", read_inline(found["when"])), *read_inline(found["what"])) if found else read_inline(text)


def _pointers(lines: list[str]) -> list[Pointer]:
    found = (_TO.fullmatch(line.removeprefix("- ").strip()) for line in lines)
    return [Pointer(href=each["href"], words=(each["words"] or "").strip()) for each in found if each]
