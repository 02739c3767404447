"""What the front hands over to the newsroom: counts by the minute, and how many have which page open."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """So many more of one measure of one page in one minute (UTC)."""

    minute: datetime
    page: str
    measure: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """The `number`-th hand-over of a front since it began; a repeated number says the same again.

    `open_now` tells of the pages that most have open at this moment.
    """

    front: str
    number: int
    counted: tuple[Counted, ...]
    open_now: tuple[tuple[str, int], ...]


def as_bytes(handover: Handover) -> bytes:
    """Write a hand-over down."""
    rows = [[int(row.minute.timestamp()), row.page, row.measure, row.count] for row in handover.counted]
    said = {"front": handover.front, "number": handover.number, "counted": rows, "open": list(handover.open_now)}
    return json.dumps(said).encode()


def handover_of(body: bytes) -> Handover:
    """Read a hand-over that was written by `as_bytes`. Raises ValueError, KeyError or TypeError for anything else."""
    said = json.loads(body)
    return Handover(
        front=str(said["front"]),
        number=int(said["number"]),
        counted=tuple(
            Counted(minute=datetime.fromtimestamp(minute, UTC), page=str(page), measure=str(measure), count=int(count))
            for minute, page, measure, count in said["counted"]
        ),
        open_now=tuple((str(page), int(readers)) for page, readers in said["open"]),
    )
