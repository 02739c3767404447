"""What a sender does, turn by turn: what is most urgent first, and envelopes when nothing else is to be done.

Any number of senders may do this at once, on any machine that reaches the tables: alerts and batches are taken by
one at a time, and what a dead sender held is taken up by another when its lease is over. What asks for stories and
sections is done on the newsroom's own machine, where they lie.
"""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Final

from wireroom.alert.adapters.worker import Worker
from wireroom.alert.flows import digest, lease, order, prune
from wireroom.alert.flows.begin import begin_proven
from wireroom.alert.flows.envelopes import refill
from wireroom.alert.flows.send_batches import Sending
from wireroom.kernel.clock import Clock

AT_ONCE: Final = 0.0
SOON: Final = 0.02
"""How long until a page is looked for again that is not there yet."""
REST: Final = 0.04
"""The rest after each slice of envelopes, so that preparing takes half of one core at most."""
LONGEST: Final = 0.5
LOOK_AGAIN: Final = 20.0
"""How long until it is looked again who has no envelope once all have one: the look goes over every subscription."""


class Duty:
    """One sender's duty. `worker` keeps its connections from batch to batch.

    A sender that is not `at_home`, where the newsroom's stories lie, sends what others have begun.
    """

    def __init__(self, *, worker: Worker, clock: Clock, at_home: bool = True) -> None:
        self._worker = worker
        self._clock = clock
        self._at_home = at_home
        self._sending = Sending(worker=worker, clock=clock)
        self._next: dict[str, float] = {}
        self._last_prepared = 0
        lease.give_up_for(worker.name)

    def turn(self) -> float:
        """Do one thing; in how many seconds to be asked again at the latest."""
        is_proving = self._at_home and self._begin()
        if self._sending.turn():
            self._next.pop("envelopes", None)
            return AT_ONCE
        if is_proving:
            return SOON
        if self._at_home:
            self._look_around()
        if self._is_time("envelopes", every=0.0) and self._prepare():
            return REST
        return self._until_due()

    def close(self) -> None:
        """Put down what is in hand, and part with all push services."""
        self._sending.finish()
        self._worker.close()

    def _begin(self) -> bool:
        """Begin what is ordered and due; whether any still waits for its page."""
        order.release_due(now=self._clock.now())
        return begin_proven(clock=self._clock)

    def _look_around(self) -> None:
        now = self._clock.now()
        if self._is_time("mornings", every=20.0):
            digest.gather_digests(now=now)
        if self._is_time("tidy", every=3600.0):
            prune.prune(now=now)

    def _prepare(self) -> bool:
        """Prepare a slice of envelopes; whether there may be more to do."""
        if lease.is_busy():
            return False
        made, self._last_prepared = refill(after_id=self._last_prepared, now=self._clock.now())
        if not made and not self._last_prepared:
            self._next["envelopes"] = time.monotonic() + LOOK_AGAIN
        return made > 0

    def _until_due(self) -> float:
        now = self._clock.now()
        due = [each for each in (order.next_due(now=now), lease.next_due(now=now)) if each is not None]
        return min([LONGEST, *(max(SOON, (each - now) / timedelta(seconds=1)) for each in due)])

    def _is_time(self, what: str, *, every: float) -> bool:
        clock = time.monotonic()
        if clock < self._next.get(what, 0.0):
            return False
        self._next[what] = clock + every
        return True
