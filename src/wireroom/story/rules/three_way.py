"""Three copies of one story: what both began with, what the editor made of it, what the wire says now.

Nothing of the editor's is ever overwritten: the wire's changes are offered piece by piece, and where both changed the
same piece, the editor decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from wireroom.story.rules.cleaning import cleaned
from wireroom.story.rules.desk import Copy, DeskStory
from wireroom.story.rules.difference import difference
from wireroom.wire.events import Block

Standing = Literal["same", "ours", "theirs", "conflict"]
"""Nobody changed it, or both alike; the editor alone did; the wire alone did; both did, each otherwise."""
Choice = Literal["ours", "theirs", "both"]
LINES = ("headline", "standfirst", "byline", "dateline")
type Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of the body: at most one block of the common beginning, and what each side has in its place."""

    standing: Standing
    base: Blocks
    ours: Blocks
    theirs: Blocks

    def chosen(self, choice: Choice) -> Blocks:
        """What the piece is when that is chosen; of "both" the editor's comes first."""
        if self.standing == "same" or choice == "ours":
            return self.ours
        return self.theirs if choice == "theirs" else (*self.ours, *self.theirs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the head, by the name of its field."""

    name: str
    standing: Standing
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeWay:
    """The comparison. In order, the pieces' `base`, `ours` and `theirs` are the three bodies, whole."""

    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    pictures: Standing


def waiting_compared(story: DeskStory) -> ThreeWay | None:
    """Compare what a story's editor has with the wire copy that waits; None when none does."""
    if story.waiting is None:
        return None
    return three_way(base=cleaned(story.base or story.copy), ours=story.copy, theirs=cleaned(story.waiting))


def waiting_merged(story: DeskStory, choices: Choices) -> Copy:
    """The editor's copy with what was chosen of the wire copy that waits; unchanged when none does."""
    found = waiting_compared(story)
    if story.waiting is None or found is None:
        return story.copy
    return merged(story.copy, cleaned(story.waiting), found, choices)


def three_way(*, base: Copy, ours: Copy, theirs: Copy) -> ThreeWay:
    """Compare three copies."""
    lines = (_line(name, getattr(base, name), getattr(ours, name), getattr(theirs, name)) for name in LINES)
    return ThreeWay(
        lines=tuple(lines),
        pieces=tuple(_pieces(base.body, ours.body, theirs.body)),
        pictures=_standing(base.pictures, ours.pictures, theirs.pictures),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What an editor takes of the wire's: lines by their names, pieces by their places, the pictures or not."""

    lines: Mapping[str, Choice]
    pieces: Mapping[int, Choice]
    pictures: Choice = "ours"


def merged(ours: Copy, theirs: Copy, found: ThreeWay, choices: Choices) -> Copy:
    """The editor's copy with what was chosen of the wire's; what nobody chose for stays the editor's."""
    head = {each.name: each.theirs if choices.lines.get(each.name) == "theirs" else each.ours for each in found.lines}
    body = tuple(
        block for number, piece in enumerate(found.pieces) for block in piece.chosen(choices.pieces.get(number, "ours"))
    )
    return replace(
        ours,
        headline=head["headline"],
        standfirst=head["standfirst"],
        byline=head["byline"],
        dateline=head["dateline"],
        body=body,
        pictures=theirs.pictures if choices.pictures == "theirs" else ours.pictures,
    )


def _line(name: str, base: str, ours: str, theirs: str) -> Line:
    return Line(name=name, standing=_standing(base, ours, theirs), base=base, ours=ours, theirs=theirs)


def _standing(base: object, ours: object, theirs: object) -> Standing:
    if ours == theirs:
        return "same"
    if theirs == base:
        return "ours"
    return "theirs" if ours == base else "conflict"


@dataclass(slots=True)
class _Reading:
    """How one side reads the beginning: what became of each of its blocks, and what was put in before each."""

    became: list[Blocks]
    before: list[Blocks]


def _pieces(base: Blocks, ours: Blocks, theirs: Blocks) -> Iterator[Piece]:
    mine, wires = _reading(base, ours), _reading(base, theirs)
    for at in range(len(base) + 1):
        if mine.before[at] or wires.before[at]:
            yield _piece((), mine.before[at], wires.before[at])
        if at < len(base):
            yield _piece((base[at],), mine.became[at], wires.became[at])


def _piece(base: Blocks, ours: Blocks, theirs: Blocks) -> Piece:
    return Piece(standing=_standing(base, ours, theirs), base=base, ours=ours, theirs=theirs)


def _reading(base: Sequence[Block], side: Sequence[Block]) -> _Reading:
    found = _Reading(became=[], before=[()])
    for change in difference(base, side):
        if change.old is None and change.new is not None:
            found.before[-1] += (change.new,)
        else:
            found.became.append((change.new,) if change.new else ())
            found.before.append(())
    return found
