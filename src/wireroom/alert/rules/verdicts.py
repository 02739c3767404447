"""What a push service's answer means (RFC 8030, and what the services document)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wireroom.alert.rules.outcomes import ACCEPTED, GONE, REFUSED, TO_SEND

TOO_MANY: Final = 429
WINDOWS_TOO_MANY: Final = 406
BUSY: Final = 503
FIRST_PAUSE: Final = 1.0
FIRST_PAUSE_TOO_MANY: Final = 15.0
LONGEST_PAUSE: Final = 900.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The message's outcome, and whether the whole service wants to be left alone for a while."""

    outcome: int
    pauses: bool = False


def verdict_on(status: int) -> Verdict:
    """Judge an answer. `TO_SEND` is for what may be tried again; only a service that says 404 or 410 ends anything."""
    if 200 <= status < 300:
        return Verdict(ACCEPTED)
    if status in {404, 410}:
        return Verdict(GONE)
    if status in {TOO_MANY, WINDOWS_TOO_MANY, BUSY}:
        return Verdict(TO_SEND, pauses=True)
    if status in {0, 408, 425} or status >= 500:
        return Verdict(TO_SEND)
    return Verdict(REFUSED)


def pause_after(status: int, *, asked: float | None, troubles: int, chance: float) -> float:
    """How many seconds a service is left alone: what it asked for, else longer each time it was in trouble in a row.

    `chance` from 0 to 1 spreads the workers' return, only ever later than asked.
    """
    if asked is not None:
        return min(LONGEST_PAUSE * 4, asked + chance)
    first = FIRST_PAUSE_TOO_MANY if status in {TOO_MANY, WINDOWS_TOO_MANY} else FIRST_PAUSE
    return min(LONGEST_PAUSE, first * 2.0 ** min(troubles, 10)) * (1 + chance / 2)
