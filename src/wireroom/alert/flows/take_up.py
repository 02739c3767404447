"""A batch is taken up: its readers' keys are read, their envelopes taken, and it is made ready to send."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

import structlog
from django.db import connections

from wireroom.alert.adapters.h2.coding import path_field
from wireroom.alert.adapters.h2.message import Answer, Envoy, Load, Message
from wireroom.alert.adapters.sealing import prepare, seal
from wireroom.alert.adapters.vapid_keys import VapidKey, VapidKeyMissingError, key_named
from wireroom.alert.adapters.worker import Worker
from wireroom.alert.flows.envelopes import take
from wireroom.alert.flows.notices import notice_of
from wireroom.alert.models import STORE, Alert, Batch, PushService
from wireroom.alert.rules.kinds import MANNERS
from wireroom.alert.rules.outcomes import GONE, REFUSED, TO_SEND, unpack
from wireroom.alert.rules.payload import text_of
from wireroom.kernel.clock import Clock
from wireroom.kernel.http_wait import wait_asked

log = structlog.get_logger(__name__)


@dataclass(slots=True, eq=False)
class Hand:
    """A batch in hand: what came of each of its messages so far, and what is still to be sent where."""

    alert: Alert
    batch: Batch
    ids: list[int]
    outcomes: bytearray
    services: dict[int, PushService] = field(default_factory=dict)
    loads: dict[str, Load] = field(default_factory=dict)
    until: list[datetime] = field(default_factory=list)
    """When the services that are left alone may be asked again."""
    faults: dict[str, int] = field(default_factory=dict)
    gives_way: bool = False

    @property
    def is_done(self) -> bool:
        """Whether nothing is left and every answer has come."""
        return all(load.is_done for load in self.loads.values())

    def drop(self) -> None:
        """Send no more of it; what is under way is still answered."""
        for load in self.loads.values():
            load.drop()

    def put_down(self) -> None:
        """Let go of its messages: hand and loads know each other, and would lie in memory until somebody looks."""
        self.drop()
        self.loads = {}


@dataclass(slots=True)
class _Row:
    """One message to be: its place in the batch, what it is sealed with, where it goes."""

    index: int
    path: str
    envoy: Envoy
    p256dh: bytes
    auth: bytes
    envelope: bytes | None


def take_up(alert: Alert, batch: Batch, *, ttl: int, worker: Worker, clock: Clock) -> Hand:
    """Make a batch ready that this worker holds. `ttl` is for how many seconds a push service may keep its messages.

    Who is not there any more is settled as gone. A service that is left alone now gets nothing.
    """
    now = clock.now()
    hand = Hand(alert, batch, list(unpack(bytes(batch.members))), bytearray(bytes(batch.outcomes)))
    text = text_of(notice_of(alert, now=now, quietly=batch.quietly))
    rows = _rows(hand, worker, ttl=ttl, size=len(text), now=now)
    hand.services = {row.pk: row for row in PushService.objects.filter(pk__in=rows)}
    for pk, found in rows.items():
        service = hand.services[pk]
        if service.paused_until and service.paused_until > now:
            hand.until.append(service.paused_until)
        else:
            hand.loads[service.origin] = _load(hand, found, text, clock=clock)
    return hand


def _rows(hand: Hand, worker: Worker, *, ttl: int, size: int, now: datetime) -> dict[int, list[_Row]]:
    """The rows still to be sent, by their push service."""
    place = {pk: index for index, pk in enumerate(hand.ids) if hand.outcomes[index] == TO_SEND}
    for index in place.values():
        hand.outcomes[index] = GONE
    envelopes = take(list(place), now=now)
    origins = dict(PushService.objects.values_list("pk", "origin"))
    envoys: dict[tuple[int, str], Envoy | None] = {}
    found: dict[int, list[_Row]] = {}
    for pk, endpoint, p256dh, auth, key_id, service in _subscriptions(list(place)):
        if (service, key_id) not in envoys:
            key = _key(worker, key_id)
            token = key and worker.tokens.authorization(origins[service], key, now=now.timestamp())
            envoys[service, key_id] = _envoy(hand.alert, origins[service], token, ttl=ttl, size=size) if token else None
        envoy = envoys[service, key_id]
        index = place[pk]
        hand.outcomes[index] = TO_SEND if envoy else REFUSED
        if envoy:
            path = endpoint[endpoint.index("/", 8) :]
            found.setdefault(service, []).append(_Row(index, path, envoy, p256dh, auth, envelopes.get(pk)))
    for rows in found.values():
        rows.sort(key=lambda row: id(row.envoy))
    return found


def _subscriptions(ids: list[int]) -> list[tuple[int, str, bytes, bytes, str, int]]:
    found: list[tuple[int, str, bytes, bytes, str, int]] = []
    with connections[STORE].cursor() as cursor:
        for at in range(0, len(ids), 1_000):
            marks = ",".join(map(str, map(int, ids[at : at + 1_000])))
            cursor.execute(
                f"SELECT id, endpoint, p256dh, auth, key_id, service_id FROM alert_subscription WHERE id IN ({marks})"
            )
            found += cursor.fetchall()
    return found


def _key(worker: Worker, key_id: str) -> VapidKey | None:
    try:
        return key_named(worker.keys, key_id)
    except VapidKeyMissingError as error:
        log.error("alert.key_missing", key=key_id, mend=str(error))  # noqa: TRY400 - the message says all of it
        return None


def _envoy(alert: Alert, origin: str, authorization: str, *, ttl: int, size: int) -> Envoy:
    scheme, _, authority = origin.partition("://")
    manner = MANNERS[alert.kind]  # type: ignore[index]  # a stored kind
    headers = {
        "authorization": authorization,
        "ttl": str(ttl),
        "urgency": manner.urgency,
        "topic": alert.tag,
        "content-encoding": "aes128gcm",
        "content-type": "application/notification+json",
        "content-length": str(86 + size + 17),
    }
    return Envoy(
        pseudo=((b":method", b"POST"), (b":scheme", scheme.encode()), (b":authority", authority.encode())),
        common=tuple((name.encode(), value.encode()) for name, value in headers.items()),
    )


def _load(hand: Hand, rows: list[_Row], text: bytes, *, clock: Clock) -> Load:
    def sealed(load: Load, places: list[int]) -> list[Message]:
        return [_message(load, rows[place], text) for place in places]

    return Load(
        waiting=deque(range(len(rows))),
        sealed=sealed,
        settle=partial(_settle, hand),
        wait_asked=lambda headers: wait_asked(
            {name.title(): value for name, value in headers.items()}, now=clock.now()
        ),
    )


def _settle(hand: Hand, index: int, outcome: int, answer: Answer) -> None:
    hand.outcomes[index] = outcome
    if outcome == REFUSED:
        words = " ".join(f"{answer.status} {answer.reason}".split())[:200]
        hand.faults[words] = hand.faults.get(words, 0) + 1


def _message(load: Load, row: _Row, text: bytes) -> Message:
    """Seal one message: with its envelope, which is used up by that, or cold."""
    material = row.envelope or prepare(row.p256dh, row.auth)
    row.envelope = None
    return Message(load, row.index, path_field(row.path), seal(material, text), row.envoy)
