"""What changed between two versions, as marked text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from wireroom.page.rules.clean import block_words, clean
from wireroom.page.rules.sheets import DiffBlock, DiffPart
from wireroom.story.events import PublicVersion

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
ALIKE = 0.4
"""Share of words two paragraphs must have in common to be shown as one that was changed."""
Part = Literal["headline", "standfirst", "body"]
Whole = Literal["same", "added", "removed"]


def differences(before: PublicVersion | None, after: PublicVersion) -> tuple[DiffBlock, ...]:
    """Compare two versions; without a version before, everything is `same`."""
    earlier = before or after
    return (
        *_line("headline", clean(earlier.headline), clean(after.headline)),
        *_line("standfirst", clean(earlier.standfirst), clean(after.standfirst)),
        *_bodies([block_words(block) for block in earlier.body], [block_words(block) for block in after.body]),
    )


def word_parts(before: str, after: str) -> tuple[DiffPart, ...]:
    """Compare two lines word by word."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    parts: list[DiffPart] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(DiffPart(change="same", text="".join(old[a:b])))
            continue
        if b > a:
            parts.append(DiffPart(change="removed", text="".join(old[a:b])))
        if d > c:
            parts.append(DiffPart(change="added", text="".join(new[c:d])))
    return tuple(parts)


def _line(part: Part, before: str, after: str) -> Iterator[DiffBlock]:
    if before == after:
        if after:
            yield _whole(part, "same", after)
    elif not before or not after:
        yield _whole(part, "added" if after else "removed", after or before)
    else:
        yield DiffBlock(part=part, change="changed", parts=word_parts(before, after))


def _bodies(before: Sequence[str], after: Sequence[str]) -> Iterator[DiffBlock]:
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (_whole("body", "same", text) for text in after[c:d])
        else:
            yield from _rewritten(before[a:b], after[c:d])


def _rewritten(before: Sequence[str], after: Sequence[str]) -> Iterator[DiffBlock]:
    pairs = min(len(before), len(after))
    for old, new in zip(before[:pairs], after[:pairs], strict=True):
        if _alike(old, new):
            yield DiffBlock(part="body", change="changed", parts=word_parts(old, new))
        else:
            yield _whole("body", "removed", old)
            yield _whole("body", "added", new)
    yield from (_whole("body", "removed", text) for text in before[pairs:])
    yield from (_whole("body", "added", text) for text in after[pairs:])


def _alike(old: str, new: str) -> bool:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio() >= ALIKE


def _whole(part: Part, change: Whole, text: str) -> DiffBlock:
    return DiffBlock(part=part, change=change, parts=(DiffPart(change=change, text=text),))
