"""The support room's front door: what other rooms may ask of reader funding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from wireroom.circulation.api import Span
from wireroom.support.adapters.provider import Element, current_provider, equip
from wireroom.support.adapters.stripe_shop import StripeShop
from wireroom.support.adapters.terms import current_terms, main_currency, set_terms
from wireroom.support.flows import keep_appeal as _keep
from wireroom.support.flows import reconcile as _reconcile
from wireroom.support.flows import run_trial as _trials
from wireroom.support.flows.appeal_refusals import UnableToAsk
from wireroom.support.flows.refund_payment import UnableToRefund, check_refund, refund_payment
from wireroom.support.queries import appeal_goal as _goal
from wireroom.support.queries import appeal_sums as _sums
from wireroom.support.queries import appeals as _appeals
from wireroom.support.queries import worth_of_asking as _worth
from wireroom.support.queries.appeal_sums import Brought
from wireroom.support.queries.appeals import Trial
from wireroom.support.queries.books import (
    Month,
    Movement,
    Payment,
    months,
    movements,
    payment,
    payments,
    pledged,
)
from wireroom.support.queries.comparisons import Comparison, last_comparison
from wireroom.support.queries.gifts_of_reader import gifts_of_reader
from wireroom.support.queries.supporters import (
    count_supporters,
    intent_of,
    intent_supports_until,
    reader_supports_until,
)
from wireroom.support.queries.worth_of_asking import Worth
from wireroom.support.rules.appeals import Filed
from wireroom.support.rules.bandit import Manner
from wireroom.support.rules.board import Board
from wireroom.support.rules.evidence import Interval, Sums, interval
from wireroom.support.rules.money import Money, figures
from wireroom.support.rules.phrases import LANGUAGES
from wireroom.support.rules.sheet import PLAIN_PANEL_HREF, Goal, Sheet
from wireroom.support.rules.terms import Terms

__all__ = [
    "PLAIN_PANEL_HREF",
    "Brought",
    "Comparison",
    "Element",
    "Money",
    "Month",
    "Movement",
    "Payment",
    "Standing",
    "StripeShop",
    "Terms",
    "Trial",
    "UnableToAsk",
    "UnableToRefund",
    "Worth",
    "appeal",
    "appeal_sheet",
    "appeal_views",
    "appeals",
    "begin_trial",
    "board",
    "brought_by",
    "check_refund",
    "count_supporters",
    "current_terms",
    "discard_appeal",
    "equip",
    "figures",
    "file_appeal",
    "gifts_of_reader",
    "goal",
    "hold_back",
    "holdback",
    "intervals_of",
    "is_giving_open",
    "last_comparison",
    "months",
    "movements",
    "payment",
    "payments",
    "phrases",
    "pledged",
    "reconcile_when_due",
    "refund_payment",
    "set_terms",
    "standing_of_intent",
    "standing_of_reader",
    "stop_trial",
    "switch_appeal",
    "trial",
    "trial_with",
    "trials",
    "worth_of_asking",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether somebody supports us, and until when that counts (UTC). `state` is how far one gift has come."""

    is_supporter: bool
    until: datetime | None
    state: str = ""
    badge: bool = False


def is_giving_open() -> bool:
    """Whether somebody takes the money."""
    return current_provider() is not None


def standing_of_reader(*, reader_id: int, now: datetime) -> Standing:
    """How the owner of an account stands, by all they gave with it."""
    return _standing(reader_supports_until(reader_id), now=now)


def standing_of_intent(*, key: str, now: datetime) -> Standing:
    """How the browser stands that keeps this intent's key: it gave without an account, or before signing in."""
    intent = intent_of(key)
    if intent is None:
        return Standing(is_supporter=False, until=None)
    return _standing(intent_supports_until(intent), now=now, state=intent.state)


def _standing(until: datetime | None, *, now: datetime, state: str = "") -> Standing:
    counts = until is not None and until > now
    return Standing(is_supporter=counts, until=until, state=state, badge=counts and current_terms().badge)


def reconcile_when_due(*, now: datetime) -> None:
    """Hold the books against the provider's once a day, where somebody takes the money."""
    provider = current_provider()
    if provider is not None:
        _reconcile.reconcile_when_due(provider=provider, now=now)


