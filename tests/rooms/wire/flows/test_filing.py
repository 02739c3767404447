from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from filed import filed_items
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.outbox import deliver
from wireroom.kernel.pulse import pulse
from wireroom.wire import api as wire
from wireroom.wire.events import Event, ItemFiled, ThreadsJoined
from wireroom.wire.models import Delivery, Item, QuarantinedCopy, Thread

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]
NOW = SystemClock().now()

type NewsML = Callable[..., bytes]


def take(data: bytes, *, feed: str = "halyard", name: str = "a.xml") -> wire.Filing:
    receipt = wire.receive(feed=feed, name=name, data=data, now=NOW)
    return wire.file_delivery(delivery_id=receipt.delivery_id, now=NOW)


def events(heard: list[Event]) -> list[Event]:
    deliver(lane="quick", now=NOW)
    return heard


def test_an_item_is_filed_and_announced(newsml: NewsML, heard: list[Event], data_folder: Path) -> None:
    data = newsml(headline="Bridge closes")
    filing = take(data)
    (number,) = filing.item_ids
    filed = wire.filed_item(item_id=number)
    assert (filing.state, filed.provider, filed.item.headline) == ("filed", "halyard", "Bridge closes")
    assert events(heard) == [ItemFiled(item_id=number, thread_id=filed.thread_id)]
    (raw,) = [path for path in (data_folder / "raw").rglob("*") if path.is_file()]
    assert raw.read_bytes() == data
    assert raw.parent.name == raw.name[:2]


def test_the_same_again_changes_nothing(newsml: NewsML, heard: list[Event]) -> None:
    data = newsml()
    first = wire.receive(feed="halyard", name="a.xml", data=data, now=NOW)
    again = wire.receive(feed="halyard", name="b.xml", data=data, now=NOW)
    assert (again.delivery_id, again.repeated) == (first.delivery_id, True)
    filing = wire.file_delivery(delivery_id=first.delivery_id, now=NOW)
    assert wire.file_delivery(delivery_id=first.delivery_id, now=NOW).item_ids == filing.item_ids
    resent = take(data + b"<!-- sent again -->")
    assert (resent.state, resent.item_ids, resent.repeats) == ("repeat", (), 1)
    assert len(events(heard)) == 1


def test_one_version_with_other_content_is_kept_and_flagged(newsml: NewsML) -> None:
    take(newsml(text="The bridge is closed."))
    take(newsml(text="The bridge is open."))
    take(newsml(version=2, text="The bridge is shut."))
    assert [item.conflict for item in filed_items()] == [False, True, True]
    assert [item.item.version for item in filed_items() if item.conflict] == ["1", "1"]


def test_a_kill_by_another_provider_lies_in_another_thread(newsml: NewsML) -> None:
    take(newsml())
    take(newsml(version=2, status="canceled"), feed="stranger")
    assert [len(wire.thread_items(thread_id=thread.pk)) for thread in Thread.objects.all()] == [1, 1]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_link_joins_threads_in_any_order(newsml: NewsML, heard: list[Event], order: tuple[int, ...]) -> None:
    copies = [newsml("a"), newsml("b"), newsml("c", version=2, link="a"), newsml("b", version=2, link="c")]
    for each in order:
        take(copies[each])
    take(copies[3])
    thread = Thread.objects.get()
    assert len(wire.thread_items(thread_id=thread.pk)) == 4
    joined = [event for event in events(heard) if isinstance(event, ThreadsJoined)]
    assert all(event.into_thread_id < event.thread_id for event in joined)
    assert joined[-1].into_thread_id == thread.pk


def test_one_bad_delivery_is_one_entry_and_its_neighbours_go_on(newsml: NewsML) -> None:
    for name, data in [
        ("a.xml", newsml("a")),
        ("b.xml", b"<newsItem><broken"),
        ("c.xml", b"\x00"),
        ("d.xml", newsml("d")),
    ]:
        wire.receive(feed="halyard", name=name, data=data, now=NOW)
    assert wire.file_waiting(now=NOW) == 4
    assert wire.file_waiting(now=NOW) == 0
    assert [item.item.stable_id for item in filed_items()] == ["d", "a"]
    assert [entry.name for entry in wire.quarantined()] == ["c.xml", "b.xml"]
    assert all(len(entry.reason) > 20 for entry in wire.quarantined())


