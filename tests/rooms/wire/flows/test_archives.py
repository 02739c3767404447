from __future__ import annotations

import bz2
import gzip
import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire import api as wire
from wireroom.wire.adapters import archives
from wireroom.wire.adapters.archives import BadArchiveError, members
from wireroom.wire.adapters.whole_files import is_whole
from wireroom.wire.models import Delivery, Item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

type NewsML = Callable[..., bytes]


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return into.getvalue()


def bring(data: bytes, name: str = "drop.zip") -> None:
    wire.receive(feed="halyard", name=name, data=data, now=NOW)
    while wire.file_waiting(now=NOW):
        pass


def deliveries() -> list[tuple[str, str, str]]:
    return sorted(Delivery.objects.values_list("name", "format", "state"))


def test_each_file_of_a_zip_is_a_delivery_of_its_own(newsml: NewsML) -> None:
    one, two = newsml("urn:newsml:halyard.example:1"), newsml("urn:newsml:halyard.example:2")
    bring(zipped({"out/a.xml": one, "../../etc/b.xml": two, "__MACOSX/._a.xml": b"x", ".hidden": b"x"}))
    assert deliveries() == [
        ("a.xml", "newsml-g2", "filed"),
        ("b.xml", "newsml-g2", "filed"),
        ("drop.zip", "zip", "filed"),
    ]
    assert Item.objects.count() == 2
    bring(zipped({"other/a.xml": one}), "again.zip")
    assert (Item.objects.count(), wire.quarantined()) == (2, ())


def test_a_gzip_is_opened_also_when_it_is_several_in_a_row(newsml: NewsML) -> None:
    data = newsml()
    bring(gzip.compress(data[:300]) + gzip.compress(data[300:]), "a.xml.gz")
    assert deliveries() == [("a.xml", "newsml-g2", "filed"), ("a.xml.gz", "gzip", "filed")]


def test_what_cannot_be_had_of_an_archive_is_told_and_the_rest_is_filed(newsml: NewsML) -> None:
    data = bytearray(
        zipped({"a.xml": newsml(), "inner.zip": zipped({"b": b"b"}), "c.txt": b"c" * 500}, zipfile.ZIP_STORED)
    )
    at = bytes(data).index(b"c" * 500)
    data[at] ^= 1
    bring(bytes(data))
    assert Item.objects.count() == 1
    reasons = sorted(entry.reason for entry in wire.quarantined())
    assert [reason.partition(" (")[0].partition(":")[0] for reason in reasons] == ["c.txt", "inner.zip"]
    assert "archive within an archive" in reasons[1]
    assert wire.raw_delivery(delivery_id=Delivery.objects.get(name="drop.zip").pk) is not None


BOMBS = {
    "it grows": lambda: zipped({"a": bytes(60_000_000)}),
    "it grows in many files": lambda: zipped({str(n): bytes(1_000_000) for n in range(200)}),
    "too many files": lambda: zipped({str(n): b"" for n in range(501)}),
    "gzip": lambda: gzip.compress(bytes(200_000_000), 1),
    "cut off": lambda: zipped({"a.xml": b"copy" * 999})[:-30],
    "gzip cut off": lambda: gzip.compress(b"copy" * 999)[:-12],
    "only the beginning": lambda: b"PK\x03\x04",
    "office": lambda: zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}),
    "empty": lambda: zipped({}),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_or_a_broken_archive_is_quarantined_as_it_came(kind: str) -> None:
    data = BOMBS[kind]()
    bring(data)
    (entry,) = wire.quarantined()
    assert entry.name == "drop.zip"
    assert entry.reason
    assert Delivery.objects.get().state == "quarantined"
    assert (entry.delivery_id, Delivery.objects.get().bytes) == (Delivery.objects.get().pk, len(data))


def test_a_bomb_is_seen_before_it_is_large() -> None:
    data = gzip.compress(bytes(300_000_000), 1)
    tracemalloc.start()
    with pytest.raises(BadArchiveError, match="attack"):
        members(data)
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()


def test_a_size_that_lies_does_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_FILE", 1_000_000)
    data = bytearray(zipped({"a": bytes(5_000_000)}))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = bytes(data).index(mark) + at
        data[place : place + 4] = struct.pack("<I", 1000)
    (member,) = members(bytes(data))
    assert (member.data, member.fault[:13]) == (b"", "It is broken ")


@given(st.binary(max_size=200), st.integers(0, 400), st.sampled_from(["zip", "gzip"]))
def test_no_damage_breaks_the_opener(noise: bytes, at: int, kind: str) -> None:
    whole = zipped({"a.xml": b"<copy/>", "b.xml": b"<more/>" * 20}) if kind == "zip" else gzip.compress(b"<copy/>" * 30)
    data = whole[:4] + whole[4:at] + noise + whole[at + len(noise) :]
    try:
        found = members(data, name="x")
    except BadArchiveError:
        found = []
    assert all(each.name for each in found)
    is_whole(data)


def test_a_dropped_archive_is_taken_when_it_is_whole(data_folder: Path, newsml: NewsML) -> None:
    feed = data_folder / "incoming" / "halyard"
    feed.mkdir(parents=True)
    folder = wire.HotFolder(feed.parent)
    whole = zipped({"a.xml": newsml()})
    (feed / "a.zip").write_bytes(whole[:-10])
    assert [folder.collect(now=NOW + timedelta(seconds=each)) for each in (0, 1, 2)] == [0, 0, 0]
    (feed / "a.zip").write_bytes(whole)
    assert [folder.collect(now=NOW + timedelta(seconds=each)) for each in (3, 4.2)] == [0, 1]
    while wire.file_waiting(now=NOW):
        pass
    assert Item.objects.count() == 1


def test_an_archive_in_an_e_mail_is_opened_too(newsml: NewsML) -> None:
    letter = EmailMessage()
    letter["From"], letter["Subject"], letter["Date"] = (
        "Halyard <desk@halyard.example>",
        "Copy",
        "Sun, 22 Nov 2026 11:00:00 +0000",
    )
    letter.set_content("Two stories are attached.")
    letter.add_attachment(zipped({"a.xml": newsml()}), maintype="application", subtype="zip", filename="copy.zip")
    letter.add_attachment(zipped({"a": bytes(60_000_000)}), maintype="application", subtype="zip", filename="bomb.zip")
    bring(letter.as_bytes(), "letter.eml")
    assert set(Item.objects.values_list("format", flat=True)) == {"email", "newsml-g2"}
    assert [entry.reason.partition(":")[0] for entry in wire.quarantined()] == ["Attached bomb.zip"]


def test_a_file_that_lies_about_its_size_swells_no_further_than_it_said() -> None:
    """Only deflate is unpacked piece by piece; bzip2 packs a gigabyte into a few hundred bytes."""
    packed = bytearray(zipped({"a.xml": bz2.compress(bytes(60_000_000))}, zipfile.ZIP_STORED))
    for header, method, size in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        at = packed.index(header)
        struct.pack_into("<H", packed, at + method, zipfile.ZIP_BZIP2)
        struct.pack_into("<I", packed, at + size, 100)
    tracemalloc.start()
    (member,) = members(bytes(packed))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert ("a method that is not opened here" in member.fault, peak < 5_000_000) == (True, True)
