"""What the support room announces, and the shapes of appeals and how one is chosen, without Django."""

from __future__ import annotations

from dataclasses import dataclass

from wireroom.kernel.events import Event
from wireroom.support.rules.appeals import (
    CHANNEL_NAMES,
    CHANNELS,
    DEVICES,
    Appeal,
    Channel,
    Device,
    Filed,
    Place,
    Target,
    Words,
)
from wireroom.support.rules.bandit import Manner
from wireroom.support.rules.board import Board, Choice
from wireroom.support.rules.evidence import Interval, Sums, leader
from wireroom.support.rules.facts import PageFacts, PageKind, VisitorFacts
from wireroom.support.rules.money import Money, UnreadableMoneyError, figures, printed, read_money
from wireroom.support.rules.provider_facts import Every
from wireroom.support.rules.sheet import ADDRESS as SHEET_ADDRESS
from wireroom.support.rules.sheet import PURPOSE as SHEET_PURPOSE
from wireroom.support.rules.silence import SILENCES, silence
from wireroom.support.rules.targeting import RULES, WORDS, Moment, objection
from wireroom.support.rules.terms import Terms, read_fee, read_goal, read_offers

__all__ = [
    "CHANNELS",
    "CHANNEL_NAMES",
    "DEVICES",
    "RULES",
    "SHEET_ADDRESS",
    "SHEET_PURPOSE",
    "SILENCES",
    "WORDS",
    "Appeal",
    "Board",
    "Channel",
    "Choice",
    "Device",
    "Every",
    "Filed",
    "GiftFailed",
    "GiverGone",
    "Interval",
    "Manner",
    "Moment",
    "Money",
    "NoticeArrived",
    "PageFacts",
    "PageKind",
    "PaymentReceived",
    "Place",
    "RenewalMissed",
    "Sums",
    "Target",
    "Terms",
    "UnreadableMoneyError",
    "VisitorFacts",
    "Words",
    "figures",
    "leader",
    "objection",
    "printed",
    "read_fee",
    "read_goal",
    "read_money",
    "read_offers",
    "silence",
]


@dataclass(frozen=True, slots=True)
class NoticeArrived(Event):
    """A signed word of the payment provider is kept and waits to be read."""

    ref: str


@dataclass(frozen=True, slots=True)
class PaymentReceived(Event):
    """A reader's payment is in the books; its fee is to be asked for, and thanks to be written."""

    payment: str


@dataclass(frozen=True, slots=True)
class MoneyReturned(Event):
    """Money goes back to a reader, who is to be told."""

    refund: str


@dataclass(frozen=True, slots=True)
class RenewalMissed(Event):
    """A gift that comes again could not be taken; the reader is to be told, kindly. `again_on` is an ISO date or ""."""

    bill: str
    giver: str
    amount: int
    currency: str
    tries: int
    again_on: str


@dataclass(frozen=True, slots=True)
class GiftFailed(Event):
    """A bank said no to a gift that its reader had paid; the reader is to be told, kindly."""

    intent: str
    giver: str


@dataclass(frozen=True, slots=True)
class GiverGone(Event):
    """A reader erased the account with which they gave: the provider is to forget them too."""

    giver: str
