"""What other rooms keep under a reader's number, for the reader's own copy of everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping

type Copier = Callable[[int], object]
"""Gives all that a room keeps of one reader as plain values, ready to be written as JSON."""
_copiers: Mapping[str, Copier] = {}


def equip_copies(copiers: Mapping[str, Copier]) -> None:
    """Say who else keeps something of readers, and under which name it stands in the copy; called by `config`."""
    global _copiers  # noqa: PLW0603 - one process serves one installation
    _copiers = dict(copiers)


def kept_elsewhere(reader_id: int) -> dict[str, object]:
    """All of it, by those names."""
    return {name: copy_of(reader_id) for name, copy_of in _copiers.items()}