def test_what_cannot_be_stored_harms_only_itself(newsml: NewsML) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON wire_item WHEN new.stable_id = 'bad'"
            " BEGIN SELECT RAISE(ABORT, 'no room for it'); END"
        )
    for guid in ("a", "bad", "c"):
        wire.receive(feed="halyard", name=f"{guid}.xml", data=newsml(guid), now=NOW)
    wire.file_waiting(now=NOW)
    assert set(Item.objects.values_list("stable_id", flat=True)) == {"a", "c"}
    (entry,) = wire.quarantined()
    assert (entry.name, entry.item) == ("bad.xml", 0)
    assert "no room for it" in entry.reason
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER refuse")
    retried = wire.retry_quarantined(entry_id=entry.id, now=NOW)
    assert (retried.state, len(retried.item_ids)) == ("filed", 1)
    assert not wire.quarantined()


def test_a_fault_of_the_machine_is_no_fault_of_the_copy(newsml: NewsML) -> None:
    receipt = wire.receive(feed="halyard", name="a.xml", data=newsml(), now=NOW)
    with connection.execute_wrapper(full_disk), pytest.raises(OperationalError):
        wire.file_delivery(delivery_id=receipt.delivery_id, now=NOW)
    assert Delivery.objects.values_list("state", "attempts").get() == ("received", 0)
    assert wire.file_waiting(now=NOW) == 1
    assert not wire.quarantined()


def full_disk(execute: Callable[..., object], sql: str, *given: object) -> object:
    if sql.startswith('INSERT INTO "wire_item"'):
        message = "database or disk is full"
        raise OperationalError(message)
    return execute(sql, *given)


def test_copy_that_stops_the_reader_again_and_again_is_put_aside(newsml: NewsML) -> None:
    receipt = wire.receive(feed="halyard", name="a.xml", data=newsml(), now=NOW)
    Delivery.objects.filter(pk=receipt.delivery_id).update(attempts=5)
    assert wire.file_waiting(now=NOW) == 1
    assert "stopped the newsroom" in wire.quarantined()[0].reason


def test_lost_bytes_are_said_to_be_lost(newsml: NewsML, data_folder: Path) -> None:
    receipt = wire.receive(feed="halyard", name="a.xml", data=newsml(), now=NOW)
    next((data_folder / "raw").rglob(receipt.sha256)).unlink()
    assert wire.file_delivery(delivery_id=receipt.delivery_id, now=NOW).quarantined == 1
    assert "missing" in wire.quarantined()[0].reason


def test_dismissed_entries_are_out_of_sight() -> None:
    take(b"nonsense")
    wire.dismiss_quarantined(entry_id=wire.quarantined()[0].id)
    assert not wire.quarantined()
    assert QuarantinedCopy.objects.get().state == "dismissed"


def test_no_feed_waits_for_another_ones_flood(newsml: NewsML) -> None:
    flood = [(f"{number}.xml", newsml(f"flood-{number}")) for number in range(30)]
    wire.receive_many(feed="flood", files=flood, now=NOW)
    wire.receive(feed="calm", name="a.xml", data=newsml("calm"), now=NOW)
    wire.file_waiting(now=NOW, limit=10)
    assert sum(each.feed == "calm" for each in filed_items()) == 1
    flooded = {item.item.stable_id for item in filed_items() if item.feed == "flood"}
    assert {"flood-0", "flood-29"} <= flooded
    assert len(flooded) < 10


def test_a_flash_is_filed_before_the_backlog_of_its_own_feed(newsml: NewsML) -> None:
    flash = newsml("urn:newsml:halyard.example:flash").replace(b"<contentMeta>", b"<contentMeta><urgency>1</urgency>")
    files = [newsml(f"urn:newsml:halyard.example:{number}") for number in range(20)]
    files[7] = flash
    wire.receive_many(feed="halyard", files=[(f"{number}.xml", data) for number, data in enumerate(files)], now=NOW)
    wire.file_waiting(now=NOW, limit=4)
    assert Item.objects.order_by("id")[0].stable_id == "urn:newsml:halyard.example:flash"


