from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest
from faults import FEED, NOW, Desk, SixFaults, copy
from pydantic import ValidationError
from web_far_side import Agency, Asked, Says, agency

from wireroom.wire import api as wire
from wireroom.wire.adapters.transports.carrier import TransportError
from wireroom.wire.adapters.transports.queue.carrier import Queue
from wireroom.wire.adapters.transports.queue.settings import QueueSettings
from wireroom.wire.models import Transport


class WireQ:
    """A queue as dpa keeps it: it shows a few entries, each under a new receipt, until the receipt comes back."""

    kind = "queue"
    secret, wrong_secret = "right-token", "wrong-token"

    def __init__(self, server: Agency, *, at_once: int = 1) -> None:
        server.answer = self.answer
        self.waiting: list[dict[str, str]] = []
        self.receipts: dict[str, dict[str, str]] = {}
        self.deaf = 0
        self.hides = False
        self.hidden: list[dict[str, str]] = []
        self.deleted: list[str] = []
        self.numbers = count(1)
        self.at_once = at_once
        self.settings: dict[str, Any] = {"url": f"{server.home}/q/entries.json", "auth": "bearer", "copy_path": "copy"}
        self.cut_after, self.mend = server.cutter.cut_after, server.cutter.mend

    def put(self, name: str, data: bytes, *, written: datetime | None = None) -> None:  # noqa: ARG002 - it shows no dates
        self.waiting.append({"entry_id": name, "copy": data.decode()})

    def answer(self, asked: Asked) -> Says:
        if asked.headers["Authorization"] != f"Bearer {self.secret}":
            return Says(403)
        if asked.method == "DELETE":
            return self.forget(asked.path.removeprefix("/q/entry/"))
        shown = []
        for entry in [each for each in self.waiting if each not in self.hidden][: self.at_once]:
            self.hidden += [entry] * self.hides
            receipt = f"r{next(self.numbers)}"
            self.receipts[receipt] = entry
            shown.append({**entry, "_wireq_receipt": receipt})
        return Says(body=json.dumps({"entries": shown}).encode(), headers={} if shown else {"Retry-After": "30"})

    def forget(self, receipt: str) -> Says:
        if self.deaf:
            self.deaf -= 1
            return Says(503)
        entry = self.receipts.pop(receipt, None)
        if entry not in self.waiting:
            return Says(410)
        self.waiting.remove(entry)
        self.deleted.append(entry["entry_id"])
        return Says(204)


@pytest.fixture
def server() -> Iterator[Agency]:
    with agency(lambda _: Says()) as server:
        yield server


@pytest.fixture
def queue(server: Agency) -> WireQ:
    return WireQ(server)


class TestFaults(SixFaults):
    @pytest.fixture
    def far_side(self, queue: WireQ) -> WireQ:
        return queue


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder", "private_loopback")]


@pytest.fixture
def desk(queue: WireQ) -> Iterator[Desk]:
    desk = Desk(queue)
    yield desk
    desk.fetching.close()


def test_an_entry_is_forgotten_only_once_it_is_kept(desk: Desk, queue: WireQ, monkeypatch: pytest.MonkeyPatch) -> None:
    queue.put("a", copy(1))
    with monkeypatch.context() as broken:
        broken.setattr("wireroom.wire.flows.keep_haul._settle", _die)
        with pytest.raises(KeyboardInterrupt):
            desk.look()
    assert (queue.deleted, desk.brought()) == ([], [])
    desk.look()
    assert (queue.deleted, desk.brought()) == (["a"], [copy(1)])


