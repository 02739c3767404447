"""Running numbers of a polled feed: what they say is missing is told of once, and nothing waits for it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from wireroom.wire.adapters.transports.carrier import Cursor, Haul, Json, Leaving, Parcel
from wireroom.wire.rules.json_path import found_at, text_at
from wireroom.wire.rules.running_numbers import Numbers

MISSING = "The running numbers {} never came, though later ones did: ask the agency to send that copy again."


def numbered(haul: Haul, before: Cursor, path: str, *, now: datetime) -> Haul:
    """The haul with a note of the numbers that are overdue, and the count carried on in its cursor."""
    if not path:
        return haul
    numbers = _numbers_in(before).with_seen(_seen(haul.parcels, path), now=now)
    overdue = numbers.overdue(now=now)
    listed = ", ".join(map(str, overdue[:20])) + (" and more" if len(overdue) > 20 else "")
    told = (Leaving(name=f"numbers {listed}", reason=MISSING.format(listed)),) if overdue else ()
    cursor = {**haul.cursor, "numbers": _kept(numbers.without(overdue))}
    return replace(haul, leavings=(*haul.leavings, *told), cursor=cursor)


def _seen(parcels: Iterable[Parcel], path: str) -> list[int]:
    said = (text_at(_json(each.data), path) for each in parcels)
    return [int(each) for each in said if each.isascii() and each.isdecimal() and len(each) < 16]


def _json(data: bytes) -> Json:
    try:
        found: Json = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return found


def _numbers_in(cursor: Cursor) -> Numbers:
    last = text_at(dict(cursor), "numbers.last")
    missing = found_at(dict(cursor), "numbers.missing")
    listed = missing if isinstance(missing, dict) else {}
    return Numbers(
        int(last) if last else None, {int(each): datetime.fromisoformat(since) for each, since in listed.items()}
    )


def _kept(numbers: Numbers) -> dict[str, Json]:
    return {"last": numbers.last, "missing": {str(each): at.isoformat() for each, at in numbers.missing.items()}}
