"""What the support room listens to: the payment provider's notices, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.events import Event
from wireroom.kernel.outbox import Subscriber
from wireroom.reader.events import ReaderErased
from wireroom.support.adapters.provider import Provider, ProviderAwayError, current_provider
from wireroom.support.events import GiftFailed, GiverGone, MoneyReturned, NoticeArrived, PaymentReceived, RenewalMissed
from wireroom.support.flows.forget_giver import forget_reader
from wireroom.support.flows.read_notice import read_notice
from wireroom.support.flows.settle_payment import settle_payment
from wireroom.support.flows.write_letter import tell_failed, tell_missed, tell_returned, thank

CLOCK = SystemClock()


def notices_arrived(events: Sequence[Event]) -> None:
    """Read each."""
    for event in events:
        if isinstance(event, NoticeArrived):
            read_notice(ref=event.ref, provider=_provider(), now=CLOCK.now())


def payments_received(events: Sequence[Event]) -> None:
    """Ask what was kept of each."""
    for event in events:
        if isinstance(event, PaymentReceived):
            settle_payment(payment=event.payment, provider=_provider(), now=CLOCK.now())


def letters_wanted(events: Sequence[Event]) -> None:
    """Write each giver the letter that what happened asks for."""
    for event in events:
        match event:
            case PaymentReceived():
                thank(payment=event.payment, provider=_provider(), now=CLOCK.now())
            case MoneyReturned():
                tell_returned(refund=event.refund, provider=_provider(), now=CLOCK.now())
            case RenewalMissed():
                tell_missed(event, provider=_provider(), now=CLOCK.now())
            case GiftFailed():
                tell_failed(event, provider=_provider(), now=CLOCK.now())


def readers_erased(events: Sequence[Event]) -> None:
    """Cut each one's tie to what they gave."""
    for event in events:
        if isinstance(event, ReaderErased):
            forget_reader(reader_id=event.reader_id)


def givers_gone(events: Sequence[Event]) -> None:
    """Have the provider forget each."""
    for event in events:
        if isinstance(event, GiverGone):
            _provider().forget(event.giver)


def _provider() -> Provider:
    provider = current_provider()
    if provider is None:
        message = "No payment provider is set: what it told waits until it is. See docs/guides/operator.md."
        raise ProviderAwayError(message)
    return provider


SUBSCRIBERS = (
    Subscriber(name="support.notices", events=(NoticeArrived,), handle=notices_arrived),
    Subscriber(name="support.settlements", events=(PaymentReceived,), handle=payments_received, batch=1, lane="post"),
    Subscriber(
        name="support.letters",
        events=(PaymentReceived, MoneyReturned, RenewalMissed, GiftFailed),
        handle=letters_wanted,
        batch=1,
        lane="post",
    ),
    Subscriber(name="support.readers", events=(ReaderErased,), handle=readers_erased),
    Subscriber(name="support.forgetting", events=(GiverGone,), handle=givers_gone, batch=1, lane="post"),
)
