from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from filed import filed_items
from wireroom.wire import api as wire
from wireroom.wire.adapters import hot_folder
from wireroom.wire.models import Delivery

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

type NewsML = Callable[..., bytes]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    folder = tmp_path / "incoming" / "halyard"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def folder(feed: Path) -> wire.HotFolder:
    return wire.HotFolder(feed.parent)


def put(path: Path, data: bytes, *, age: float = 0) -> Path:
    path.write_bytes(data)
    written = NOW.timestamp() - age
    os.utime(path, (written, written))
    return path


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_a_settled_file_is_received_and_leaves_the_folder(feed: Path, folder: wire.HotFolder, newsml: NewsML) -> None:
    path = put(feed / "a.xml", newsml())
    assert folder.collect(now=NOW) == 0
    assert folder.is_unsettled
    assert folder.collect(now=after(0.2)) == 1
    assert not path.exists()
    assert Delivery.objects.values_list("name", "state", "feed__name").get() == ("a.xml", "received", "halyard")
    assert not folder.is_unsettled


def test_a_growing_file_is_left_until_it_is_whole(feed: Path, folder: wire.HotFolder, newsml: NewsML) -> None:
    data = newsml()
    put(feed / "a.xml", data[:500])
    assert [folder.collect(now=after(seconds)) for seconds in (0, 1, 2, 9)] == [0] * 4
    put(feed / "a.xml", data)
    assert [folder.collect(now=after(seconds)) for seconds in (9.5, 10.7)] == [0, 1]
    wire.file_waiting(now=NOW)
    assert not wire.quarantined()


def test_a_cut_off_file_goes_to_quarantine_after_ten_seconds(
    feed: Path, folder: wire.HotFolder, newsml: NewsML
) -> None:
    put(feed / "a.xml", newsml()[:500])
    assert [folder.collect(now=after(seconds)) for seconds in (0, 1.1, 5, 11)] == [0, 0, 0, 1]
    wire.file_waiting(now=NOW)
    assert [entry.name for entry in wire.quarantined()] == ["a.xml"]


def test_an_empty_file_goes_to_quarantine_after_a_minute(feed: Path, folder: wire.HotFolder) -> None:
    path = put(feed / "a.xml", b"")
    assert [folder.collect(now=after(seconds)) for seconds in (0, 30, 61)] == [0, 0, 1]
    assert wire.quarantined()[0].reason == "The file is empty."
    assert not path.exists()


def test_unfinished_work_and_folders_are_passed_over(feed: Path, folder: wire.HotFolder, newsml: NewsML) -> None:
    for name in (".a.xml", "a.tmp", "a.xml.part", "a.xml~"):
        put(feed / name, newsml(), age=100)
    (feed / "sub").mkdir()
    put(feed / "sub" / "b.xml", newsml(), age=100)
    put(feed.parent / "stray.xml", newsml(), age=100)
    assert folder.collect(now=NOW) == 0
    assert not Delivery.objects.exists()
    assert not wire.quarantined()


def test_what_is_no_file_is_refused_once_and_left_alone(feed: Path, folder: wire.HotFolder, tmp_path: Path) -> None:
    secret = put(tmp_path / "secret", b"<a>not for the wire</a>", age=100)
    (feed / "link.xml").symlink_to(secret)
    os.mkfifo(feed / "pipe.xml")
    for _ in range(3):
        assert folder.collect(now=after(2)) == 0
    wire.HotFolder(feed.parent).collect(now=NOW)
    assert sorted(entry.name for entry in wire.quarantined()) == ["link.xml", "pipe.xml"]
    assert "symbolic link" in next(entry.reason for entry in wire.quarantined() if entry.name == "link.xml")
    assert (feed / "link.xml").is_symlink()
    assert not Delivery.objects.exists()