def test_search_finds_words_phrases_and_beginnings(newsml: NewsML) -> None:
    take(newsml("a", headline="Größe der Fähre", text="The <em>harbour</em> master &amp; crew."))
    take(newsml("b", headline="Bridge closes", text="Harbour traffic stops.", status="withheld"))
    found = {
        words: [each.item.stable_id for each in filed_items(words)]
        for words in ("harb", "grosse", "große", '"harbour master"', "harbour -traffic", "xyz", "***", 'odd" OR (', "")
    }
    assert found["harb"] == found[""] == ["b", "a"]
    assert found["große"] == found['"harbour master"'] == found["harbour -traffic"] == ["a"]
    assert found["xyz"] == found["***"] == found['odd" OR ('] == []


def test_an_item_without_id_gets_one_and_no_twin() -> None:
    rss = b'<rss version="2.0"><channel><title>P</title><item><title>Fair opens</title></item>%s</channel></rss>'
    first, again = take(rss % b""), take(rss % b"<!-- later -->")
    assert (len(first.item_ids), again.repeats) == (1, 1)
    item = wire.filed_item(item_id=first.item_ids[0]).item
    assert item.guid is None
    assert (item.stable_id or "").startswith("derived:")


def test_feeds_come_to_be_and_are_changed() -> None:
    take(b"nonsense", feed="press-office")
    assert wire.feed(name="press-office").follow
    changed = wire.save_feed(name="press-office", follow=False, zone="Europe/Oslo", allowed_hosts=("P.example",))
    assert wire.feed(name="press-office") == changed
    assert (changed.zone, changed.allowed_hosts, changed.push_enabled) == ("Europe/Oslo", ("p.example",), False)
    wire.new_push_secret(feed="press-office")
    assert wire.feed(name="press-office").push_enabled
    with pytest.raises(ValueError, match="no time zone"):
        wire.save_feed(name="press-office", zone="Mars/Base")
    with pytest.raises(ValueError, match="cannot name a feed"):
        wire.save_feed(name="../etc")
    with pytest.raises(LookupError):
        wire.feed(name="nobody")


def power_cut() -> None:
    with transaction.atomic():
        wire.file_waiting(now=NOW)
        raise KeyboardInterrupt


def test_a_batch_that_dies_before_its_commit_leaves_all_to_be_done(newsml: NewsML) -> None:
    wire.receive(feed="halyard", name="a.xml", data=newsml(), now=NOW)
    with pytest.raises(KeyboardInterrupt):
        power_cut()
    assert Item.objects.count() == 0
    assert wire.file_waiting(now=NOW) == 1
    assert Item.objects.count() == 1


def test_open_desks_are_told_of_each_item_and_alarmed_by_the_pressing_ones(newsml: NewsML) -> None:
    take(newsml())
    assert [pulse(channel) for channel in ("wire", "pressing")] == [1, 0]
    take(newsml("urn:newsml:halyard.example:f").replace(b"<contentMeta>", b"<contentMeta><urgency>1</urgency>"))
    assert [pulse(channel) for channel in ("wire", "pressing")] == [2, 1]


def test_bytes_that_cannot_be_had_keep_only_their_own_delivery_waiting(newsml: NewsML, data_folder: Path) -> None:
    files = [newsml(f"urn:newsml:halyard.example:{number}") for number in range(3)]
    receipts = wire.receive_many(feed="halyard", files=[("a.xml", each) for each in files], now=NOW)
    lost = data_folder / "raw" / receipts[1].sha256[:2] / receipts[1].sha256
    lost.unlink()
    lost.mkdir()
    assert wire.file_waiting(now=NOW) == 2
    assert [each.state for each in Delivery.objects.order_by("id")] == ["filed", "received", "filed"]
    with pytest.raises(OSError, match="directory"):
        wire.file_waiting(now=NOW)
    lost.rmdir()
    lost.write_bytes(files[1])
    assert wire.file_waiting(now=NOW) == 1


def test_a_feed_that_has_nothing_to_say_is_no_fault() -> None:
    empty = b"<rss version='2.0'><channel><title>Halyard</title><link>https://halyard.example/</link></channel></rss>"
    assert take(empty, name="feed.rss").state == "filed"
    assert not wire.quarantined()
