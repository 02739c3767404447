"""The words in a picture file: IIM and XMP, whole, broken and hostile."""

from __future__ import annotations

import io
import struct
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from wireroom.wire.adapters.readers import read
from wireroom.wire.adapters.readers.photo.iim import read_iim
from wireroom.wire.adapters.readers.photo.words import photo_words
from wireroom.wire.adapters.readers.photo.xmp import read_xmp
from wireroom.wire.rules.item import WireItem

CORPUS = Path(__file__).parents[3] / "data" / "invented-wire" / "pictures"
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG")
    return out.getvalue()


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def dataset(number: int, value: bytes, *, record: int = 2) -> bytes:
    return bytes([0x1C, record, number]) + struct.pack(">H", len(value)) + value


def iim_segment(data: bytes) -> bytes:
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(data)) + data + b"\x00" * (len(data) % 2)
    return segment(0xED, b"Photoshop 3.0\x00" + resource)


def xmp_segment(body: str) -> bytes:
    packet = f"<rdf:RDF {RDF} {DC}><rdf:Description>{body}</rdf:Description></rdf:RDF>".encode()
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + packet)


def photo(*segments: bytes) -> bytes:
    data = jpeg()
    return data[:2] + b"".join(segments) + data[2:]


def sample(name: str) -> WireItem:
    return read((CORPUS / name).read_bytes()).items[0]


def test_both_encodings_of_iim_say_the_same() -> None:
    one, other = sample("iim-windows-1252.jpg"), sample("iim-utf-8.jpg")
    assert one.headline == other.headline == "Fähre auf Grund"
    assert one.pictures[0].caption == other.pictures[0].caption == "Die Fähre „Meridian“ auf Grund vor Port Carrow."
    assert one.keywords == ("ferry", "harbour", "DIS")
    assert one.copyright == "(c) Halyard 2026"
    assert one.pictures[0].credit == "Halyard"


def test_rights_alt_text_and_the_mark_of_a_machine_are_told() -> None:
    item = sample("xmp.jpg")
    (picture,) = item.pictures
    assert picture.alt == "High waves over a stone quay"
    assert picture.usage == "For editorial use only.; No sales. No archive after 30 days."
    assert item.genres == ("trainedAlgorithmicMedia",)
    assert any("made or changed by a machine" in doubt for doubt in item.suspicions)
    assert any(note.text == "Data mining: DMI-PROHIBITED" and not note.public for note in item.notes)


def test_a_kill_withdraws_the_picture_of_its_reference_and_an_embargo_holds() -> None:
    kill, killed, held = sample("kill.jpg"), sample("iim-utf-8.jpg"), sample("embargo.jpg")
    assert kill.status == "canceled"
    assert kill.stable_id == killed.stable_id == "HAL112/2026-11-22"
    assert held.embargo is not None
    assert held.embargo.until is None


def test_a_picture_without_a_reference_is_known_by_its_bytes() -> None:
    item = read(photo(iim_segment(dataset(120, b"Waves.")))).items[0]
    assert item.guid is None
    assert (item.stable_id or "").startswith("sha256:")


def test_a_picture_without_words_is_no_item() -> None:
    assert "neither caption nor headline" in read(jpeg()).refusals[0].reason


def test_xmp_counts_before_iim_and_what_differs_is_told() -> None:
    data = photo(
        iim_segment(dataset(120, b"Old words.") + dataset(90, b"Carrow")),
        xmp_segment("<dc:description>New words.</dc:description>"),
    )
    item = read(data).items[0]
    assert item.pictures[0].caption == "New words."
    assert item.place == "Carrow"
    assert any("different things of: caption" in doubt for doubt in item.suspicions)


def test_a_caption_that_iim_cut_off_is_no_difference() -> None:
    long = "Waves break over the quay of Port Carrow on Sunday morning."
    data = photo(iim_segment(dataset(120, long[:40].encode())), xmp_segment(f"<dc:description>{long}</dc:description>"))
    assert read(data).items[0].suspicions == ()


def test_an_extended_dataset_and_a_resource_over_two_segments_are_read() -> None:
    caption = b"w" * 70_000
    iim = bytes([0x1C, 2, 120]) + struct.pack(">HI", 0x8004, len(caption)) + caption
    assert read_iim(iim)["caption"] == [caption.decode()]
    resource = b"Photoshop 3.0\x00" + b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(iim)) + iim
    head, rest = resource[:60_000], b"Photoshop 3.0\x00" + resource[60_000:]
    assert photo_words(photo(segment(0xED, head), segment(0xED, rest))).one("caption") == caption.decode()


def test_no_entity_is_opened_and_none_multiplies(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    doctype = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b "{"lol" * 10}">'
    doctype += "".join(f'<!ENTITY b{n} "{f"&b{n - 1 or ''};" * 10}">' for n in range(1, 10)) + "]>"
    for entity in ("a", "b9"):
        body = f"<rdf:Description><dc:description>x &{entity};</dc:description></rdf:Description>"
        found = read_xmp(f"{doctype}<rdf:RDF {RDF} {DC}>{body}</rdf:RDF>".encode())
        assert "the secret" not in str(found)
        assert len(str(found)) < 1000


@pytest.mark.parametrize("xmp", [b"", b"<", b"\xff\xfe<\x00", b"<x:xmpmeta>", b"<a/>" * 9, b"x" * 2_000_000])
def test_a_broken_packet_says_nothing_and_breaks_nothing(xmp: bytes) -> None:
    assert read_xmp(xmp) == {}


@given(st.binary(max_size=400))
def test_no_picture_breaks_the_reader(body: bytes) -> None:
    for data in (photo(iim_segment(body)), photo(segment(0xED, body)), b"\xff\xd8\xff" + body):
        photo_words(data)
        assert not any("reader failed" in each.reason for each in read(data).refusals)


def test_thousands_of_segments_end_in_little_time() -> None:
    began = time.process_time()
    photo_words(b"\xff\xd8" + segment(0xE0, b"") * 200_000)
    photo_words(b"\xff\xd8" + b"\xff" * 3_000_000)
    read_iim(dataset(25, b"x") * 500_000)
    assert time.process_time() - began < 2
