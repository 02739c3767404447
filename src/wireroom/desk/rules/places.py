"""Stories in an order that an editor changes button by button."""

from __future__ import annotations

from collections.abc import Sequence


def moved(story_ids: Sequence[int], *, wanted: str) -> list[int]:
    """The stories after a button: `up:ID`, `down:ID`, `out:ID` or `in:ID`; anything else changes nothing."""
    what, _, typed = wanted.partition(":")
    kept = list(story_ids)
    if not (typed.isascii() and typed.isdigit() and len(typed) < 19):
        return kept
    story_id = int(typed)
    if what == "in" and story_id not in kept:
        return [*kept, story_id]
    if story_id not in kept:
        return kept
    here = kept.index(story_id)
    if what == "out":
        return [each for each in kept if each != story_id]
    there = {"up": here - 1, "down": here + 1}.get(what, here)
    if 0 <= there < len(kept):
        kept[here], kept[there] = kept[there], kept[here]
    return kept
