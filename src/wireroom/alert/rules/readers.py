"""What a reader asks for, and what a device is, in the shapes that pass the room's door."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from zoneinfo import ZoneInfo

from wireroom.alert.rules.cap import HIGHEST
from wireroom.alert.rules.endpoints import Family
from wireroom.alert.rules.rest import Rest
from wireroom.alert.rules.topics import MOST_TOPICS, is_topic


class UnableToKeep(ValueError):  # noqa: N818 - as the flows' other refusals are named
    """A wish that cannot be kept as it stands; the message is for the reader."""


class UnknownDeviceError(LookupError):
    """There is no such subscription here; the message says what to do."""


class ChoosesForItselfError(Exception):
    """The account let this device go, which joins again only when its reader says so; the message says it."""


class AlertsEndedError(LookupError):
    """The reader ended this subscription from elsewhere; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What a browser gives with a subscription (RFC 8291): its public key, 65 bytes, and its secret, 16 bytes."""

    p256dh: bytes
    auth: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Peace:
    """How a reader is left alone: the part of the wishes that says when not, and how often at most."""

    rest: Rest = field(default_factory=Rest)
    cap: int = 0
    wakes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a reader wants to be told of, and when not.

    `cap` is the most alerts in any 24 hours, 0 for no cap; `wakes` lets breaking news through quiet hours and cap;
    `muted` are stories of which the reader wants to hear no more. While `paused` nothing new is told; what was told
    before is still corrected and withdrawn.
    """

    topics: tuple[str, ...] = ()
    rest: Rest = field(default_factory=Rest)
    cap: int = 0
    wakes: bool = False
    paused: bool = False
    muted: tuple[int, ...] = ()
    language: str = ""

    @property
    def peace(self) -> Peace:
        """How the reader is left alone."""
        return Peace(rest=self.rest, cap=self.cap, wakes=self.wakes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One browser's subscription, as far as its owner and the desk may see it."""

    id: int
    family: Family
    wishes: Wishes
    key_id: str
    is_staff: bool
    born_at: datetime
    seen_at: datetime


def checked(wishes: Wishes) -> Wishes:
    """The wishes, each topic once and in order. Raises UnableToKeep in words for the reader."""
    unknown = next((key for key in wishes.topics if not is_topic(key)), None)
    if unknown is not None:
        raise UnableToKeep(f"{unknown[:60]!r} is nothing that can be followed here.")
    if len(wishes.topics) > MOST_TOPICS or len(wishes.muted) > MOST_TOPICS:
        raise UnableToKeep(f"That is more than can be followed at once: choose at most {MOST_TOPICS}.")
    if not 0 <= wishes.cap <= HIGHEST:
        raise UnableToKeep(f"Choose a number of alerts a day from 1 to {HIGHEST}, or no limit.")
    return Wishes(
        topics=tuple(sorted(set(wishes.topics))),
        rest=_checked_rest(wishes.rest),
        cap=wishes.cap,
        wakes=wishes.wakes,
        paused=wishes.paused,
        muted=tuple(sorted(set(wishes.muted))),
        language=wishes.language[:35],
    )


def _checked_rest(rest: Rest) -> Rest:
    try:
        ZoneInfo(rest.zone)
    except (KeyError, ValueError, OSError) as error:
        raise UnableToKeep(f"{rest.zone[:60]!r} is no time zone; it is a name such as Europe/Berlin.") from error
    return Rest(zone=rest.zone, begins=_whole_minutes(rest.begins), ends=_whole_minutes(rest.ends))


def _whole_minutes(clock: time) -> time:
    return time(clock.hour, clock.minute)
