"""What a reader gets of a chosen appeal: its words in their language, amounts in their money, and why they see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from wireroom.support.rules.appeals import Appeal
from wireroom.support.rules.facts import VisitorFacts
from wireroom.support.rules.money import Money, printed
from wireroom.support.rules.phrases import LANGUAGES, spoken_of
from wireroom.support.rules.phrases.phrases import Reasons
from wireroom.support.rules.sheet import Goal
from wireroom.support.rules.targeting import primary

EURO = (
    "AD", "AT", "BE", "BG", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV", "MC", "ME",
    "MT", "NL", "PT", "SI", "SK", "SM", "VA", "XK",
)  # fmt: skip
MONEY: Mapping[str, str] = dict.fromkeys(EURO, "EUR") | {
    "AU": "AUD", "BR": "BRL", "CA": "CAD", "CH": "CHF", "CZ": "CZK", "DK": "DKK", "GB": "GBP", "HU": "HUF",
    "IN": "INR", "IS": "ISK", "JP": "JPY", "LI": "CHF", "MX": "MXN", "NO": "NOK", "NZ": "NZD",
    "PL": "PLN", "RO": "RON", "SE": "SEK", "SG": "SGD", "TR": "TRY", "UA": "UAH", "US": "USD", "ZA": "ZAR",
}  # fmt: skip
"""The currency of a country (ISO 3166-1, ISO 4217); elsewhere the appeal's first one."""


def language_for(appeal: Appeal, languages: tuple[str, ...]) -> str:
    """The appeal's language that the reader's browser names first, else the one it was written in first."""
    written = {primary(each): each for each in reversed([*appeal.words])}
    return next((written[primary(each)] for each in languages if primary(each) in written), next(iter(appeal.words)))


def currency_for(appeal: Appeal, country: str) -> str:
    """The country's currency where the appeal has amounts in it, else its first; "" where it has none."""
    local = MONEY.get(country, "")
    return local if local in appeal.amounts else next(iter(appeal.amounts), "")


def why(appeal: Appeal, visitor: VisitorFacts, *, reasons: Reasons) -> tuple[str, ...]:
    """Why this reader sees this appeal, in sentences for the reader: everything that was looked at, nothing else."""
    target = appeal.target
    if appeal.channel == "thanks":
        return (reasons.thanks,)
    place = reasons.place.format(place=visitor.region or visitor.country or reasons.unknown)
    looked_at = (
        (target.sections or target.topics, reasons.here),
        (target.countries or target.not_countries or target.regions, place),
        (target.languages, reasons.languages),
        (target.devices, reasons.device),
        (target.signed_in is not None, reasons.signed_in if target.signed_in else reasons.signed_out),
        (target.read_least or target.read_most is not None, reasons.read),
        (appeal.place, reasons.test),
    )
    said = [words for counts, words in looked_at if counts]
    return (*(said or [reasons.everybody]), reasons.cap.format(times=appeal.times, days=appeal.days))


def answer(appeal: Appeal, *, visitor: VisitorFacts, goal: Goal | None) -> dict[str, Any]:
    """The chosen appeal as the page's script reads it."""
    language = language_for(appeal, visitor.languages)
    spoken = spoken_of(language)
    phrases = LANGUAGES[spoken]
    words, currency = appeal.words[language], currency_for(appeal, visitor.country)
    amounts = appeal.amounts.get(currency, ())
    found: dict[str, Any] = {
        "key": appeal.key,
        "channel": appeal.channel,
        "language": language,
        "heading": words.heading,
        "body": words.body,
        "button": words.button,
        "every": appeal.every,
        "every_words": phrases.every[appeal.every],
        "currency": currency,
        "amounts": [{"amount": each, "printed": printed(Money(currency, each))} for each in amounts],
        "suggested": amounts[len(amounts) // 2] if amounts else 0,
        "why": why(appeal, visitor, reasons=phrases.reasons),
        "spoken": spoken,
        "around": asdict(phrases.around),
    }
    if goal and appeal.shows_goal:
        reached = printed(Money(goal.currency, goal.reached))
        wanted = printed(Money(goal.currency, goal.wanted))
        said = phrases.goal.format(words=goal.words, reached=reached, wanted=wanted)
        if goal.others:
            said = phrases.beside.format(goal=said, others=", ".join(map(printed, goal.others)))
        found["goal"] = {"reached": goal.reached, "wanted": goal.wanted, "words": said}
    return found
