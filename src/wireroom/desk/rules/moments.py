"""A moment as an editor types it, on the clock of the newsroom."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

LOCAL = "%Y-%m-%dT%H:%M"
TO_THE_SECOND = "%Y-%m-%dT%H:%M:%S"


class NoMomentError(ValueError):
    """What was typed is no moment of this zone; the text says why."""


def moment_of(typed: str, *, zone: ZoneInfo) -> datetime:
    """The moment, in UTC. An hour that the clocks run through twice is the first of the two. Raises NoMomentError."""
    try:
        local = datetime.fromisoformat(typed.strip())
    except ValueError as error:
        message = "Give day and time, such as 2026-11-27 07:30."
        raise NoMomentError(message) from error
    if local.tzinfo is not None:
        message = "Give the time on the newsroom’s clock, without a zone of its own."
        raise NoMomentError(message)
    try:
        moment = local.replace(tzinfo=zone).astimezone(UTC)
        again = moment.astimezone(zone).replace(tzinfo=None)
    except OverflowError as error:
        message = "That year is too far away."
        raise NoMomentError(message) from error
    if again != local:
        message = "There is no such time on that day: the clocks are put forward over it."
        raise NoMomentError(message)
    return moment


def typed_of(moment: datetime, *, zone: ZoneInfo) -> str:
    """The moment as a field for day and time holds it."""
    return moment.astimezone(zone).strftime(LOCAL)


def exactly_typed_of(moment: datetime, *, zone: ZoneInfo) -> str:
    """The moment to the second, as such a field holds it."""
    return moment.astimezone(zone).strftime(TO_THE_SECOND)
