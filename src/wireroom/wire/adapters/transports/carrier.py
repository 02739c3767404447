"""What every transport does: bring what is new, and say so to the far side once it is kept.

A carrier is made for one feed, used by one thread, and asked for hauls until it has no more; it may be kept open
from one look to the next, and is opened anew after any error. It never touches the database: the flow that drives it
keeps each haul and its cursor in one transaction, and then calls `acknowledge`. A haul that was never acknowledged,
because the process ended there, is met by the next carrier together with the cursor that came after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

type Json = str | int | float | bool | list["Json"] | dict[str, "Json"] | None
type Cursor = Mapping[str, Json]


class TransportError(Exception):
    """Copy could not be fetched: in words that name the host and the mend.

    `lasting` says that it will not pass by itself (a wrong password, a host key that changed), so that it is tried
    again only seldom until somebody has changed the settings. `found` are settings with which it would have gone,
    for a person to confirm: the fingerprint of a host key that nobody has vouched for yet. `wait` is how many
    seconds the far side asks to be left alone, None where it does not say.
    """

    def __init__(
        self,
        reason: str,
        *,
        lasting: bool = False,
        found: Mapping[str, str] | None = None,
        wait: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.lasting = lasting
        self.wait = wait
        self.found = dict(found or {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One file of copy as it came. `name` is only shown; `receipt` is what the far side knows it by."""

    name: str
    data: bytes
    receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A file that was not taken, and why; it stays where it is, and quarantine tells of it."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Haul:
    """What one look brought: files in the order in which they are to be filed, and the cursor after them.

    `more` asks for the next haul at once; `wait` is how many seconds the far side asks to be left alone, None
    where it does not say.
    """

    parcels: tuple[Parcel, ...] = ()
    leavings: tuple[Leaving, ...] = ()
    cursor: Cursor
    more: bool = False
    wait: float | None = None


class Carrier(Protocol):
    """One open tie to where a feed's copy lies."""

    def haul(self, *, cursor: Cursor, now: datetime) -> Haul:
        """Bring the next files: bounded in number, bytes and seconds. Raises TransportError."""
        ...

    def acknowledge(self, haul: Haul) -> None:
        """Tell the far side that this haul is kept for good. Raises TransportError; it may be told again later."""
        ...

    def look(self, *, now: datetime) -> str:
        """Connect and say in a sentence what waits ("14 files wait, …"), taking nothing. Raises TransportError."""
        ...

    def close(self) -> None:
        """Let go of what is open. Never raises."""
        ...
