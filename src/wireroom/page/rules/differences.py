"""What changed between two versions, as the history prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from wireroom.page.rules.sheets import DiffBlock, DiffPart
from wireroom.story.events import Mark, PublicVersion, difference, marked_words
from wireroom.wire.events import printable

Part = Literal["headline", "standfirst", "body"]


def differences(before: PublicVersion | None, after: PublicVersion) -> tuple[DiffBlock, ...]:
    """Compare two versions; without a version before, everything is `same`."""
    earlier = before or after
    return (
        *_line("headline", earlier.headline, after.headline),
        *_line("standfirst", earlier.standfirst, after.standfirst),
        *(
            DiffBlock(part="body", change=change.op, parts=_parts(change.marks))
            for change in difference(earlier.body, after.body)
        ),
    )


def _line(part: Part, before: str, after: str) -> Iterator[DiffBlock]:
    parts = _parts(marked_words(before, after))
    ops = {each.change for each in parts}
    if parts:
        yield DiffBlock(part=part, change=ops.pop() if len(ops) == 1 else "changed", parts=parts)


def _parts(marks: Iterable[Mark]) -> tuple[DiffPart, ...]:
    return tuple(DiffPart(change=mark.op, text=printable(mark.text)) for mark in marks if mark.text)
