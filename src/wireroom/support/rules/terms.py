"""What readers are offered to give: currencies, amounts, the fee they may cover. Set by whoever runs the newsroom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.support.rules.money import Money, UnreadableMoneyError, decimals_of, read_money
from wireroom.support.rules.provider_facts import Every

LEAST, MOST = 1, 20_000
"""Whole units of a currency: below, the fee eats it; above, it should be talked about first."""
MONTHS = {"once": 1, "month": 1, "year": 10}
"""What a year's suggestions are of a month's: two months are a present."""
WORDS: dict[Every, str] = {"once": "Once", "month": "Each month", "year": "Each year"}


class UnreadableTermsError(ValueError):
    """The setting does not say what is offered; the message says how to write it."""


class AmountRefusedError(ValueError):
    """Not an amount that can be given; the message is for the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One currency's amounts; `suggested` is one of them."""

    currency: str
    amounts: tuple[Money, ...]
    suggested: Money

    def amounts_for(self, every: Every) -> tuple[Money, ...]:
        """What is offered once, each month or each year."""
        return tuple(Money(each.currency, each.amount * MONTHS[every]) for each in self.amounts)

    def suggested_for(self, every: Every) -> Money:
        """The one that is chosen beforehand."""
        return Money(self.currency, self.suggested.amount * MONTHS[every])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What the provider keeps: a share in hundredths of a per cent, and a fixed part in hundredths of a unit."""

    share: int = 290
    fixed: int = 30

    def to_cover(self, money: Money) -> Money:
        """The least to be added so that the whole amount arrives."""
        fixed = self.fixed * 10 ** decimals_of(money.currency) // 100
        whole = -(-(money.amount + fixed) * 10_000 // (10_000 - self.share))
        return Money(money.currency, whole - money.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What the newsroom wants to raise in a month, and what for."""

    money: Money
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """All of it. `open_books` switches the page on that tells readers what the books say."""

    offers: tuple[Offer, ...]
    fee: Fee
    open_books: bool = False
    goal: Goal | None = None
    badge: bool = False
    country_header: str = ""
    """The header in which the edge says from which country a reader asks; "" where it says nothing."""

    @property
    def currencies(self) -> tuple[str, ...]:
        """Those in which can be given."""
        return tuple(offer.currency for offer in self.offers)

    def offer_in(self, currency: str) -> Offer:
        """The offer in this currency, or in the first one where there is none."""
        return next((offer for offer in self.offers if offer.currency == currency), self.offers[0])


def read_offers(written: str) -> tuple[Offer, ...]:
    """Offers from `EUR 5 10* 25, USD 5 10* 20`; the star marks what is suggested. Raises UnreadableTermsError."""
    offers = tuple(_offer(part.split()) for part in written.split(","))
    if len({offer.currency for offer in offers}) != len(offers):
        message = "a currency stands there twice"
        raise UnreadableTermsError(message)
    return offers


def _offer(words: Sequence[str]) -> Offer:
    how = "write a currency and its amounts, the suggested one with a star: EUR 5 10* 25, USD 5 10* 20"
    if len(words) < 2 or not (len(words[0]) == 3 and words[0].isascii() and words[0].isalpha() and words[0].isupper()):
        raise UnreadableTermsError(how)
    try:
        amounts = [checked_amount(word.removesuffix("*"), currency=words[0]) for word in words[1:]]
    except AmountRefusedError as fault:
        raise UnreadableTermsError(f"{fault} In all, {how}") from fault
    starred = [money for money, word in zip(amounts, words[1:], strict=True) if word.endswith("*")]
    if len(starred) > 1:
        raise UnreadableTermsError(how)
    return Offer(currency=words[0], amounts=tuple(amounts), suggested=(starred or amounts)[0])


def read_fee(written: str) -> Fee:
    """A fee from `2.9% + 0.30`. Raises UnreadableTermsError."""
    share, _, fixed = written.replace(" ", "").partition("+")
    how = f"{written!r} is no fee: write a share and a fixed part, such as 2.9% + 0.30"
    if not share.endswith("%"):
        raise UnreadableTermsError(how)
    try:
        hundredths = read_money(share.removesuffix("%"), currency="EUR").amount
        fee = Fee(share=hundredths, fixed=read_money(fixed or "0", currency="EUR").amount)
    except UnreadableMoneyError:
        raise UnreadableTermsError(how) from None
    if fee.share >= 5_000:
        message = "a fee of half of everything and more is not believed"
        raise UnreadableTermsError(message)
    return fee


def read_goal(written: str) -> Goal | None:
    """A goal from `EUR 20000 three reporters at the harbour`; None from nothing. Raises UnreadableTermsError."""
    if not written.strip():
        return None
    currency, _, rest = written.strip().partition(" ")
    amount, _, words = rest.strip().partition(" ")
    try:
        money = read_money(amount, currency=currency)
    except UnreadableMoneyError:
        money = Money(currency, 0)
    if len(currency) != 3 or not currency.isupper() or not money.amount or not words.strip():
        message = f"{written!r} is no goal: write a month's sum and what it is for, such as EUR 20000 three reporters"
        raise UnreadableTermsError(message)
    return Goal(money=money, words=words.strip())


def checked_amount(written: str, *, currency: str) -> Money:
    """What a reader wants to give. Raises AmountRefusedError with words for them."""
    try:
        money = read_money(written, currency=currency)
    except UnreadableMoneyError as fault:
        raise AmountRefusedError(str(fault)) from None
    unit = 10 ** decimals_of(currency)
    if money.amount < LEAST * unit:
        raise AmountRefusedError(f"The smallest amount that can be taken is {Money(currency, LEAST * unit)}.")
    if money.amount > MOST * unit:
        message = f"More than {Money(currency, MOST * unit)} we would rather talk about first: please write to us."
        raise AmountRefusedError(message)
    return money


def currency_wanted(*, asked: str, languages: str, country: str, offers: Sequence[Offer]) -> str:
    """The currency a reader is shown: the one asked for, the country's, the language's region's, or the first."""
    offered = [offer.currency for offer in offers]
    if asked in offered:
        return asked
    regions = [country.upper(), *(_region(part) for part in languages.split(","))]
    return next((CURRENCIES[region] for region in regions if CURRENCIES.get(region) in offered), offered[0])


def _region(language: str) -> str:
    _, _, region = language.partition(";")[0].strip().partition("-")
    return region.upper()


_EURO = ("AT", "BE", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PT")
CURRENCIES = dict.fromkeys((*_EURO, "SI", "SK"), "EUR") | {
    "US": "USD",
    "GB": "GBP",
    "CH": "CHF",
    "CA": "CAD",
    "AU": "AUD",
    "NZ": "NZD",
    "JP": "JPY",
    "IN": "INR",
    "SE": "SEK",
    "NO": "NOK",
    "DK": "DKK",
    "PL": "PLN",
    "CZ": "CZK",
    "BR": "BRL",
    "MX": "MXN",
    "ZA": "ZAR",
}
"""The currency of a region (ISO 3166, ISO 4217), as far as it is likely to be offered."""
