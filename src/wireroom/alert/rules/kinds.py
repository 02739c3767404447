"""The kinds of alert, and what each means for sending and for the reader's rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, get_args

type AlertKind = Literal["breaking", "update", "correction", "kill", "digest", "test"]
type Urgency = Literal["low", "normal", "high"]
KINDS: tuple[AlertKind, ...] = get_args(AlertKind.__value__)


@dataclass(frozen=True, slots=True)
class Manner:
    """How alerts of one kind are sent.

    `keeps_for` is how long a push service keeps one for a device that is off; `rank` says which batch goes first
    (0 before all others); `rouses` tells that quiet hours and the cap hold it back; `quietly` that it makes no sound.
    """

    urgency: Urgency
    keeps_for: timedelta
    rank: int
    rouses: bool
    quietly: bool


MANNERS: dict[AlertKind, Manner] = {
    "kill": Manner("high", timedelta(days=2), 0, rouses=False, quietly=True),
    "breaking": Manner("high", timedelta(hours=4), 1, rouses=True, quietly=False),
    "correction": Manner("normal", timedelta(days=1), 2, rouses=False, quietly=True),
    "test": Manner("high", timedelta(minutes=10), 2, rouses=False, quietly=False),
    "update": Manner("normal", timedelta(hours=4), 3, rouses=True, quietly=False),
    "digest": Manner("low", timedelta(hours=6), 4, rouses=False, quietly=True),
}
"""A kill and a correction replace what is shown without a sound, so neither waits for the morning."""
