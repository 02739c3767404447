"""How a take stands in its running story: what came of it since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Take(NamedTuple):
    """One take of a running story, without its copy."""

    item_id: int
    stable_id: str
    status: str
    classed: str
    conflict: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What became of a take since it came.

    `takes` is how many the running story has, `place` which of them this is, counted from 1. `killed` says that the
    agency took it back since, `corrected` that a correction came, `overtaken` that a newer take of the story came.
    """

    takes: int = 1
    place: int = 1
    killed: bool = False
    corrected: bool = False
    overtaken: bool = False
    conflict: bool = False


def standing(item_id: int, takes: Sequence[Take]) -> Standing:
    """How the item stands among the takes of its running story, which are in order of arrival."""
    own = next((take for take in takes if take.item_id == item_id), None)
    if own is None:
        return Standing()
    later = takes[takes.index(own) + 1 :]
    return Standing(
        takes=len(takes),
        place=takes.index(own) + 1,
        killed=_killed_since(own, later),
        corrected=any(take.classed == "correction" for take in later),
        overtaken=any(take.classed != "advisory" for take in later),
        conflict=own.conflict,
    )


def _killed_since(own: Take, later: Sequence[Take]) -> bool:
    """By a cancelled version of its own line, or by a kill anywhere in the story, which means all of it."""
    own_line = [take.status for take in later if take.stable_id == own.stable_id]
    return "canceled" in own_line[-1:] or any(take.classed == "kill" for take in later)
