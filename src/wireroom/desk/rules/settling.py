"""Leave alone what an editor did not touch."""

from __future__ import annotations

from collections.abc import Iterable

from wireroom.desk.rules.markup.spans import Node, spans_of
from wireroom.wire.events import Block


def settled(read: Iterable[Block], *, given: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks read from the box; one that means what a given block means is that very block.

    The same copy can be written in more than one way (`&nbsp;`, quotes); without this, opening and saving a story
    would look like a change.
    """
    known = {_meaning(block): block for block in given}
    return tuple(known.get(_meaning(block), block) for block in read)


def _meaning(block: Block) -> tuple[str, tuple[Node, ...]]:
    return block.kind, spans_of(block.html)
