from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from faults import FEED, NOW, Desk, SixFaults, copy
from s3_far_side import BUCKET, S3FarSide, Store, notice, wrapped

from wireroom.kernel import site
from wireroom.wire import api as wire
from wireroom.wire.models import Transport

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder", "private_loopback")]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    store = Store()
    yield store
    store.close()


@pytest.fixture
def bucket(store: Store) -> Iterator[S3FarSide]:
    with closing(S3FarSide(store)) as far_side:
        yield far_side


@pytest.fixture
def queue(store: Store) -> Iterator[S3FarSide]:
    with closing(S3FarSide(store, told="direct")) as far_side:
        yield far_side


@pytest.fixture
def fifo(store: Store) -> Iterator[S3FarSide]:
    with closing(S3FarSide(store, told="direct", fifo=True)) as far_side:
        yield far_side


def look(far_side: S3FarSide, times: int = 2, **settings: Any) -> Desk:
    desk = Desk(far_side)
    desk.save(**({"hidden_for": 30} | settings))
    desk.look(times)
    desk.fetching.close()
    return desk


class TestBucketFaults(SixFaults):
    @pytest.fixture(params=["leave", "delete", "move"])
    def far_side(self, store: Store, request: pytest.FixtureRequest) -> Iterator[S3FarSide]:
        with closing(S3FarSide(store, after=request.param)) as far_side:
            yield far_side


class TestQueueFaults(SixFaults):
    @pytest.fixture(params=["direct", "sns"])
    def far_side(self, store: Store, request: pytest.FixtureRequest) -> Iterator[S3FarSide]:
        with closing(S3FarSide(store, told=request.param)) as far_side:
            yield far_side


def test_messages_are_forgotten_once_their_objects_are_kept(queue: S3FarSide) -> None:
    queue.put("out/über 1+2.xml", copy(1))
    queue.tell(notice("out/über 1+2.xml"))
    desk = look(queue)
    assert desk.brought_exactly(copy(1))
    assert queue.waiting() == 0


