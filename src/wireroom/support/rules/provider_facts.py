"""What a payment provider tells us, in words of ours. Another provider tells the same facts.

Every fact stands for itself: it carries all that is to be done about it, so that facts may come in any order, twice,
or years late. `at` and `told_at` are moments of the provider's clock, in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wireroom.support.rules.money import Money

type Every = Literal["once", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """A reader's payment has succeeded. `giver` is the provider's word for who paid; nobody's name."""

    payment: str
    money: Money
    at: datetime
    giver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refunded:
    """Money goes back to a reader."""

    refund: str
    payment: str
    money: Money
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundFailed:
    """The reader's bank would not take the money back; we have it again."""

    refund: str
    payment: str
    money: Money
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeOpened:
    """A bank takes a payment back until it is decided whose the money is."""

    dispute: str
    payment: str
    money: Money
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeClosed:
    """It is decided: the money is ours again, or lost."""

    dispute: str
    payment: str
    money: Money
    won: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidOut:
    """The provider sends what it holds to the newsroom's bank."""

    payout: str
    money: Money
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutFailed:
    """The bank did not take it; the provider holds it again."""

    payout: str
    money: Money
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What the provider made of a movement: its fee, and its own currency where that is another.

    `moved` is the movement in the currency of the reader, `gross` the same as the provider books it; `fee` is what it
    keeps, in the currency of `gross`. `source` names the payment, refund, dispute or payout.
    """

    settlement: str
    source: str
    moved: Money
    gross: Money
    fee: Money
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutDone:
    """A reader has gone through the provider's page to its end; `paid` is false while the bank still thinks."""

    intent: str
    giver: str
    pledge: str
    paid: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutGone:
    """The provider's page was left alone too long and can no longer be paid."""

    intent: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutFailed:
    """The bank has thought and said no, some days after the reader went through the provider's page."""

    intent: str
    giver: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeTold:
    """How a gift that comes again stands. `told_at` and `told_by` say which word is the later one."""

    pledge: str
    giver: str
    intent: str
    money: Money
    every: Every
    status: Literal["waiting", "running", "unpaid", "ended"]
    paid_through: datetime
    ends_then: bool
    told_at: datetime
    told_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalFailed:
    """A gift that comes again could not be taken. `again_at` is the provider's next try, None when it gives up."""

    bill: str
    pledge: str
    giver: str
    money: Money
    tries: int
    again_at: datetime | None
    at: datetime


type MoneyFact = Paid | Refunded | RefundFailed | DisputeOpened | DisputeClosed | PaidOut | PayoutFailed | Settled
type Fact = MoneyFact | CheckoutDone | CheckoutGone | CheckoutFailed | PledgeTold | RenewalFailed
