"""One worker sends: it takes batches up one after the other, the most urgent first, and writes down what came of them.

The next batch is taken up before the last answers to the earlier one have come, so that a push service far away is
sent as much as one that is near. What is not written down when a worker dies is sent again by the next one: a device
may be sent the same notice twice within moments, and shows it once, for the second replaces the first on its way
(Topic) and on the screen (tag).
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import structlog
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from pyroaring import BitMap

from wireroom.alert.adapters.worker import Worker
from wireroom.alert.flows import lease
from wireroom.alert.flows.sheets import change
from wireroom.alert.flows.subscribe import forget
from wireroom.alert.flows.take_up import Hand, take_up
from wireroom.alert.models import Alert, Batch, PushService, writing
from wireroom.alert.rules.kinds import MANNERS
from wireroom.alert.rules.outcomes import ACCEPTED, EXPIRED, GONE, STOPPED, TO_SEND
from wireroom.kernel.clock import Clock

log = structlog.get_logger(__name__)
SPELL = 0.25
"""So often, in seconds, it is written down what came of batches, and looked whether an alert was stopped."""
MOST_IN_HAND = 4
NO_REST = timedelta(0)


class Sending:
    """What one worker has in hand, from turn to turn."""

    def __init__(self, *, worker: Worker, clock: Clock) -> None:
        self._worker = worker
        self._clock = clock
        self._hands: list[Hand] = []
        self._looked = 0.0

    def turn(self) -> bool:
        """Take up what is wanted, send for a spell, put down what is done; whether there was anything to do."""
        has_settled, is_any_left = self._take_up()
        if not self._hands:
            return has_settled
        goes_on = self._worker.sender.work(seconds=SPELL, until_low=is_any_left and len(self._hands) < MOST_IN_HAND)
        if time.monotonic() - self._looked > SPELL:
            self._look_up()
        self._put_down(all_of_them=not goes_on)
        if not (goes_on and self._hands):
            self._worker.sender.clear()
        return True

    def finish(self) -> None:
        """Send no more; wait for the answers under way, and give everything back."""
        for hand in self._hands:
            self._give_way(hand)
        while self._worker.sender.work(seconds=SPELL, until_low=False):
            self._look_up()
        self._put_down(all_of_them=True)

    def _take_up(self) -> tuple[bool, bool]:
        """Fill the hands; whether a batch was settled without sending, and whether there may be more to take up."""
        has_settled = False
        while self._worker.sender.wants_more and len(self._hands) < MOST_IN_HAND:
            batch = lease.claim(holder=self._worker.name, now=self._clock.now())
            if batch is None:
                return has_settled, False
            has_settled = not self._begin(batch) or has_settled
        return has_settled, True

    def _begin(self, batch: Batch) -> bool:
        """Begin to send a batch; False if there is nothing to send of it any more."""
        now = self._clock.now()
        alert = Alert.objects.get(pk=batch.alert_id)
        left = _time_left(alert, now=now)
        if alert.state != "sending" or left <= 0:
            outcomes = _settled(bytes(batch.outcomes), STOPPED if alert.state != "sending" else EXPIRED)
            lease.let_go(batch, outcomes, now=now)
            self._finish(alert)
            return False
        hand = take_up(alert, batch, ttl=left, worker=self._worker, clock=self._clock)
        self._hands.append(hand)
        if hand.loads and not _begins(alert, now=self._clock.now()):
            self._give_way(hand)
        troubles = {row.origin: row.troubles for row in hand.services.values()}
        self._worker.sender.load(hand.loads, troubles=troubles)
        return True

    def _look_up(self) -> None:
        """Between two spells: write down, and see how fast to go on, and what was stopped or is overtaken."""
        self._looked = time.monotonic()
        now = self._clock.now()
        for hand in list(self._hands):
            try:
                lease.write_down(hand.batch, bytes(hand.outcomes), now=now)
            except lease.LeaseLostError:
                self._lose(hand)
                continue
            self._worker.sender.rate = self._worker.rate(hand.alert.path)
            state = Alert.objects.filter(pk=hand.alert.pk).values_list("state", flat=True).first()
            if state != "sending" or lease.is_overtaken(hand.batch, now=now):
                self._give_way(hand)

    def _put_down(self, *, all_of_them: bool) -> None:
        """Give back what is done. While a service is in trouble, batches wait for its verdict, and go together."""
        pauses = self._worker.sender.pauses()
        for hand in list(self._hands):
            if all_of_them or (hand.is_done and not pauses):
                hand.drop()
                self._give_back(hand, pauses)

    def _give_back(self, hand: Hand, pauses: dict[str, tuple[float, str, int]]) -> None:
        now = self._clock.now()
        waits = [*hand.until, *_note_pauses(pauses, hand.services, now=now)]
        _keep(hand)
        for fault, number in hand.faults.items():
            log.error("alert.refused", alert=hand.alert.pk, fault=fault, messages=number)
        rest = NO_REST if hand.gives_way else max(min(waits) - now, NO_REST) if waits else None
        try:
            lease.let_go(hand.batch, bytes(hand.outcomes), rest=rest, now=now)
        except lease.LeaseLostError:
            self._lose(hand)
            return
        hand.put_down()
        self._hands.remove(hand)
        self._finish(hand.alert)

    def _give_way(self, hand: Hand) -> None:
        hand.gives_way = True
        hand.drop()

    def _lose(self, hand: Hand) -> None:
        """Another worker holds the batch: what it knows of it counts, and this one sends no more."""
        log.warning("alert.lease_lost", alert=hand.alert.pk, batch=hand.batch.number)
        hand.put_down()
        self._hands.remove(hand)

    def _finish(self, alert: Alert) -> None:
        """The last batch is settled: the alert is sent."""
        if not lease.open_batches(alert.pk):
            Alert.objects.filter(pk=alert.pk, state="sending").update(state="sent", finished_at=self._clock.now())


def _keep(hand: Hand) -> None:
    """Put down who was told, and forget whose subscription is over. Safe to do twice."""
    told = BitMap([pk for pk, outcome in zip(hand.ids, hand.outcomes, strict=True) if outcome == ACCEPTED])
    gone = [pk for pk, outcome in zip(hand.ids, hand.outcomes, strict=True) if outcome == GONE]
    with writing():
        change(put={f"told:{hand.alert.pk}": told}, take={})
    if gone:
        forget(gone)


def _begins(alert: Alert, *, now: datetime) -> bool:
    """Mark that the first notification leaves now; False if the alert was stopped first, and none may leave."""
    going = Alert.objects.filter(pk=alert.pk, state="sending")
    return going.update(began_at=Coalesce("began_at", Value(now))) > 0


def _note_pauses(
    pauses: dict[str, tuple[float, str, int]], services: dict[int, PushService], *, now: datetime
) -> list[datetime]:
    """Let all workers know who wants to be left alone, and who is well again."""
    untils = []
    for row in services.values():
        if row.origin in pauses:
            seconds, why, troubles = pauses[row.origin]
            until = now + timedelta(seconds=seconds)
            PushService.objects.filter(pk=row.pk).update(paused_until=until, troubles=troubles, last_trouble=why)
            untils.append(until)
        elif row.troubles and not (row.paused_until and row.paused_until > now):
            PushService.objects.filter(pk=row.pk, troubles=F("troubles")).update(troubles=0)
    return untils


def _time_left(alert: Alert, *, now: datetime) -> int:
    manner = MANNERS[alert.kind]  # type: ignore[index]  # a stored kind
    return int(manner.keeps_for.total_seconds() - (now - (alert.ordered_at or now)).total_seconds())


def _settled(outcomes: bytes, outcome: int) -> bytes:
    """What came of a batch, if what is unsettled now meets this outcome."""
    return outcomes.replace(bytes([TO_SEND]), bytes([outcome]))