def test_a_process_that_dies_before_the_receipt_gives_it_later(
    desk: Desk, queue: WireQ, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.put("a", copy(1))
    queue.hides = True
    with monkeypatch.context() as broken:
        broken.setattr(Queue, "acknowledge", _die)
        with pytest.raises(KeyboardInterrupt):
            desk.look()
    assert (queue.deleted, desk.brought()) == ([], [copy(1)])
    desk.fetching = wire.Fetching(FEED)
    desk.look()
    assert (queue.deleted, desk.brought()) == (["a"], [copy(1)])
    assert Transport.objects.get().cursor == {}


def test_a_receipt_that_fails_is_told_and_given_again(desk: Desk, queue: WireQ) -> None:
    queue.put("a", copy(1))
    queue.hides = True
    queue.deaf = 1
    desk.look()
    assert "503" in desk.trouble
    desk.look()
    assert (queue.deleted, desk.brought(), desk.trouble) == (["a"], [copy(1)], "")


def test_new_copy_comes_although_old_receipts_are_refused(server: Agency) -> None:
    queue = WireQ(server, at_once=2)
    desk = Desk(queue)
    queue.put("a", copy(1))
    queue.deaf = 99
    desk.look()
    queue.put("b", copy(2))
    desk.look()
    assert desk.brought() == [copy(1), copy(2)]
    assert "503" in desk.trouble
    queue.deaf = 0
    desk.look(2)
    assert (queue.waiting, desk.brought(), desk.trouble) == ([], [copy(1), copy(2)], "")


def test_a_receipt_too_old_to_be_known_is_not_given(desk: Desk, queue: WireQ, server: Agency) -> None:
    queue.put("a", copy(1))
    queue.deaf = 1
    desk.look()
    desk.clock.advance(timedelta(minutes=5))
    before = len(server.asked)
    desk.look()
    assert [each.method for each in server.asked[before:]] == ["GET", "DELETE", "GET"]
    assert (queue.deleted, desk.brought()) == (["a"], [copy(1)])


def test_an_address_for_receipts_that_is_wrong_is_told(desk: Desk, queue: WireQ, server: Agency) -> None:
    queue.put("a", copy(1))
    right = queue.answer
    server.answer = lambda asked: Says(404) if asked.method == "DELETE" else right(asked)
    desk.look()
    assert "nothing at this address (404)" in desk.trouble
    assert desk.brought() == [copy(1)]


def test_an_entry_in_json_is_delivered_without_its_receipt(server: Agency, queue: WireQ) -> None:
    queue.put("a", b"x")
    carrier = Queue(QueueSettings(url=f"{server.home}/q/entries.json", auth="bearer"), queue.secret)
    first, again = (carrier.haul(cursor={}, now=NOW).parcels[0] for _ in range(2))
    assert first.data == again.data == b'{"entry_id":"a","copy":"x"}'
    assert first.receipt != again.receipt


def test_a_queue_in_xml_asked_and_answered_its_own_way(server: Agency) -> None:
    listing = (
        b'<?xml version="1.0"?><r><error>0</error><n><RBNews><ServiceQueueId>7</ServiceQueueId><h>Faerge</h></RBNews>'
        b"<RBNews><ServiceQueueId>8</ServiceQueueId></RBNews></n></r>"
    )
    server.answer = lambda asked: Says(body=listing if asked.path == "/NewsQueue" else b"<ok/>")
    settings = QueueSettings(
        url=f"{server.home}/NewsQueue?user=ed",
        auth="query",
        key_name="password",
        form="xml",
        entries_path="RBNews",
        receipt_path="ServiceQueueId",
        ack_url=f"{server.home}/QueueAcknowledge?user=ed&servicequeueid={{receipt}}",
        ack_method="GET",
    )
    carrier = Queue(settings, "s3cret")
    haul = carrier.haul(cursor={}, now=NOW)
    assert [each.receipt for each in haul.parcels] == ["7", "8"]
    assert b"<h>Faerge</h>" in haul.parcels[0].data
    assert b">7<" not in haul.parcels[0].data
    carrier.acknowledge(haul)
    assert server.asked[-1].query == {"user": "ed", "servicequeueid": "8", "password": "s3cret"}
    server.answer = lambda _: Says(body=b"<r><error>9</error><errormsg>Forkert kodeord</errormsg></r>")
    with pytest.raises(TransportError, match="the error 9 instead of copy: Forkert kodeord"):
        carrier.haul(cursor={}, now=NOW)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b'{"items": []}', "no list at entries"),
        (b'{"entries": [{"a": 1}]}', "without a receipt"),
        (b"<html>", "no JSON that can be read"),
    ],
)
def test_answers_that_are_no_queue_are_told(server: Agency, body: bytes, why: str) -> None:
    server.answer = lambda _: Says(body=body)
    with pytest.raises(TransportError, match=why):
        Queue(QueueSettings(url=server.home), "").haul(cursor={}, now=NOW)


def test_an_empty_answer_is_an_empty_queue(server: Agency) -> None:
    server.answer = lambda _: Says(204, headers={"Retry-After": "99999"})
    haul = Queue(QueueSettings(url=server.home), "").haul(cursor={}, now=NOW)
    assert (haul.parcels, haul.cursor, haul.more, haul.wait) == ((), {}, False, 3600)


def test_trying_a_queue_takes_nothing(server: Agency, queue: WireQ) -> None:
    queue.put("a", b"x")
    settings = QueueSettings(url=f"{server.home}/q/entries.json", auth="bearer")
    assert "shows 1 entries" in Queue(settings, queue.secret).look(now=NOW)
    before = len(server.asked)
    assert "not tried out" in Queue(settings.model_copy(update={"method": "POST"}), queue.secret).look(now=NOW)
    assert (len(server.asked), queue.deleted) == (before, [])


def test_an_address_for_receipts_says_where_they_go() -> None:
    with pytest.raises(ValidationError, match="receipt"):
        QueueSettings(url="https://queue.example/", ack_url="https://queue.example/ack")


def _die(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
