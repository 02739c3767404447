"""The payment provider, whoever it is. A new one is a file that has these methods, named in `config.apps`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from wireroom.support.rules.intents import Way
from wireroom.support.rules.money import Money
from wireroom.support.rules.provider_facts import Every, Fact, Settled


class ProviderAwayError(Exception):
    """The provider did not answer, or not now. Nothing is known of what was asked; asking again is safe."""


class ProviderRefusedError(Exception):
    """The provider will not do what was asked; the message is for the newsroom, not for readers."""


class NoticeRefusedError(Exception):
    """What claims to be the provider's notice is not signed by it, or is not for this installation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a reader wants to give, as the provider is told of it. The same `key` is the same order, however often."""

    key: str
    way: Way = "checkout"
    money: Money
    every: Every
    words: str
    address: str
    language: str
    back_to: str
    done_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """Where one order is paid: at `page`, the provider's own, or in our page by the provider's fields and `secret`.

    Both are "" when it can no longer be paid.
    """

    ref: str
    page: str
    state: Literal["open", "done", "gone"]
    pledge: str = ""
    secret: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """The provider's own fields for card and wallet, in a page of ours.

    `script` is the provider's, `key` what it knows us by, and `ours` the theme's script that speaks to it. The other
    three are the origins that the page must let in for it: of scripts, of frames, and of what they may call.
    """

    script: str
    key: str
    ours: str
    scripts: tuple[str, ...]
    frames: tuple[str, ...]
    calls: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A verified word of the provider. `told` holds what is needed of it and nobody's name, address or card.

    It is empty where the notice is of no concern; such a one leaves nothing behind.
    """

    ref: str
    kind: str
    told: dict[str, Any]
    made_at: datetime


class Provider(Protocol):
    """What giving needs of a payment provider. All calls raise ProviderAwayError and ProviderRefusedError."""

    pages: tuple[str, ...]
    """The origins of its pages, to which a form of ours may lead."""

    element: Element | None
    """Its fields for our page; None where cards are named on its own pages alone."""

    def open_checkout(self, order: Order) -> Checkout:
        """Make the page on which this order is paid; the same order gives the same page."""
        ...

    def look_at_checkout(self, ref: str) -> Checkout:
        """How that page stands now."""
        ...

    def close_checkout(self, ref: str) -> None:
        """See to it that this page can no longer be paid; no matter where it is paid or closed already."""
        ...

    def notice_of(self, body: bytes, *, signature: str) -> Notice:
        """Verify and read one notice. Raises NoticeRefusedError."""
        ...

    def facts_of(self, kind: str, told: dict[str, Any], *, ref: str, made_at: datetime) -> tuple[Fact, ...]:
        """What a kept notice says; nothing for kinds of no concern."""
        ...

    def notices_since(self, since: datetime) -> Iterator[Notice]:
        """Every notice of concern since then again, whether or not it reached us."""
        ...

    def settlements_since(self, since: datetime) -> Iterator[Settled]:
        """Every movement since then, as the provider itself books it."""
        ...

    def settlement_of(self, payment: str) -> Settled | None:
        """How one payment was booked; None while it is not yet."""
        ...

    def address_of(self, giver: str) -> str:
        """Where this giver gets post; "" when nobody knows."""
        ...

    def givers_at(self, address: str) -> tuple[str, ...]:
        """The givers who get post there."""
        ...

    def change_pledge(self, pledge: str, *, money: Money, key: str) -> None:
        """Take another amount from the next time on."""
        ...

    def end_pledge(self, pledge: str) -> None:
        """Take nothing more from now on."""
        ...

    def open_portal(self, giver: str, *, back_to: str) -> str:
        """The address of a page on which a giver changes the card, sees bills and ends what they pledged."""
        ...

    def refund(self, payment: str, *, money: Money, key: str) -> None:
        """Give money back; the same key does it once."""
        ...

    def forget(self, giver: str) -> None:
        """End what this giver pledged and delete what the provider keeps of them beyond what law asks."""
        ...


_provider: Provider | None = None


def equip(provider: Provider | None) -> None:
    """Say who takes the money; called by `config` when a process starts, and by tests. None: nobody yet."""
    global _provider  # noqa: PLW0603 - one process serves one installation
    _provider = provider


def current_provider() -> Provider | None:
    """Who takes the money; None where giving is not set up."""
    return _provider