def test_a_message_that_was_not_acknowledged_comes_again_as_no_second_delivery(
    queue: S3FarSide, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.put("a.xml", copy(1))
    desk = Desk(queue)
    with monkeypatch.context() as broken:
        broken.setattr("wireroom.wire.adapters.transports.s3.queue.S3Queue.acknowledge", _die)
        with pytest.raises(KeyboardInterrupt):
            desk.look()
    assert (desk.brought(), queue.waiting()) == ([copy(1)], 1)
    queue.mend()
    desk.fetching = wire.Fetching(FEED)
    desk.look(3)
    assert (desk.brought(), queue.waiting()) == ([copy(1)], 0)


def test_an_order_is_kept_across_a_fault(fifo: S3FarSide) -> None:
    for number in range(3):
        fifo.put(f"{number}.xml", copy(number))
    fifo.store.delete_object(Bucket=BUCKET, Key="1.xml")
    desk = look(fifo, times=3)
    assert desk.brought() == [copy(0), copy(2)]
    assert [each.name for each in wire.quarantined()] == ["1.xml"]
    assert fifo.waiting() == 0


def test_messages_that_carry_copy_are_copy(queue: S3FarSide) -> None:
    item = json.dumps({"urn": "urn:newsml:halyard.example:1", "headline": "Ferry late"})
    bodies = [item, wrapped(copy(2).decode(), "sns"), "no {json", copy(3).decode()]
    for body in bodies:
        queue.tell(body)
    desk = look(queue, bucket="")
    assert desk.brought_exactly(item.encode(), copy(2), b"no {json", copy(3))
    assert queue.waiting() == 0


def test_messages_about_other_things_are_forgotten(queue: S3FarSide) -> None:
    queue.put("a.jpg", b"x")
    queue.tell(json.dumps({"Event": "s3:TestEvent", "Bucket": BUCKET}))
    queue.tell(notice("old.xml", event="ObjectRemoved:Delete"))
    queue.tell(notice("b.xml", bucket="secrets"))
    detail = {"bucket": {"name": BUCKET}, "object": {"key": "c d.xml"}}
    queue.store.put_object(Bucket=BUCKET, Key="c d.xml", Body=copy(5))
    queue.tell(json.dumps({"source": "aws.s3", "detail-type": "Object Created", "detail": detail}))
    desk = look(queue, include="*.xml")
    assert desk.brought() == [copy(5)]
    assert queue.waiting() == 0
    assert [(each.name, "secrets" in each.reason) for each in wire.quarantined()] == [("b.xml", True)]


@pytest.mark.parametrize("queue_url", [None, ""])
def test_an_object_that_is_too_large_is_left_and_told_once(
    queue: S3FarSide, queue_url: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("bucket", "line"):
        monkeypatch.setattr(f"wireroom.wire.adapters.transports.s3.{module}.LARGEST", 2000)
    queue.put("large.xml", copy(1, padding=3000))
    queue.put("small.xml", copy(2))
    desk = look(queue, times=3, queue_url=queue.queue_url if queue_url is None else queue_url)
    assert desk.brought_exactly(copy(2))
    assert [each.name for each in wire.quarantined()] == ["large.xml"]


def test_a_bucket_is_cleared_of_what_was_kept(bucket: S3FarSide) -> None:
    bucket.put("out/a.xml", copy(1))
    bucket.put("out/notes.txt", b"not copy")
    desk = look(bucket, prefix="out/", include="*.xml", after="move", move_to="done/")
    assert desk.brought() == [copy(1)]
    assert bucket.keys() == ["done/a.xml", "out/notes.txt"]
    bucket.put("out/b.xml", copy(2))
    look(bucket, prefix="out/", include="*.xml", after="delete")
    assert bucket.keys() == ["done/a.xml", "out/notes.txt"]


def test_an_object_written_over_is_taken_again(bucket: S3FarSide) -> None:
    bucket.put("latest.xml", copy(1))
    desk = look(bucket)
    bucket.put("latest.xml", copy(1, version=2))
    desk.look(2)
    assert desk.brought_exactly(copy(1), copy(1, version=2))
    bucket.store.delete_object(Bucket=BUCKET, Key="latest.xml")
    desk.look()
    assert Transport.objects.get().cursor["known"] == {}


def test_of_keys_that_ascend_only_the_last_are_remembered(bucket: S3FarSide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wireroom.wire.adapters.transports.s3.memory.MOST_ASCENDING", 3)
    for number in range(6):
        bucket.put(f"2026/{number}.xml", copy(number))
    desk = look(bucket, ascending=True)
    cursor = Transport.objects.get().cursor
    assert (cursor["start"], sorted(cursor["known"])) == ("2026/2.xml", ["2026/3.xml", "2026/4.xml", "2026/5.xml"])
    bucket.put("2026/4b.xml", copy(7))
    bucket.put("2026/9.xml", copy(8))
    desk.look(2)
    assert desk.brought_exactly(*map(copy, [0, 1, 2, 3, 4, 5, 7, 8]))


def test_a_bucket_of_more_than_can_be_remembered_is_refused(bucket: S3FarSide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wireroom.wire.adapters.transports.s3.bucket.MOST_REMEMBERED", 2)
    for number in range(4):
        bucket.put(f"{number}.xml", copy(number))
    assert "narrow the prefix" in look(bucket).trouble


def test_what_is_wrong_is_told(queue: S3FarSide) -> None:
    for address in ("", queue.queue_url):
        assert "does not know this key" in trial(queue, secret="wrong", queue_url=address).words
        assert "has no such bucket" in trial(queue, bucket="nowhere", queue_url=address).words
    assert "has no such queue" in trial(queue, queue_url=f"{queue.queue_url}-not").words
    assert trial(queue).words == "Connected to the queue; about 0 messages wait there."
    queue.put("a.xml", copy(1))
    assert "1 object for the feed, the newest is a.xml" in trial(queue, queue_url="").words


@pytest.mark.parametrize(
    "settings", [{"bucket": ""}, {"after": "move", "move_to": ""}, {"endpoint": "ftp://x"}, {"region": "eu west"}]
)
def test_settings_that_cannot_be_are_refused(settings: dict[str, Any]) -> None:
    given = {"bucket": "b", "access_key": "k"} | settings
    with pytest.raises(wire.InvalidTransportError):
        wire.save_transport(feed=FEED, kind="s3", settings=given, secret="s", now=NOW)


def test_a_store_in_a_private_network_is_reached_only_when_allowed(bucket: S3FarSide) -> None:
    before = site.current_site()
    site.furnish(replace(before, private_hosts=frozenset()))
    found = trial(bucket)
    site.furnish(before)
    assert not found.reached
    assert "WIREROOM_PRIVATE_HOSTS" in found.words


def trial(far_side: S3FarSide, *, secret: str | None = None, **settings: Any) -> wire.Trial:
    return wire.try_transport(
        feed=FEED, kind="s3", settings={**far_side.settings, **settings}, secret=secret or far_side.secret, now=NOW
    )


def _die(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
