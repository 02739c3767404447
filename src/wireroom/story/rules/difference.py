"""What changed between two versions of a body, block by block and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from typing import Literal

from wireroom.story.rules.own_blocks import words_of
from wireroom.wire.events import Block, BlockKind

Op = Literal["same", "added", "removed", "changed"]
MarkOp = Literal["same", "added", "removed"]
WORD = re.compile(r"\s+|\w+|[^\w\s]")
ALIKE = 0.45
"""Two blocks of which less than this share of words agrees are shown as one removed and one added."""
FEWEST_KEPT = 2
"""Words that must stay together between two changes to be shown as kept."""
MOST_WORDS = 4000
MOST_PAIRS = 900
TAGS = {"same": ("", ""), "added": ("<ins>", "</ins>"), "removed": ("<del>", "</del>")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A run of words inside a block: `text` is plain, so a template escapes it like any other text."""

    op: MarkOp
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One block of the comparison. `old` is None when added, `new` when removed.

    `marks` are the words of a changed block in reading order: same and removed words make the old text, same and
    added words the new one. For the other ops there is one mark, the whole text. A block whose markup alone
    changed is "changed" with all words the same.
    """

    op: Op
    kind: BlockKind
    old: Block | None
    new: Block | None
    marks: tuple[Mark, ...]

    @property
    def html(self) -> str:
        """The marked words as safe HTML with `<ins>` and `<del>`; of the copy's own markup nothing is left."""
        return "".join(f"{TAGS[mark.op][0]}{escape(mark.text)}{TAGS[mark.op][1]}" for mark in self.marks)


def difference(old: Sequence[Block], new: Sequence[Block]) -> tuple[Change, ...]:
    """Compare two bodies; lossless: the `old` blocks in order are the old body, the `new` ones the new."""
    return tuple(_changes(tuple(old), tuple(new)))


def marked_words(old: str, new: str) -> tuple[Mark, ...]:
    """Compare two plain texts word by word, for a headline or a standfirst too. Very long texts are taken whole."""
    before, after = WORD.findall(old), WORD.findall(new)
    if before == after or len(before) + len(after) > MOST_WORDS:
        return _whole(old, new)
    marks: list[Mark] = []
    old_run = new_run = ""
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for at, (op, i1, i2, j1, j2) in enumerate(opcodes):
        if op == "equal" and not (0 < at < len(opcodes) - 1 and _is_scrap(before[i1:i2])):
            marks += [*_replaced(old_run, new_run), Mark(op="same", text="".join(before[i1:i2]))]
            old_run = new_run = ""
        else:
            old_run, new_run = old_run + "".join(before[i1:i2]), new_run + "".join(after[j1:j2])
    return (*marks, *_replaced(old_run, new_run))


def _is_scrap(words: Sequence[str]) -> bool:
    """Whether so little stayed between two changes that a reader is better served by one change."""
    return sum(word[0].isalnum() for word in words) < FEWEST_KEPT


def _whole(old: str, new: str) -> tuple[Mark, ...]:
    return (Mark(op="same", text=old),) if old == new else tuple(_replaced(old, new))


def _replaced(old: str, new: str) -> Iterator[Mark]:
    if old:
        yield Mark(op="removed", text=old)
    if new:
        yield Mark(op="added", text=new)


def _changes(old: tuple[Block, ...], new: tuple[Block, ...]) -> Iterator[Change]:
    for op, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            yield from (_alone("same", block) for block in old[i1:i2])
        else:
            yield from _rewritten(old[i1:i2], new[j1:j2])


def _rewritten(old: tuple[Block, ...], new: tuple[Block, ...]) -> Iterator[Change]:
    """Pair the blocks that are alike, in order; what stands between two pairs was removed or added."""
    done_old = done_new = 0
    for at_old, at_new in _pairs(old, new):
        yield from _between(old[done_old:at_old], new[done_new:at_new])
        yield _rewording(old[at_old], new[at_new])
        done_old, done_new = at_old + 1, at_new + 1
    yield from _between(old[done_old:], new[done_new:])


def _between(old: tuple[Block, ...], new: tuple[Block, ...]) -> Iterator[Change]:
    yield from (_alone("removed", block) for block in old)
    yield from (_alone("added", block) for block in new)


def _pairs(old: tuple[Block, ...], new: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    small = len(old) * len(new) <= MOST_PAIRS
    next_new = 0
    for at_old, block in enumerate(old):
        choice = range(next_new, len(new)) if small else range(max(next_new, at_old), min(at_old + 1, len(new)))
        likeness, negative = max(((_likeness(block, new[at]), -at) for at in choice), default=(0.0, 0))
        if likeness >= ALIKE:
            yield at_old, -negative
            next_new = -negative + 1


def _likeness(old: Block, new: Block) -> float:
    if old.kind != new.kind:
        return 0.0
    before, after = words_of(old).split(), words_of(new).split()
    if len(before) + len(after) > MOST_WORDS:
        return 1.0 if before == after else 0.0
    return SequenceMatcher(None, before, after, autojunk=False).ratio()


def _rewording(old: Block, new: Block) -> Change:
    marks = marked_words(words_of(old), words_of(new))
    return Change(op="changed", kind=new.kind, old=old, new=new, marks=marks)


def _alone(op: MarkOp, block: Block) -> Change:
    return Change(
        op=op,
        kind=block.kind,
        old=None if op == "added" else block,
        new=None if op == "removed" else block,
        marks=(Mark(op=op, text=words_of(block)),),
    )
