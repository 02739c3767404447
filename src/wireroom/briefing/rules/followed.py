"""Which stories a reader's own copy ends with."""

from __future__ import annotations

from collections.abc import Iterable

MOST_FOLLOWED = 5


def chosen(changed: Iterable[tuple[str, int]], *, follows: frozenset[str], held: frozenset[int]) -> tuple[int, ...]:
    """The newest stories under what a reader follows, each once, without those that everybody's copy holds.

    `changed` are labels and stories, newest first; `held` the stories that are in the edition already.
    """
    found = dict.fromkeys(story for label, story in changed if label in follows and story not in held)
    return tuple(found)[:MOST_FOLLOWED]
