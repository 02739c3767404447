"""One worker sends one batch: takes it, seals it, sends it, and writes down what came of it while it goes.

What is not written down when a worker dies is sent again by the next one: a device may be sent the same notice twice
within moments, and shows it once, for the second replaces the first on its way (Topic) and on the screen (tag).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from django.db import connections, transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from pyroaring import BitMap

from wireroom.alert.adapters.h2.coding import path_field
from wireroom.alert.adapters.h2.connection import Answer, Envoy, Message
from wireroom.alert.adapters.h2.lane import Load
from wireroom.alert.adapters.sealing import prepare, seal
from wireroom.alert.adapters.vapid_keys import VapidKey, VapidKeyMissingError, key_named
from wireroom.alert.adapters.worker import Worker
from wireroom.alert.flows import lease
from wireroom.alert.flows.envelopes import take
from wireroom.alert.flows.notices import notice_of
from wireroom.alert.flows.sheets import change
from wireroom.alert.flows.subscribe import forget
from wireroom.alert.models import STORE, Alert, Batch, PushService
from wireroom.alert.rules.kinds import MANNERS
from wireroom.alert.rules.outcomes import ACCEPTED, EXPIRED, GONE, REFUSED, STOPPED, TO_SEND, unpack
from wireroom.alert.rules.payload import text_of
from wireroom.kernel.clock import Clock
from wireroom.kernel.http_wait import wait_asked

log = structlog.get_logger(__name__)
SPELL = 0.25
"""So often, in seconds, it is written down what came of a batch, and looked whether the alert was stopped."""
NO_REST = timedelta(0)


@dataclass(slots=True)
class _Work:
    """A batch in hand."""

    alert: Alert
    batch: Batch
    ids: list[int]
    outcomes: bytearray
    text: bytes
    ttl: int
    faults: dict[str, int] = field(default_factory=dict)
    service_of: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Row:
    """One message to be: its place in the batch, what it is sealed with, where it goes."""

    index: int
    path: str
    envoy: Envoy
    p256dh: bytes
    auth: bytes
    envelope: bytes | None


def send_batch(*, worker: Worker, clock: Clock) -> bool:
    """Send the most urgent batch there is; whether there was one."""
    now = clock.now()
    batch = lease.claim(holder=worker.name, now=now)
    if batch is None:
        return False
    alert = Alert.objects.get(pk=batch.alert_id)
    outcomes = bytearray(bytes(batch.outcomes))
    try:
        if alert.state != "sending":
            _settle_rest(outcomes, STOPPED)
            lease.let_go(batch, bytes(outcomes), now=now)
        elif (left := _time_left(alert, now=now)) <= 0:
            _settle_rest(outcomes, EXPIRED)
            lease.let_go(batch, bytes(outcomes), now=now)
        else:
            notice = notice_of(alert, now=now)
            work = _Work(alert, batch, list(unpack(bytes(batch.members))), outcomes, text_of(notice), left)
            _send(work, worker, clock=clock)
    except lease.LeaseLostError:
        log.warning("alert.lease_lost", alert=alert.pk, batch=batch.number)
    _finish(alert, clock=clock)
    return True


def _send(work: _Work, worker: Worker, *, clock: Clock) -> None:
    rows = _rows(work, worker, now=clock.now())
    services = {row.pk: row for row in PushService.objects.filter(pk__in=rows)}
    now = clock.now()
    paused = {pk: row.paused_until for pk, row in services.items() if row.paused_until and row.paused_until > now}
    loads = {services[pk].origin: _load(work, found, clock=clock) for pk, found in rows.items() if pk not in paused}
    if loads and not _begins(work.alert, now=now):
        lease.let_go(work.batch, bytes(work.outcomes), rest=NO_REST, now=now)
        return
    has_given_way = False
    try:
        worker.sender.load(loads, troubles={row.origin: row.troubles for row in services.values()})
        while worker.sender.work(seconds=SPELL) and not has_given_way:
            has_given_way = _look_up(work, worker, clock=clock)
    finally:
        worker.sender.drop_waiting()
        while worker.sender.work(seconds=SPELL):
            with suppress(lease.LeaseLostError):
                lease.write_down(work.batch, bytes(work.outcomes), now=clock.now())
    now = clock.now()
    waits = [*paused.values(), *_note_pauses(worker.sender.pauses(), services, now=now)]
    _keep(work)
    for fault, number in work.faults.items():
        log.error("alert.refused", alert=work.alert.pk, fault=fault, messages=number)
    rest = NO_REST if has_given_way else max(min(waits) - now, NO_REST) if waits else None
    lease.let_go(work.batch, bytes(work.outcomes), rest=rest, now=now)


def _look_up(work: _Work, worker: Worker, *, clock: Clock) -> bool:
    """Between two spells: write down, and see how fast to go on; True if the alert was stopped or overtaken."""
    now = clock.now()
    lease.write_down(work.batch, bytes(work.outcomes), now=now)
    worker.sender.rate = worker.rate(work.alert.path)
    state = Alert.objects.filter(pk=work.alert.pk).values_list("state", flat=True).first()
    return state != "sending" or lease.is_overtaken(work.batch, now=now)


def _rows(work: _Work, worker: Worker, *, now: datetime) -> dict[int, list[_Row]]:
    """The rows still to be sent, by their push service. Who is not there any more is settled as gone."""
    place = {pk: index for index, pk in enumerate(work.ids) if work.outcomes[index] == TO_SEND}
    for index in place.values():
        work.outcomes[index] = GONE
    envelopes = take(list(place), now=now)
    origins = dict(PushService.objects.values_list("pk", "origin"))
    envoys: dict[tuple[int, str], Envoy | None] = {}
    found: dict[int, list[_Row]] = {}
    for pk, endpoint, p256dh, auth, key_id, service in _subscriptions(list(place)):
        if (service, key_id) not in envoys:
            envoys[service, key_id] = _envoy(work, worker, origins[service], key_id, now=now)
        envoy = envoys[service, key_id]
        index = place[pk]
        work.outcomes[index] = TO_SEND if envoy else REFUSED
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


def _envoy(work: _Work, worker: Worker, origin: str, key_id: str, *, now: datetime) -> Envoy | None:
    try:
        key: VapidKey = key_named(worker.keys, key_id)
    except VapidKeyMissingError as error:
        log.error("alert.key_missing", key=key_id, mend=str(error))  # noqa: TRY400 - the message says all of it
        return None
    scheme, _, authority = origin.partition("://")
    manner = MANNERS[work.alert.kind]  # type: ignore[index]  # a stored kind
    headers = {
        "authorization": worker.tokens.authorization(origin, key, now=now.timestamp()),
        "ttl": str(work.ttl),
        "urgency": manner.urgency,
        "topic": work.alert.tag,
        "content-encoding": "aes128gcm",
        "content-type": "application/notification+json",
        "content-length": str(86 + len(work.text) + 17),
    }
    return Envoy(
        pseudo=((b":method", b"POST"), (b":scheme", scheme.encode()), (b":authority", authority.encode())),
        common=tuple((name.encode(), value.encode()) for name, value in headers.items()),
    )


def _load(work: _Work, rows: list[_Row], *, clock: Clock) -> Load:
    def sealed(places: list[int]) -> list[Message]:
        return [_message(rows[place], work.text) for place in places]

    def settle(index: int, outcome: int, answer: Answer) -> None:
        work.outcomes[index] = outcome
        if outcome == REFUSED:
            words = " ".join(f"{answer.status} {answer.reason}".split())[:200]
            work.faults[words] = work.faults.get(words, 0) + 1

    return Load(
        waiting=deque(range(len(rows))),
        sealed=sealed,
        settle=settle,
        wait_asked=lambda headers: _wait_asked(clock.now(), headers),
    )


def _message(row: _Row, text: bytes) -> Message:
    """Seal one message: with its envelope, which is used up by that, or cold."""
    material = row.envelope or prepare(row.p256dh, row.auth)
    row.envelope = None
    return Message(row.index, path_field(row.path), seal(material, text), row.envoy)


def _keep(work: _Work) -> None:
    """Put down who was told, and forget whose subscription is over. Safe to do twice."""
    told = BitMap([pk for pk, outcome in zip(work.ids, work.outcomes, strict=True) if outcome == ACCEPTED])
    gone = [pk for pk, outcome in zip(work.ids, work.outcomes, strict=True) if outcome == GONE]
    with transaction.atomic(using=STORE):
        change(put={f"told:{work.alert.pk}": told}, take={})
    if gone:
        forget(gone)


def _begins(alert: Alert, *, now: datetime) -> bool:
    """Mark that the first notification leaves now; False if the alert was stopped first, and none may leave."""
    going = Alert.objects.filter(pk=alert.pk, state="sending")
    return going.update(began_at=Coalesce("began_at", Value(now))) > 0


def _finish(alert: Alert, *, clock: Clock) -> None:
    """The last batch is settled: the alert is sent."""
    if not lease.open_batches(alert.pk):
        Alert.objects.filter(pk=alert.pk, state="sending").update(state="sent", finished_at=clock.now())


def _note_pauses(
    pauses: Mapping[str, tuple[float, str, int]], services: Mapping[int, PushService], *, now: datetime
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


def _wait_asked(now: datetime, headers: Mapping[str, str]) -> float | None:
    return wait_asked({name.title(): value for name, value in headers.items()}, now=now)


def _time_left(alert: Alert, *, now: datetime) -> int:
    manner = MANNERS[alert.kind]  # type: ignore[index]  # a stored kind
    return int(manner.keeps_for.total_seconds() - (now - (alert.ordered_at or now)).total_seconds())


def _settle_rest(outcomes: bytearray, outcome: int) -> None:
    outcomes[:] = bytes(outcomes).replace(bytes([TO_SEND]), bytes([outcome]))
