"""What is wrong with an appeal, in words for whoever wrote it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator

from wireroom.support.rules.appeals import Appeal, Filed

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{1,59}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CURRENCY = re.compile(r"[A-Z]{3}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
LONGEST_HEADING, LONGEST_BODY, LONGEST_BUTTON = 90, 600, 30
MOST_AMOUNTS = 5


def faults(filed: Filed, *, offered: Collection[str]) -> tuple[str, ...]:
    """Everything that keeps an appeal from being filed; none when all is well.

    `offered` are the currencies in which can be given.
    """
    return tuple(_faults(filed, offered))


def _faults(filed: Filed, offered: Collection[str]) -> Iterator[str]:
    appeal = filed.appeal
    if not filed.name.strip():
        yield "Give the appeal a name, so that the desk can tell it from others."
    if not _KEY.fullmatch(appeal.key):
        yield "The key is 2 to 60 small letters, figures and hyphens, such as spring-inside."
    yield from _word_faults(appeal)
    yield from _amount_faults(appeal, offered)
    target = appeal.target
    for code in sorted(target.countries | target.not_countries):
        if not _COUNTRY.fullmatch(code):
            yield f"“{code}” is no country: write two letters, such as DE."
    for code in sorted(target.regions):
        if not _REGION.fullmatch(code):
            yield f"“{code}” is no region: write it as US-CA or DE-BY."
    if target.read_most is not None and target.read_most < target.read_least:
        yield "Nobody has read at least more stories than at most: turn the two numbers round."
    if appeal.begins and appeal.ends and appeal.begins >= appeal.ends:
        yield "The appeal ends before it begins."
    if not 1 <= appeal.times <= 50 or not 1 <= appeal.days <= 365:
        yield "The cap is 1 to 50 times within 1 to 365 days."


def _word_faults(appeal: Appeal) -> Iterator[str]:
    if not appeal.words:
        yield "Write the appeal in at least one language."
    for language, words in appeal.words.items():
        if not _LANGUAGE.fullmatch(language):
            yield f"“{language}” is no language: write en, de or pt-BR."
        if not words.heading.strip() or not words.button.strip():
            yield f"The appeal needs a heading and a button in “{language}”."
        if len(words.heading) > LONGEST_HEADING:
            yield f"The heading in “{language}” is longer than {LONGEST_HEADING} signs."
        if len(words.body) > LONGEST_BODY:
            yield f"The text in “{language}” is longer than {LONGEST_BODY} signs."
        if len(words.button) > LONGEST_BUTTON:
            yield f"The button in “{language}” is longer than {LONGEST_BUTTON} signs."


def _amount_faults(appeal: Appeal, offered: Collection[str]) -> Iterator[str]:
    for currency, amounts in appeal.amounts.items():
        if not _CURRENCY.fullmatch(currency):
            yield f"“{currency}” is no currency: write three letters, such as EUR."
        elif currency not in offered:
            yield (
                f"Nobody can give in {currency} here: write the amounts in {', '.join(offered)}, or have "
                f"{currency} added to WIREROOM_GIVING_AMOUNTS."
            )
        if len(amounts) > MOST_AMOUNTS:
            yield f"Offer at most {MOST_AMOUNTS} amounts in {currency}; readers can always type their own."
        if any(one >= other for one, other in itertools.pairwise(amounts)) or min(amounts, default=1) < 1:
            yield f"Write the amounts in {currency} from the smallest to the largest."
