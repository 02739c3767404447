"""What changed between two versions of a body, block by block and word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wireroom.wire.events import Block, BlockKind

Op = Literal["same", "added", "removed", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A run of words inside a changed block: `text` is plain, so a template escapes it like any other text."""

    op: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One block of the comparison. `old` is None when added, `new` when removed.

    `marks` are the words of a changed block in reading order: same and removed words make the old text, same and
    added words the new one. For the other ops there is one mark, the whole text.
    """

    op: Op
    kind: BlockKind
    old: Block | None
    new: Block | None
    marks: tuple[Mark, ...]


def difference(old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[Change, ...]:
    """Compare two bodies; lossless: the `old` blocks in order are the old body, the `new` ones the new."""
    raise NotImplementedError
