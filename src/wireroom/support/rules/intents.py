"""What a reader may set out to give, and how far it has come."""

from __future__ import annotations

import hashlib
from typing import Literal

from wireroom.support.rules.money import Money
from wireroom.support.rules.provider_facts import Every

type Way = Literal["checkout", "element"]
"""Where the card is named: on the provider's page, or in the provider's fields within ours."""
type State = Literal["begun", "open", "gone", "thinking", "failed", "given"]
STATES: tuple[State, ...] = ("begun", "open", "gone", "thinking", "failed", "given")
"""In this order; what was given is given, whatever is told afterwards."""
PAID = frozenset({"thinking", "given"})
"""The reader has paid, whether or not the bank has; nothing is asked for by the same form again."""
_PLACES: dict[str, int] = {state: place for place, state in enumerate(STATES)}


def further(one: str, other: str) -> str:
    """The state that is further on."""
    return max(one, other, key=_PLACES.__getitem__)


def intent_key(
    *,
    form: str,
    money: Money,
    fee: int,
    every: Every,
    appeal: str,
    way: Way = "checkout",
    reader_id: int | None = None,
) -> str:
    """The name of what is asked by pressing "Give" in one form: the same however often it is pressed.

    Another amount, or another way, in the same form is another intent: the provider would refuse to be told two things
    by one name. So is the same form in another account's hands: nobody pays for whoever pressed it before.
    """
    asked = [form, money.currency, str(money.amount), str(fee), every, appeal]
    if way != "checkout":
        asked.append(way)
    if reader_id is not None:
        asked.append(f"reader {reader_id}")
    return hashlib.sha256("\n".join(asked).encode()).hexdigest()
