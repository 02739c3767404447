"""A giver changes or ends what they pledged: two clicks, no letter and no call."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.support.adapters.provider import Provider
from wireroom.support.models import Pledge
from wireroom.support.rules.terms import checked_amount


class NotYourPledgeError(Exception):
    """No such pledge of this giver's runs."""


def change_amount(*, pledge: str, givers: Sequence[str], written: str, key: str, provider: Provider) -> None:
    """Have another amount taken from the next time on; `key` is the form's own number, so that twice is once.

    Raises NotYourPledgeError, AmountRefusedError, ProviderAwayError and ProviderRefusedError.
    """
    kept = _own(pledge, givers)
    money = checked_amount(written, currency=kept.currency)
    provider.change_pledge(kept.ref, money=money, key=f"{key}:{money.amount}")


def end_pledge(*, pledge: str, givers: Sequence[str], provider: Provider) -> None:
    """Have nothing more taken. Raises as `change_amount` does."""
    provider.end_pledge(_own(pledge, givers).ref)


def card_page(*, pledge: str, givers: Sequence[str], back_to: str, provider: Provider) -> str:
    """The provider's page on which the card is changed and bills are found. Raises as `change_amount` does."""
    return provider.open_portal(_own(pledge, givers).giver, back_to=back_to)


def _own(pledge: str, givers: Sequence[str]) -> Pledge:
    kept = Pledge.objects.filter(ref=pledge, giver__in=givers).exclude(status="ended").first()
    if kept is None:
        raise NotYourPledgeError(pledge)
    return kept
