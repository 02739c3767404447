"""Two takes as one marked text: what went is struck out, what came is underlined, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from markupsafe import Markup

from wireroom.desk.queries.comparison import marked
from wireroom.desk.rules.printing import DESK_ELEMENTS, printed_block
from wireroom.story.api import Change, difference
from wireroom.wire.events import Block, WireItem

NAMES = ("headline", "standfirst", "slugline", "take", "byline", "dateline")
WHOLE = frozenset({"paragraph", "heading", "quote", "preformatted"})
"""Kinds of blocks whose words stand in one element; of lists and tables only the words are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Blocks that follow each other: safe HTML, either all as they were (`same`) or all marked."""

    same: bool
    blocks: tuple[Markup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """What changed from one take to another. `heads` are the marked lines above the body, by their names."""

    heads: tuple[tuple[str, Markup], ...]
    body: tuple[Stretch, ...]
    added: int
    removed: int

    @property
    def differs(self) -> bool:
        """Whether anything changed that a reader would see."""
        return bool(self.heads) or any(not stretch.same for stretch in self.body)


def marked_text(old: WireItem, new: WireItem) -> MarkedText:
    """Compare two takes; `added` and `removed` count words."""
    lines = [(name, _changes_of(old, new, name)) for name in NAMES]
    heads = [(name, changes) for name, changes in lines if any(each.op != "same" for each in changes)]
    body = difference(old.body, new.body)
    every = [change for _, changes in heads for change in changes] + list(body)
    return MarkedText(
        heads=tuple((name.capitalize(), Markup(" ").join(map(_words, changes))) for name, changes in heads),
        body=tuple(_stretches(body)),
        added=_count(every, "added"),
        removed=_count(every, "removed"),
    )


def _changes_of(old: WireItem, new: WireItem, name: str) -> tuple[Change, ...]:
    return difference(_line(getattr(old, name)), _line(getattr(new, name)))


def _line(text: str | None) -> tuple[Block, ...]:
    return (Block(kind="paragraph", html=escape(text, quote=False)),) if text else ()


def _stretches(changes: Iterable[Change]) -> Iterator[Stretch]:
    for same, group in groupby(changes, key=lambda change: change.op == "same"):
        yield Stretch(same=same, blocks=tuple(map(_block, group)))


def _block(change: Change) -> Markup:
    if change.op == "same" and change.old:
        return printed_block(change.old)
    element = DESK_ELEMENTS[change.kind] if change.kind in WHOLE else "p"
    return Markup("<{0}>{1}</{0}>").format(element, _words(change))


def _words(change: Change) -> Markup:
    return Markup().join(marked(mark) for mark in change.marks)


def _count(changes: Iterable[Change], op: str) -> int:
    return sum(len(mark.text.split()) for change in changes for mark in change.marks if mark.op == op)