def test_a_link_to_a_folder_is_no_feed_and_nothing_is_taken_from_there(
    feed: Path, folder: wire.HotFolder, newsml: NewsML, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    private = put(tmp_path / "home" / "letter.xml", newsml(), age=100)
    (feed.parent / "linked").symlink_to(private.parent)
    assert folder.collect(now=after(2)) == 0
    assert private.exists()
    feed.rmdir()
    feed.symlink_to(private.parent)
    assert folder.collect(now=after(4)) == 0
    with pytest.raises(NotADirectoryError), hot_folder.opened(feed):
        pass
    assert private.exists()


def test_odd_names_are_only_ever_shown(feed: Path, folder: wire.HotFolder, newsml: NewsML) -> None:
    names = [
        b"a\nb.xml",
        b"a..%2f..%2fetc",
        b"\xff\xfe.xml",
        b"x" * 250 + b".xml",
        b"-rf.xml",
        "bidi\u202e.xml".encode(),
    ]
    for number, name in enumerate(names):
        put(feed / os.fsdecode(name), newsml(f"odd-{number}"), age=5)
    assert folder.collect(now=NOW) == len(names)
    assert list(feed.iterdir()) == []
    wire.file_waiting(now=NOW)
    assert len(filed_items()) == len(names)
    assert all(name.isprintable() for name in Delivery.objects.values_list("name", flat=True))


def test_a_file_replaced_while_it_is_read_is_not_taken(feed: Path) -> None:
    put(feed / "a.xml", b"<a>old</a>")
    with hot_folder.opened(feed) as handle:
        (found,) = hot_folder.look(handle)
        put(feed / "new", b"<a>new</a>").replace(feed / "a.xml")
        assert hot_folder.take(handle, found) is None
        assert hot_folder.remove(handle, found)
    assert (feed / "a.xml").read_bytes() == b"<a>new</a>"


def test_the_newest_come_first_and_no_feed_waits(feed: Path, folder: wire.HotFolder, newsml: NewsML) -> None:
    for number in range(150):
        put(feed / f"{number:03}.xml", newsml(f"old-{number}"), age=5 + 150 - number)
    calm = feed.parent / "calm"
    calm.mkdir()
    put(calm / "a.xml", newsml("calm"), age=5)
    assert folder.collect(now=NOW) < 100
    names = set(Delivery.objects.values_list("name", flat=True))
    assert {"a.xml", "149.xml", "000.xml"} <= names
    assert "080.xml" not in names
    while folder.collect(now=NOW):
        pass
    assert Delivery.objects.count() == 151


def test_a_file_that_was_noticed_does_not_wait_for_the_folder_to_be_looked_over(
    feed: Path, folder: wire.HotFolder, newsml: NewsML
) -> None:
    for number in range(300):
        put(feed / f"{number}.xml", newsml(f"urn:newsml:halyard.example:{number}"), age=60)
    assert folder.collect(now=NOW) == 100
    fresh = put(feed / "fresh.xml", newsml("urn:newsml:halyard.example:fresh"))
    folder.notice([fresh, feed.parent / "elsewhere" / "fresh.xml", feed / "never-there.xml"])
    assert [folder.collect(now=after(0.05)), fresh.exists()] == [100, True]
    assert [folder.collect(now=after(0.2)), fresh.exists()] == [100, False]


def test_a_file_that_may_not_be_read_is_named(
    feed: Path, folder: wire.HotFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(feed / "a.xml", b"<a/>", age=5)

    def denied(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    real = os.open
    monkeypatch.setattr(
        os, "open", lambda path, *given, **more: (denied if path == "a.xml" else real)(path, *given, **more)
    )
    assert folder.collect(now=NOW) == 0
    assert "Permission denied" in wire.quarantined()[0].reason


def test_picture_files_are_received_too(feed: Path, folder: wire.HotFolder) -> None:
    put(feed / "a.jpg", b"\xff\xd8\xff\xe0 cut off", age=1)
    assert [folder.collect(now=after(seconds)) for seconds in (0, 5, 9.5)] == [0, 0, 1]
