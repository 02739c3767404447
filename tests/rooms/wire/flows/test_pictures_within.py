"""Pictures that come in an e-mail, and photo agencies' own files, reach the desk with their words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.events import Event
from wireroom.kernel.outbox import deliver
from wireroom.wire import api as wire
from wireroom.wire.adapters import raw_store
from wireroom.wire.adapters.whole_files import is_whole
from wireroom.wire.events import ItemFiled, PictureWanted
from wireroom.wire.models import Delivery, Feed, PictureAsset

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]
NOW = SystemClock().now()
CORPUS = Path(__file__).parents[3] / "data" / "invented-wire"
LETTER = (CORPUS / "mail" / "press-office-html.eml").read_bytes()
PHOTO = (CORPUS / "pictures" / "iim-utf-8.jpg").read_bytes()
KILL = (CORPUS / "pictures" / "kill.jpg").read_bytes()


def take(data: bytes, *, name: str = "a.eml") -> wire.Filing:
    receipt = wire.receive(feed="halyard", name=name, data=data, now=NOW)
    return wire.file_delivery(delivery_id=receipt.delivery_id, now=NOW)


def bring(heard: list[Event]) -> None:
    deliver(lane="quick", now=NOW)
    for event in [each for each in heard if isinstance(each, PictureWanted)]:
        wire.fetch_picture(provider=event.provider, href=event.href, now=NOW)


def shown(filing: wire.Filing) -> list[wire.PictureFile | None]:
    item = wire.filed_item(item_id=filing.item_ids[0]).item
    return [wire.picture_file(provider="halyard", href=each.href or "") for each in item.pictures]


def test_a_letters_picture_is_shown(heard: list[Event]) -> None:
    filing = take(LETTER)
    bring(heard)
    (file,) = shown(filing)
    assert file is not None
    assert (file.mime, file.width, file.height) == ("image/jpeg", 320, 200)
    assert len([each for each in heard if isinstance(each, ItemFiled)]) == 1


def test_a_letters_picture_lies_beside_it_as_a_delivery(heard: list[Event]) -> None:
    take(LETTER)
    letter, picture = Delivery.objects.order_by("pk")
    assert (picture.state, picture.format, picture.received_at) == ("filed", "image/jpeg", letter.received_at)
    assert raw_store.read(picture.sha256).startswith(b"\xff\xd8\xff")
    assert not heard or Delivery.objects.filter(state="received").count() == 0


def test_the_same_picture_in_two_letters_is_kept_once_and_shown_in_both(heard: list[Event]) -> None:
    first = take(LETTER)
    second = take(LETTER.replace(b"bridge-1@", b"bridge-2@").replace("brücke".encode(), b"other"))
    bring(heard)
    assert None not in [*shown(first), *shown(second)]
    assert Delivery.objects.filter(format="image/jpeg").count() == 1


def test_a_disk_that_is_full_keeps_the_letter_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    receipt = wire.receive(feed="halyard", name="a.eml", data=LETTER, now=NOW)
    keep = raw_store.keep

    def full(_: bytes) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(raw_store, "keep", full)
    with pytest.raises(OSError, match="No space"):
        wire.file_delivery(delivery_id=receipt.delivery_id, now=NOW)
    assert Delivery.objects.get().state == "received"
    monkeypatch.setattr(raw_store, "keep", keep)
    assert wire.file_delivery(delivery_id=receipt.delivery_id, now=NOW).state == "filed"


def test_a_photo_agencys_file_is_an_item_with_its_picture_and_a_file_under_its_name(heard: list[Event]) -> None:
    filing = take(PHOTO, name="hal112.jpg")
    bring(heard)
    item = wire.filed_item(item_id=filing.item_ids[0]).item
    assert (item.kind, item.headline) == ("picture", "Fähre auf Grund")
    assert None not in shown(filing)
    assert wire.picture_file(provider="halyard", href="hal112.jpg") is not None


def test_the_next_file_of_that_name_does_not_change_the_item(heard: list[Event]) -> None:
    filing = take(PHOTO, name="photo.jpg")
    bring(heard)
    before = shown(filing)
    take((CORPUS / "pictures" / "xmp.jpg").read_bytes(), name="photo.jpg")
    bring(heard)
    assert shown(filing) == before


@pytest.mark.parametrize("killed_first", [True, False])
def test_a_kill_withdraws_the_picture_in_whatever_order(heard: list[Event], killed_first: bool) -> None:
    steps = [(KILL, "k.jpg"), (PHOTO, "p.jpg")]
    filings = {name: take(data, name=name) for data, name in (steps if killed_first else reversed(steps))}
    bring(heard)
    assert shown(filings["p.jpg"]) == [None]


def test_a_feeds_own_format_and_the_newsrooms_mappings_count(data_folder: Path) -> None:
    (data_folder / "mappings").mkdir()
    mapping = "name: tides\nshape: xml\nrecognise: {root: tides}\nfields: {headline: h}\n"
    (data_folder / "mappings" / "tides.yaml").write_text(mapping)
    filing = take(b"<tides><h>High water</h></tides>", name="a.xml")
    assert wire.filed_item(item_id=filing.item_ids[0]).item.format == "mapping:tides"
    Feed.objects.update(format="nitf")
    refused = take(b"<tides><h>Low water</h></tides>", name="b.xml")
    assert refused.state == "quarantined"
    (data_folder / "mappings" / "ebb.yaml").write_text("name: ebb\n")
    take(b"<ebb/>", name="c.xml")
    assert "ebb.yaml, line 1" in wire.quarantined(limit=1)[0].reason
    shutil.rmtree(data_folder / "mappings")
    assert PictureAsset.objects.count() == 0


def test_a_letter_is_whole_with_its_last_boundary_and_one_without_parts_is_waited_for() -> None:
    assert is_whole(LETTER)
    assert not is_whole(LETTER[:-30])
    assert not is_whole((CORPUS / "mail" / "plain-wrapped.eml").read_bytes())
