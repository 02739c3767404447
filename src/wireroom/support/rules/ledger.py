"""What is written into the books, by double entry: every entry adds up to nothing in each currency.

An entry is named by what happened (`paid:ch_1`), so the same fact told twice is the same entry, and no entry depends
on another: any order of facts ends in the same books.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, assert_never

from wireroom.support.rules.money import Money
from wireroom.support.rules.provider_facts import (
    DisputeClosed,
    DisputeOpened,
    MoneyFact,
    Paid,
    PaidOut,
    PayoutFailed,
    Refunded,
    RefundFailed,
    Settled,
)

type Account = Literal["provider", "bank", "giving", "refunds", "fees", "disputed", "lost", "exchange"]
ACCOUNTS: dict[Account, str] = {
    "provider": "held by the payment provider",
    "bank": "paid out to our bank",
    "giving": "given by readers",
    "refunds": "given back to readers",
    "fees": "kept by the payment provider",
    "disputed": "held back while a bank decides",
    "lost": "lost in disputes",
    "exchange": "changed from one currency into another",
}
type Kind = Literal[
    "paid", "refund", "refund-failed", "dispute", "dispute-won", "dispute-lost", "payout", "payout-failed", "settled"
]


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One side of an entry: what comes to the account is positive, what leaves it negative."""

    account: Account
    money: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One entry to be. `about` is the payment, refund, dispute or payout it tells of; `giver` who paid, if anybody."""

    kind: Kind
    ref: str
    about: str
    at: datetime
    lines: tuple[Line, ...]
    giver: str = ""

    @property
    def key(self) -> str:
        """The name under which it can stand in the books only once."""
        return f"{self.kind}:{self.ref}"


class UnbalancedError(Exception):
    """An entry does not add up; it may not be written."""


def posting_of(fact: MoneyFact) -> Posting | None:
    """The entry that this fact asks for; None where no money moved."""
    match fact:
        case Paid():
            posting = Posting(
                kind="paid",
                ref=fact.payment,
                about=fact.payment,
                at=fact.at,
                giver=fact.giver,
                lines=_moved(fact.money, to="provider", out_of="giving"),
            )
        case Refunded():
            lines = _moved(fact.money, to="refunds", out_of="provider")
            posting = Posting(kind="refund", ref=fact.refund, about=fact.payment, at=fact.at, lines=lines)
        case RefundFailed():
            lines = _moved(fact.money, to="provider", out_of="refunds")
            posting = Posting(kind="refund-failed", ref=fact.refund, about=fact.payment, at=fact.at, lines=lines)
        case DisputeOpened():
            lines = _moved(fact.money, to="disputed", out_of="provider")
            posting = Posting(kind="dispute", ref=fact.dispute, about=fact.payment, at=fact.at, lines=lines)
        case DisputeClosed():
            lines = _moved(fact.money, to="provider" if fact.won else "lost", out_of="disputed")
            kind: Kind = "dispute-won" if fact.won else "dispute-lost"
            posting = Posting(kind=kind, ref=fact.dispute, about=fact.payment, at=fact.at, lines=lines)
        case PaidOut():
            lines = _moved(fact.money, to="bank", out_of="provider")
            posting = Posting(kind="payout", ref=fact.payout, about=fact.payout, at=fact.at, lines=lines)
        case PayoutFailed():
            lines = _moved(fact.money, to="provider", out_of="bank")
            posting = Posting(kind="payout-failed", ref=fact.payout, about=fact.payout, at=fact.at, lines=lines)
        case Settled():
            posting = Posting(kind="settled", ref=fact.settlement, about=fact.source, at=fact.at, lines=_settled(fact))
        case _:
            assert_never(fact)
    check_balance(posting)
    return posting if posting.lines else None


def check_balance(posting: Posting) -> None:
    """Raise UnbalancedError when the entry does not add up to nothing in each currency."""
    over = {currency: rest for currency, rest in sums(posting.lines).items() if rest}
    if over:
        message = f"The entry {posting.key} does not add up: {over} too much. It was not written."
        raise UnbalancedError(message)


def sums(lines: Iterable[Line]) -> dict[str, int]:
    """What lines add up to, by currency."""
    found: dict[str, int] = defaultdict(int)
    for line in lines:
        found[line.money.currency] += line.money.amount
    return dict(found)


def balances(postings: Iterable[Posting]) -> dict[tuple[Account, str], int]:
    """What stands on each account, by currency."""
    found: dict[tuple[Account, str], int] = defaultdict(int)
    for posting in postings:
        for line in posting.lines:
            found[line.account, line.money.currency] += line.money.amount
    return dict(found)


def _moved(money: Money, *, to: Account, out_of: Account) -> tuple[Line, ...]:
    return (Line(to, money), Line(out_of, -money)) if money.amount else ()


def _settled(fact: Settled) -> tuple[Line, ...]:
    """The fee; and where the provider books in a currency of its own, the change into it."""
    changed: tuple[Line, ...] = ()
    if fact.moved.currency != fact.gross.currency:
        changed = (
            *_moved(fact.moved, to="exchange", out_of="provider"),
            *_moved(fact.gross, to="provider", out_of="exchange"),
        )
    return (*changed, *_moved(fact.fee, to="fees", out_of="provider"))
