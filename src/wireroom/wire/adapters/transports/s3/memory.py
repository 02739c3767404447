"""What is remembered of a bucket: which objects were taken or left, as they were; bounded, as a cursor and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wireroom.wire.adapters.transports.carrier import Cursor, Json

MOST_ASCENDING = 1000
"""So many of the last keys are remembered where keys ascend: a newcomer may come so many places late."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Objects known by key and ETag; nothing up to the key `start` is listed again."""

    known: Mapping[str, str] = field(default_factory=dict)
    start: str = ""

    def has(self, key: str, etag: str) -> bool:
        """Whether this object was taken or left as it is."""
        return self.known.get(key) == etag


def memory_from(cursor: Cursor, *, place: str) -> Memory:
    """The memory in a cursor; an empty one, or one of another place, knows nothing."""
    known = cursor.get("known")
    if cursor.get("place") != place or not isinstance(known, dict):
        return Memory()
    return Memory({key: str(etag) for key, etag in known.items()}, str(cursor.get("start") or ""))


def memory_to(memory: Memory, *, place: str) -> dict[str, Json]:
    """The memory of a place as a cursor."""
    return {"place": place, "known": dict(memory.known), "start": memory.start}


def remembered(memory: Memory, new: Mapping[str, str], *, there: Iterable[str], ascending: bool) -> Memory:
    """The memory with what is known newly. What is no longer there is forgotten; or, where keys ascend, the first."""
    known = {**memory.known, **new}
    if not ascending:
        listed = set(there)
        return Memory({key: etag for key, etag in known.items() if key in listed}, "")
    order = sorted(known, key=str.encode)
    dropped, kept = order[:-MOST_ASCENDING], order[-MOST_ASCENDING:]
    return Memory({key: known[key] for key in kept}, dropped[-1] if dropped else memory.start)
