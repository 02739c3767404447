"""What editors rule about threads, as keys: so that their rulings stand whatever arrives later, in any order.

A line (all versions of one stable id) that was split off stands apart: it is found by a key of its own alone, and
the keys that tied it count no more. Threads that were joined, or must stay whole when a line between them is taken
out, share a tie: a key that names one line of each side. With these facts given, threads still are the connected
components of lines and keys.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from wireroom.wire.rules.threads import strands

ALL_KEYS = "*"
"""The key of a cut by which a line stands apart."""
_TIE = "tie:"

type Tie = tuple[str, str]
type Lines = Mapping[str, frozenset[str]]
"""Lines by their stable ids, each with every key of every version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """How a thread comes apart: the lines that stand apart from now on, and the keys of either side."""

    cut: frozenset[str]
    left: frozenset[str]
    gone: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """How two threads become one: the lines that no longer stand apart, and the keys of the whole."""

    lifted: frozenset[str]
    keys: frozenset[str]


def counted_keys(keys: frozenset[str], *, stable_id: str, apart: Collection[str]) -> frozenset[str]:
    """The keys of a line that count: its own alone where it stands apart."""
    return frozenset({f"apart:{stable_id}"}) if stable_id in apart else keys


def tie_key(one: str, other: str) -> str:
    """The key that ties two lines."""
    return _TIE + json.dumps(sorted((one, other)), ensure_ascii=False)


def ties_in(keys: Iterable[str]) -> frozenset[Tie]:
    """The ties among a thread's keys."""
    found = (json.loads(key.removeprefix(_TIE)) for key in keys if key.startswith(_TIE))
    return frozenset((one, other) for one, other in found)


def part(lines: Lines, *, off: AbstractSet[str], apart: AbstractSet[str], ties: AbstractSet[Tie]) -> Parting:
    """Take the lines `off` out of their thread; neither side falls into more pieces.

    Where only ties hold the two sides together, taking these away is enough: that is how a join is undone.
    """
    kept = {tie for tie in ties if (tie[0] in off) == (tie[1] in off)}
    gone, left = {each: lines[each] for each in off}, {each: lines[each] for each in lines.keys() - off}
    shared = _keys(gone, apart) & _keys(left, apart)
    cut = frozenset(off) if shared else frozenset[str]()
    standing = apart | cut
    return Parting(cut=cut, left=_whole(left, standing, kept), gone=_whole(gone, standing, kept))


def join(lines: Lines, *, apart: AbstractSet[str], ties: AbstractSet[Tie], elsewhere: AbstractSet[str]) -> Joining:
    """Make one thread of these lines. A cut is lifted where that leads to no third thread (`elsewhere`: its keys)."""
    lifted = frozenset(each for each in lines if each in apart and not lines[each] & elsewhere)
    return Joining(lifted=lifted, keys=_whole(lines, apart - lifted, ties))


def _keys(lines: Lines, apart: AbstractSet[str]) -> frozenset[str]:
    counted = (counted_keys(keys, stable_id=each, apart=apart) for each, keys in lines.items())
    return frozenset[str]().union(*counted)


def _whole(lines: Lines, apart: AbstractSet[str], ties: AbstractSet[Tie]) -> frozenset[str]:
    """The keys of these lines, with ties for what would lie loose."""
    known = [tie for tie in sorted(ties) if tie[0] in lines and tie[1] in lines]
    pieces = _pieces(lines, apart, known)
    fresh = [(pieces[0], each) for each in pieces[1:]]
    return _keys(lines, apart) | {tie_key(*tie) for tie in (*known, *fresh)}


def _pieces(lines: Lines, apart: AbstractSet[str], ties: Sequence[Tie]) -> list[str]:
    """One line of each piece these lines fall into."""
    names = sorted(lines)
    own = {each: {f"line:{each}", *counted_keys(lines[each], stable_id=each, apart=apart)} for each in names}
    for tie in ties:
        for each in tie:
            own[each].add(tie_key(*tie))
    return [names[strand.members[0]] for strand in strands([frozenset(own[each]) for each in names], known={})]
