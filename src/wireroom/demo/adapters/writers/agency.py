"""How the invented agencies sign their copy: names, addresses, identities, subject codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from wireroom.demo.rules.copy import Copy, Dispatch

NAMES: Mapping[str, str] = {"halyard": "Halyard", "tidewater": "Tidewater"}
RIGHTS = "Invented copy for demonstration. Free to use and to alter."
CREDIT = "Drawing: Halyard"
WIDTH, HEIGHT = 1600, 1067

MEDIA_TOPICS: Mapping[str, str] = {
    "culture": "01000000",
    "news": "03000000",
    "business": "04000000",
    "environment": "06000000",
    "health": "07000000",
    "politics": "11000000",
    "science": "13000000",
    "sport": "15000000",
    "weather": "17000000",
}
"""Top-level IPTC Media Topics by the desk a story was written for. World news has none: its feed says so.

Sent as bare codes, so that a reader is shown the agency's own topics and not the name of a whole division.
"""


def provider(copy: Copy) -> str:
    """The agency's printed name."""
    return NAMES.get(copy.feed, copy.feed.title())


def identity(copy: Copy, day: date, line: str = "") -> str:
    """The lasting identity of a story: the same for all its versions."""
    return f"tag:{copy.feed}.example,{day:%Y-%m-%d}:{line or copy.line}"


def stamp(moment: datetime) -> str:
    """ISO 8601 to the second, with its offset."""
    return moment.isoformat(timespec="seconds")


def place(copy: Copy) -> str:
    """The dateline's place in ordinary letters: "PORT CARROW" is Port Carrow."""
    return copy.dateline.partition(",")[0].title()


def code(topic: str) -> str:
    """An agency's own code for a topic: "Carrow Barrier" is `carrow-barrier`."""
    return re.sub(r"\W+", "-", topic.lower()).strip("-")


def slugline(copy: Copy) -> str:
    """The slugline with the writethru's number, as agencies print it: `CARROW-BRIDGE, 1st Ld-Writethru`."""
    return f"{copy.slugline}, {copy.take}" if "Writethru" in copy.take else copy.slugline


def notes(dispatch: Dispatch) -> tuple[str, ...]:
    """Notes for editors only."""
    embargo = f"EMBARGOED until {stamp(dispatch.embargo)}." if dispatch.embargo else ""
    return tuple(filter(None, (dispatch.copy.note, embargo)))
