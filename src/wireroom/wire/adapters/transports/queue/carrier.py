"""A queue that hides what it shows and forgets it only for a receipt: dpa's wireQ, Ritzau, and their like.

Receipts are given after what they are for is kept. Those that could not be given stay in the cursor and are given
with the next look, until the queue shows their entries again under others. An entry seen twice is the same bytes:
its receipt, which changes each time, is taken out.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urljoin

from wireroom.kernel.http import Answer
from wireroom.kernel.http_wait import wait_asked
from wireroom.wire.adapters.transports.carrier import Cursor, Haul, Json, TransportError
from wireroom.wire.adapters.transports.queue.entries import entries
from wireroom.wire.adapters.transports.queue.settings import QueueSettings
from wireroom.wire.adapters.transports.web.ask import Web
from wireroom.wire.adapters.transports.web.faults import LONGEST_WAIT, fault
from wireroom.wire.rules.json_path import list_at, text_at

GONE = frozenset({400, 404, 409, 410})
"""What a queue says of a receipt it knows no longer: it was given before, or came too late and another one follows."""
TAKES = "A queue asked by POST is not tried out, for that could take away what waits there: save it to begin."


class Queue:
    """One tie to one queue."""

    def __init__(self, settings: QueueSettings, secret: str) -> None:
        self._settings = settings
        self._web = Web(settings, secret)
        self._told: set[str] = set()
        self._now: datetime | None = None

    def haul(self, *, cursor: Cursor, now: datetime) -> Haul:
        """Give the receipts still owed, then take what the queue shows. Raises TransportError."""
        self._now = now
        owed, trouble = self._settle(self._still_owed(cursor, now=now), now=now)
        answer = self._asked(now=now)
        parcels = entries(answer, self._settings)
        if trouble is not None and not parcels:
            raise trouble
        until = (now + timedelta(seconds=self._settings.hidden_for)).isoformat()
        shown: list[Json] = [{"receipt": each.receipt, "until": until} for each in parcels]
        taken = [*owed, *shown]
        wait = wait_asked(answer.headers, now=now)
        return Haul(
            parcels=parcels,
            cursor={"owed": taken} if taken else {},
            more=bool(parcels) and wait is None,
            wait=None if wait is None else min(wait, LONGEST_WAIT),
        )

    def acknowledge(self, haul: Haul) -> None:
        """Give the receipts of what is kept now. Raises TransportError; those not given stay in the cursor."""
        for parcel in haul.parcels:
            self._tell(parcel.receipt, gone=frozenset({410}), now=self._now or datetime.now(UTC))

    def look(self, *, now: datetime) -> str:
        """Say how many entries the queue shows; they stay there, hidden for a moment. Raises TransportError."""
        if self._settings.method == "POST":
            return TAKES
        found = entries(self._asked(now=now), self._settings)
        if not found:
            return "The queue answers, and is empty."
        return f"The queue shows {len(found)} entries at once; they come within {self._settings.hidden_for} seconds."

    def close(self) -> None:
        """Nothing stays open."""

    def _still_owed(self, cursor: Cursor, *, now: datetime) -> list[Json]:
        """The receipts that were not given yet and may still be known to the queue."""
        patience = timedelta(seconds=self._settings.hidden_for)
        return [
            each
            for each in list_at(dict(cursor), "owed")
            if text_at(each, "receipt") not in self._told
            and abs(datetime.fromisoformat(text_at(each, "until")) - now) <= patience
        ]

    def _settle(self, owed: list[Json], *, now: datetime) -> tuple[list[Json], TransportError | None]:
        """Give receipts again; the rest, and why it could not be given. What waits is taken all the same."""
        self._told.clear()
        for number, each in enumerate(owed):
            try:
                self._tell(text_at(each, "receipt"), gone=GONE, now=now)
            except TransportError as error:
                return owed[number:], error
        return [], None

    def _tell(self, receipt: str, *, gone: frozenset[int], now: datetime) -> None:
        pattern = self._settings.ack_url or urljoin(self._settings.url, "entry/{receipt}")
        url = pattern.replace("{receipt}", quote(receipt, safe=""))
        answer = self._web.answer(url, method=self._settings.ack_method, named=self._settings.ack_url)
        wrong = None if answer.status in gone else fault(answer, now=now, secret=self._web.secret)
        if wrong is not None:
            raise wrong
        self._told.add(receipt)

    def _asked(self, *, now: datetime) -> Answer:
        if not self._settings.receipt_path:
            message = "No receipt is named: say where it is in an entry, or the queue would show the same for ever."
            raise TransportError(message, lasting=True)
        return self._web.ask(self._settings.url, method=self._settings.method, now=now)