def appeals() -> tuple[Filed, ...]:
    """Give every appeal there is: those that are on first."""
    return _appeals.filed_appeals()


def appeal(*, key: str) -> Filed:
    """Give one appeal. Raises LookupError."""
    return _appeals.filed_appeal(key)


def file_appeal(*, filed: Filed, is_new: bool, by: str, now: datetime) -> Filed:
    """File an appeal, new or changed. Raises UnableToAsk."""
    return _keep.file_appeal(filed, is_new=is_new, by=by, now=now)


def switch_appeal(*, key: str, is_on: bool, by: str, now: datetime) -> Filed:
    """Start or stop an appeal. Raises LookupError."""
    return _keep.switch_appeal(key, is_on=is_on, by=by, now=now)


def discard_appeal(*, key: str) -> None:
    """Throw an appeal away that is off. Raises UnableToAsk and LookupError."""
    _keep.discard_appeal(key)


def phrases() -> dict[str, dict[str, Any]]:
    """Give what stands around appeals, by language, as the page's script takes it."""
    return {language: asdict(each) for language, each in LANGUAGES.items()}


def holdback() -> int:
    """Say how many in a hundred browsers are never asked."""
    return _appeals.holdback()


def hold_back(*, percent: int, now: datetime) -> None:
    """Never ask so many in a hundred browsers. Raises UnableToAsk."""
    _keep.hold_back(percent=percent, now=now)


def appeal_sheet(*, now: datetime) -> Sheet:
    """Give the front what it chooses from; running bandits are weighed anew when it is time."""
    _trials.weigh(now=now)
    return _appeals.sheet(goal=goal(now=now))


def goal(*, now: datetime) -> Goal | None:
    """Give the goal of this month and how far it is; None where none is set."""
    wanted = current_terms().goal
    return _goal.goal(wanted, now=now) if wanted else None


def board() -> Board:
    """Give all appeals, those that are off too, laid out for choosing: the desk explains by it."""
    return Board(_appeals.placed_appeals(), holdback=_appeals.holdback())


def trials() -> tuple[Trial, ...]:
    """Give every test, newest first."""
    return _appeals.trials()


def trial(*, key: str) -> Trial:
    """Give one test. Raises LookupError."""
    return _appeals.trial(key)


def trial_with(*, appeal: str) -> Trial | None:
    """Give the running test in which an appeal is."""
    return _appeals.trial_with(appeal)


def begin_trial(*, name: str, appeals: Sequence[str], manner: Manner, floor: int, by: str, now: datetime) -> Trial:
    """Compare appeals from now on; `floor` is what each keeps of the browsers, in hundredths. Raises UnableToAsk."""
    return _trials.begin_trial(name=name, appeals=appeals, manner=manner, floor=floor, by=by, now=now)


def stop_trial(*, key: str, keep: str = "", by: str, now: datetime) -> Trial:
    """End a test; the appeal `keep` stays on, the others go off. Raises LookupError."""
    return _trials.stop_trial(key, keep=keep, by=by, now=now)


def brought_by(*, appeals: Iterable[str], trial: Trial | None = None, now: datetime) -> Brought:
    """Say what appeals brought: views, clicks, gifts and their value; with `trial`, within that test."""
    return _sums.brought_by(appeals, trial=trial, currency=main_currency(), now=now)


def worth_of_asking(*, now: datetime) -> Worth | None:
    """Say what readers gave who may be asked, and those who never are; None while nobody is held back."""
    return _worth.worth_of_asking(currency=main_currency(), now=now)


def intervals_of(*, sums: Mapping[str, Sums]) -> dict[str, Interval]:
    """Give each appeal's value per thousand views with bounds that hold however often one looks."""
    return {key: interval(each, appeals=len(sums)) for key, each in sums.items()}


def appeal_views(*, appeals: Iterable[str], trial: str = "", span: Span) -> dict[str, tuple[int, ...]]:
    """Say how often each appeal was seen in each step of a span, oldest first."""
    return _sums.views_over_time(appeals, trial=trial, span=span)
