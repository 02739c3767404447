"""What an open page may say of being read: that it was opened, and later how far and how long it was read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from wireroom.circulation.rules.sources import source_of

LONGEST = 1_000
LONGEST_PATH = 300
LONGEST_HOST = 255
LONGEST_READ = 3_600
QUARTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Beacon:
    """A page's word, already counted up: `counts` are what is to be added to which measure of the page."""

    page: str
    counts: tuple[tuple[str, int], ...]


class UnreadableBeaconError(ValueError):
    """What came is nothing a page of ours says."""


def beacon_of(body: bytes, *, own_host: str) -> Beacon:
    """Read what a page said. Raises UnreadableBeaconError for anything that our script would not say.

    `{"page": "/…", "from": "host", "via": ""}` says that the page was opened; `{"page": "/…", "before": 1,
    "reached": 3, "seconds": 40}` that its reader went from the first quarter to the third, and read for 40 seconds.
    """
    said = _object(body)
    page = said.get("page")
    if not isinstance(page, str) or not page.startswith("/") or len(page) > LONGEST_PATH:
        message = "page is no path"
        raise UnreadableBeaconError(message)
    return Beacon(page=page, counts=_read(said) if "seconds" in said else _opened(said, own_host=own_host))


def _object(body: bytes) -> dict[str, Any]:
    if len(body) > LONGEST:
        message = f"longer than {LONGEST} bytes"
        raise UnreadableBeaconError(message)
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UnreadableBeaconError(str(error)) from error
    if not isinstance(said, dict):
        message = "no object"
        raise UnreadableBeaconError(message)
    return said


def _opened(said: dict[str, Any], *, own_host: str) -> tuple[tuple[str, int], ...]:
    host, via = said.get("from", ""), said.get("via", "")
    if not isinstance(host, str) or not isinstance(via, str) or len(host) > LONGEST_HOST:
        message = "from and via are words"
        raise UnreadableBeaconError(message)
    return (("opened", 1), (f"from-{source_of(host=host, via=via, own_host=own_host)}", 1))


def _read(said: dict[str, Any]) -> tuple[tuple[str, int], ...]:
    before = _whole(said, "before", most=QUARTERS)
    reached = _whole(said, "reached", most=QUARTERS)
    seconds = _whole(said, "seconds", most=LONGEST_READ)
    return (
        *((f"quarter-{number}", 1) for number in range(before + 1, reached + 1)),
        *((("seconds", seconds),) if seconds else ()),
    )


def _whole(said: dict[str, Any], name: str, *, most: int) -> int:
    number = said.get(name, 0)
    if type(number) is not int or not 0 <= number <= most:
        message = f"{name} is no number from 0 to {most}"
        raise UnreadableBeaconError(message)
    return number
