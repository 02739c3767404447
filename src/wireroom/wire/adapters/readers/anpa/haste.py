"""The priority letter of ANPA-1312 as AP's urgency number."""

from __future__ import annotations

import re
from typing import TypedDict

from wireroom.wire.rules.item import WireItem

SCALE = "anpa"
LADDER = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5, "h": 6, "w": 7, "a": 7, "s": 8, "x": 8, "z": 4}
"""AP: flash, bulletin, urgent, regular, daily; h released at will; w, a weekday and s, x Sunday advances."""
_ALERT = re.compile(r"news\s?alert|\bflash\b|\bbulletin\b", re.IGNORECASE)


class Urgency(TypedDict):
    """The fields of an item that its letter fills."""

    urgency: int
    urgency_raw: str
    urgency_scale: str


def urgency_of(letter: str, item: WireItem) -> Urgency:
    """The number for a letter. Some AP features use `f` too: it is a flash only where the story says that it is one."""
    said = " ".join(filter(None, (item.slugline, item.take, item.headline)))
    number = LADDER.get(letter.lower(), 4)
    if number == 1 and not _ALERT.search(said):
        number = 4
    return Urgency(urgency=number, urgency_raw=letter, urgency_scale=SCALE)
