"""What single agencies do that their format does not tell: each known by its form, never by the agency's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from wireroom.wire.adapters.readers import read
from wireroom.wire.rules.item import WireItem

INVENTED = Path(__file__).parents[3] / "data" / "invented-wire"
G2 = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a" version="1"><itemMeta>{meta}</itemMeta>'
    "<contentMeta><headline>Ferry</headline></contentMeta><contentSet><inlineXML><html><body>{body}</body></html>"
    "</inlineXML></contentSet></newsItem>"
)
RSS = (
    '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Port</title>'
    "<copyright>Carrow Port</copyright><item><guid>a</guid><title>Ferry</title><dc:rights>No reuse</dc:rights>"
    "<description>{}</description></item></channel></rss>"
)
MESSAGE = "\x01hlw0412 {} pl 38  hlw 0412\n\nHafen/\n\x02Boot gewinnt =\n\nPort Carrow (hlw) - Das Boot.\n\n{}"


def one(data: str | bytes) -> WireItem:
    return read(data.encode() if isinstance(data, str) else data).items[0]


def invented(name: str) -> WireItem:
    return one((INVENTED / name).read_bytes())


def test_a_second_name_and_rights_of_every_kind_are_kept() -> None:
    item = invented("newsml-g2/foreign-nitf-in-cdata.xml")
    assert [(link.relation, link.stable_id) for link in item.links] == [("sameAs", "tt:refuno:REFU77")]
    assert "dataMining: http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED" in item.unmapped
    assert any("machine (trainedAlgorithmicMedia)" in doubt for doubt in item.suspicions)
    assert item.take == "UV4"


def test_copy_that_names_what_it_replaces_is_tied_to_it() -> None:
    item = invented("newsml-1.2/tdk-replaces.xml")
    assert [(link.relation, link.stable_id) for link in item.links] == [
        ("replaces", "urn:newsml:tidewater.example:20260504:TDKX260504099")
    ]
    assert not any(note.public for note in item.notes)


def test_a_slugline_of_haste_outdoes_an_urgency_that_all_items_have() -> None:
    item = invented("newsml-1.2/tdk-replaces.xml")
    assert (item.urgency, item.urgency_raw) == (3, "URGENT")


def test_what_has_no_place_is_kept_by_name_and_value() -> None:
    assert invented("nitf/embargo-in-words.xml").unmapped == ("hl2: A second deck", "meta halyard-desk: home")
    assert invented("ninjs-1/picture-in-copy.json").unmapped == ("datamining: DMI-PROHIBITED",)


@pytest.mark.parametrize(
    ("image", "found"),
    [
        ('<img src="https://a.example/ferry.jpg"/>', True),
        ('<img src="https://a.example/view?id=7" width="640px" height="400"/>', True),
        ('<img src="https://a.example/view?id=7"/>', False),
        ('<img src="https://a.example/ferry.jpg" width="1" height="1"/>', False),
        ('<img src="https://a.example/ferry.jpg" width="90" height="90"/>', False),
        ('<img src="https://a.example/logo.png" width="400" height="200"/>', False),
        ('<img src="file:///ferry.jpg"/>', False),
        ('<img src="data:image/png;base64,AAAA"/>', False),
        ('<div class="notepad"><img src="https://a.example/ferry.jpg"/></div>', False),
    ],
)
def test_a_picture_in_the_copy_is_a_picture_if_it_is_news(image: str, found: bool) -> None:
    item = one(G2.format(meta="<versionCreated/>", body=f"<p>It sails.</p>{image}"))
    assert bool(item.pictures) is found


def test_a_picture_that_is_also_sent_beside_the_copy_is_one() -> None:
    text = '&lt;p&gt;It sails.&lt;/p&gt;&lt;img src="https://a.example/f.jpg?w=400"&gt;'
    feed = RSS.format(text).replace("</item>", '<enclosure url="https://a.example/f.jpg" type="image/jpeg"/></item>')
    assert [picture.href for picture in one(feed).pictures] == ["https://a.example/f.jpg"]


def test_a_feeds_rights_are_kept() -> None:
    item = one(RSS.format("It sails."))
    assert (item.usage_terms, item.copyright) == ("No reuse", "Carrow Port")


@pytest.mark.parametrize(
    ("body", "status"), [("", "canceled"), ("<p>Still here.</p>", "withheld")], ids=["empty", "with copy"]
)
def test_an_item_marked_as_deleted_is_not_usable(body: str, status: str) -> None:
    meta = '<itemClass msgType="D" qcode="icls:text"/><pubStatus qcode="stat:usable"/>'
    assert one(G2.format(meta=meta, body=body)).status == status


def test_a_note_to_editors_embargoes_where_no_field_does() -> None:
    item = one(G2.format(meta="<edNote>Embargoed until further notice.</edNote>", body="<p>It sails.</p>"))
    assert item.embargo is not None
    assert item.embargo.until is None


def test_a_date_may_stand_before_the_end_of_the_copy() -> None:
    before, after = (one(MESSAGE.format(5, end)) for end in ("221015 Nov 26\n\x03", "\x03221015 Nov 26\n"))
    assert (before.stable_id, before.body) == (after.stable_id, after.body)


def test_several_usage_terms_stay_apart_in_json() -> None:
    item = one(
        '{"id": "a", "type": "text", "usn": "L1", "versionedGuid": "tag:h,2026:newsml_L1:1", '
        '"headline": "Ferry", "usageTerms": ["Italy out", "No archive"]}'
    )
    assert item.usage_terms == "Italy out / No archive"
