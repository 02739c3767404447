"""Money as whole minor units of one currency: no fraction is ever rounded away."""

from __future__ import annotations

from dataclasses import dataclass

WITHOUT_MINOR = frozenset(
    ("BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF")
)
WITH_THREE = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
"""Currencies whose minor unit is not a hundredth (ISO 4217)."""
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "INR": "₹"}


class UnreadableMoneyError(ValueError):
    """What was written is no amount of this currency; the message says what would be."""


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units (cents) of a currency (ISO 4217, capitals). It may be negative."""

    currency: str
    amount: int

    def __neg__(self) -> Money:
        return Money(self.currency, -self.amount)

    def __str__(self) -> str:
        return printed(self)


def decimals_of(currency: str) -> int:
    """How many figures the minor unit has."""
    return 0 if currency in WITHOUT_MINOR else 3 if currency in WITH_THREE else 2


def figures(money: Money) -> str:
    """The amount alone, `1234.50`, as spreadsheets and forms read it."""
    places = decimals_of(money.currency)
    sign = "-" if money.amount < 0 else ""
    whole, part = divmod(abs(money.amount), 10**places)
    return f"{sign}{whole}.{part:0{places}}" if places else f"{sign}{whole}"


def printed(money: Money) -> str:
    """The amount as readers see it: `€10`, `€12.50`, `-$3`, `CHF 20`."""
    plain = figures(Money(money.currency, abs(money.amount)))
    whole, _, part = plain.partition(".")
    short = f"{int(whole):,}" + (f".{part}" if part.strip("0") else "")
    sign = SIGNS.get(money.currency)
    return ("−" if money.amount < 0 else "") + (f"{sign}{short}" if sign else f"{money.currency} {short}")


def read_money(written: str, *, currency: str) -> Money:
    """What a reader typed, `12`, `12.50` or `12,50`, as money. Raises UnreadableMoneyError."""
    places = decimals_of(currency)
    whole, _, part = written.strip().replace(",", ".").partition(".")
    if not (whole.isascii() and whole.isdecimal() and len(whole) <= 9) or (part and not _is_part(part, places)):
        example = figures(Money(currency, 12 * 10**places))
        message = f"Write the amount in figures, such as {example}."
        raise UnreadableMoneyError(message)
    return Money(currency, int(whole) * 10**places + int(part.ljust(places, "0") or 0))


def _is_part(part: str, places: int) -> bool:
    return part.isascii() and part.isdecimal() and len(part) <= places
