"""What is remembered of a folder, as a cursor and back."""

from __future__ import annotations

from datetime import datetime

from wireroom.wire.adapters.transports.carrier import Cursor, Json
from wireroom.wire.rules.remote_files import Memory, Sight


def memory_to(memory: Memory, *, place: str) -> dict[str, Json]:
    """The memory of a place as a cursor."""
    return {
        "place": place,
        "watched": {name: [each.stamp, each.since.isoformat(), each.cut_off] for name, each in memory.watched.items()},
        "taken": dict(memory.taken),
        "left": dict(memory.left),
    }


def memory_from(cursor: Cursor, *, place: str) -> Memory:
    """The memory in a cursor; an empty one, or one of another place, knows nothing."""
    if cursor.get("place") != place:
        return Memory()
    return Memory(
        watched={name: _sight(each) for name, each in _part(cursor, "watched").items()},
        taken={name: str(each) for name, each in _part(cursor, "taken").items()},
        left={name: str(each) for name, each in _part(cursor, "left").items()},
    )


def _part(cursor: Cursor, name: str) -> dict[str, Json]:
    part = cursor.get(name)
    return part if isinstance(part, dict) else {}


def _sight(kept: Json) -> Sight:
    stamp, since, cut_off = kept if isinstance(kept, list) else ("", "", False)
    return Sight(stamp=str(stamp), since=datetime.fromisoformat(str(since)), cut_off=bool(cut_off))
