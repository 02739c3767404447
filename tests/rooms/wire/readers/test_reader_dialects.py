"""Rules of the formats that no sample shows: kills, holds, links, notes, refusals, and how agencies bend them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from wireroom.wire.adapters.readers import NAMES, read
from wireroom.wire.adapters.readers.as_json import body_html, reading_to_json
from wireroom.wire.rules.item import Link, Note, WireItem


def g2_item(meta: str = "", about: str = "", content: str = "", *, guid: str = "urn:one") -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2">'
        f'<itemMeta><itemClass qcode="ninat:text"/>{meta}</itemMeta><contentMeta>{about}</contentMeta>'
        f"<contentSet>{content}</contentSet></newsItem>"
    )


def nitf(docdata: str = "", attributes: str = "", head: str = "", content: str = "<p>Words.</p>") -> str:
    return (
        f'<nitf><head><docdata {attributes}><doc-id id-string="N1"/>{docdata}</docdata></head>'
        f"<body><body.head>{head}</body.head><body.content>{content}</body.content></body></nitf>"
    )


def one(copy: str | bytes | dict) -> WireItem:
    data = json.dumps(copy) if isinstance(copy, dict) else copy
    reading = read(data.encode() if isinstance(data, str) else data)
    assert not reading.refusals
    return reading.items[0]


def ninjs(**fields: object) -> dict[str, object]:
    return {"uri": "urn:one", "type": "text", "headline": "H", **fields}


@pytest.mark.parametrize(
    "code", ["stat:canceled", "stat:cancelled", "http://cv.iptc.org/newscodes/pubstatusg2/canceled"]
)
def test_a_cancel_is_known_in_every_writing(code: str) -> None:
    attribute = "uri" if code.startswith("http") else "qcode"
    assert one(g2_item(f'<pubStatus {attribute}="{code}"/>')).status == "canceled"


@pytest.mark.parametrize(
    "copy",
    [
        g2_item('<pubStatus qcode="stat:perhaps"/>'),
        nitf(attributes='management-status="perhaps"'),
        ninjs(pubstatus="perhaps"),
    ],
)
def test_an_unknown_status_withholds_and_says_so(copy: str | dict) -> None:
    item = one(copy)
    assert item.status == "withheld"
    assert "perhaps" in item.suspicions[0]


@pytest.mark.parametrize(
    "copy",
    [
        g2_item("<embargoed/>"),
        g2_item("<embargoed>soon</embargoed>"),
        nitf('<date.release norm="99999999"/>'),
        nitf(attributes='management-status="embargoed"'),
        ninjs(embargoed=""),
        ninjs(embargoed="tonight"),
        {"uri": "u", "headlines": [{"value": "H"}], "embargoed": "9999-12-31T00:00:00Z"},
    ],
)
def test_an_embargo_that_cannot_be_read_holds_without_end(copy: str | dict) -> None:
    embargo = one(copy).embargo
    assert embargo is not None
    assert embargo.until is None


@pytest.mark.parametrize(
    "copy",
    [
        g2_item("<embargoed>2030-01-01T12:00:00+01:00</embargoed>"),
        nitf('<date.issue norm="20300101T080000Z"/><date.release norm="20300101T120000+0100"/>'),
        ninjs(embargoed="2030-01-01T12:00:00+0100"),
    ],
)
def test_an_embargo_is_an_instant(copy: str | dict) -> None:
    embargo = one(copy).embargo
    assert embargo is not None
    assert embargo.until == datetime(2030, 1, 1, 11, tzinfo=UTC)


def test_no_embargo_is_none() -> None:
    assert one(g2_item()).embargo is None
    assert one(ninjs(embargoed=None)).embargo is None
    assert one(nitf('<date.issue norm="20300101"/><date.release norm="20300101"/>')).embargo is None


def test_nitf_that_cancels_another_document_is_a_kill_of_it() -> None:
    item = one(nitf(attributes='management-doc-idref="N0" management-idref-status="canceled"'))
    assert item.status == "canceled"
    assert item.links == (Link(relation="replaces", stable_id="N0"),)


def test_links_keep_their_relation_and_version() -> None:
    item = one(
        g2_item('<link rel="irel:evolvedFrom" residref="urn:zero" version="3"/><link rel="x" href="http://a.example"/>')
    )
    assert item.links == (Link(relation="evolvedFrom", stable_id="urn:zero", version="3"),)
    assert one(ninjs(replacing=[{"uri": "urn:zero"}])).links == (Link(relation="replaces", stable_id="urn:zero"),)


def test_notes_are_private_unless_marked_public() -> None:
    item = one(
        g2_item(
            '<edNote role="sttnote:public">Said openly</edNote><edNote>Eds: not this</edNote>'
            '<edNote pubconstraint="dpapconstraint:nonpublic">030 123</edNote><edNote/>'
        )
    )
    assert [(note.text, note.public) for note in item.notes] == [
        ("Said openly", True),
        ("Eds: not this", False),
        ("030 123", False),
    ]


def test_notepads_and_notes_stay_out_of_the_copy() -> None:
    page = (
        '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><section><p>Copy.</p>'
        '<section class="notepad"><p>Call 030 123</p></section></section></body></html></inlineXML>'
    )
    item = one(g2_item(content=page))
    assert body_html(item.body) == "<p>Copy.</p>"
    assert item.notes == (Note(text="Call 030 123", role="note"),)
    item = one(nitf(content="<p>Copy.</p><note><body.content><p>Call 030 123</p></body.content></note>"))
    assert "030" not in body_html(item.body)
    assert item.notes[0].text == "Call 030 123"


def test_byline_and_title_are_set_apart() -> None:
    assert one(nitf(head="<byline>By <person>A. B</person><byttl>Writer</byttl></byline>")).byline == "By A. B Writer"


def test_the_lowest_rank_is_the_headline_and_the_kicker_is_kept() -> None:
    item = one(g2_item(about='<headline rank="3">Kicker</headline><headline rank="1">Main</headline>'))
    assert item.headline == "Main"
    assert any("Kicker" in name for name in item.unmapped)


def test_ninjs_roles_choose_the_headline() -> None:
    said = [{"role": "short", "value": "S"}, {"role": "main", "value": "M"}]
    assert one({"uri": "u", "type": "text", "headlines": said}).headline == "M"
    assert one({"uri": "u", "type": "text", "headline_web": "W"}).headline == "W"


def test_inline_data_may_be_text_html_or_base64() -> None:
    assert (
        body_html(one(g2_item(content="<inlineData contenttype='text/plain'>a\n\nb</inlineData>")).body)
        == "<p>a</p>\n<p>b</p>"
    )
    html = "<inlineData contenttype='text/html'><![CDATA[<p>a <b>b</b></p>]]></inlineData>"
    assert body_html(one(g2_item(content=html)).body) == "<p>a <strong>b</strong></p>"
    packed = (
        "<inlineData contenttype='text/plain' encoding='http://cv.iptc.org/newscodes/encd/base64'>R3LDvG4=</inlineData>"
    )
    assert body_html(one(g2_item(content=packed)).body) == "<p>Grün</p>"


def test_pictures_of_a_package_go_to_the_text_packed_with_them() -> None:
    picture = (
        '<newsItem guid="urn:pic"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta>'
        '<description role="drol:caption">A bridge</description>'
        "<creditline>Agency</creditline></contentMeta><contentSet>"
        '<remoteContent href="small.jpg" contenttype="image/jpeg" width="10" height="10"/>'
        '<remoteContent href="large.jpg" contenttype="image/jpeg" width="90" height="90"/></contentSet></newsItem>'
    )
    package = (
        '<packageItem guid="urn:pkg"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta>'
        '<groupSet><group><itemRef residref="urn:one"/><itemRef residref="urn:pic"/></group></groupSet></packageItem>'
    )
    reading = read(f"<newsMessage><itemSet>{package}{g2_item()}{picture}</itemSet></newsMessage>".encode())
    text = next(item for item in reading.items if item.stable_id == "urn:one")
    assert [(each.href, each.caption, each.credit, each.renditions) for each in text.pictures] == [
        ("large.jpg", "A bridge", "Agency", 2)
    ]


def test_one_bad_item_never_stops_its_neighbours() -> None:
    bad = "<newsItem version='1'><itemMeta/></newsItem>"
    header = "<header><sent>2030-01-01T00:00:00Z</sent><priority>2</priority></header>"
    message = f"<newsMessage>{header}<itemSet>{g2_item()}{bad}{g2_item(guid='urn:two')}</itemSet></newsMessage>"
    reading = read(message.encode())
    assert [item.guid for item in reading.items] == ["urn:one", "urn:two"]
    assert [refusal.item for refusal in reading.refusals] == [1]
    assert {item.priority for item in reading.items} == {2}


def test_a_feed_without_guid_is_known_by_its_link_and_bad_entries_are_refused() -> None:
    feed = (
        "<rss version='2.0'><channel><title>Press</title><item><title>A &amp;amp; B</title><link>https://a.example/?p=1</link>"
        "<description>&lt;p&gt;Words&lt;/p&gt;&lt;img src='https://t.example/pixel.gif'&gt;</description>"
        "<enclosure url='https://a.example/p.jpg' type='image/jpeg' length='3'/></item><item/></channel></rss>"
    )
    reading = read(feed.encode())
    item = reading.items[0]
    assert (item.guid, item.stable_id, item.headline) == (None, "https://a.example/?p=1", "A & B")
    assert [each.href for each in item.pictures] == ["https://a.example/p.jpg"]
    assert [refusal.item for refusal in reading.refusals] == [1]


def test_a_cut_feed_keeps_whole_entries_and_refuses_the_last() -> None:
    feed = "<rss><channel><item><title>One</title></item><item><title>Two</title><description>begin"
    reading = read(feed.encode())
    assert [item.headline for item in reading.items] == ["One"]
    assert "cut off" in reading.refusals[0].reason


def test_times_without_offset_are_the_feeds() -> None:
    data = nitf('<date.issue norm="2026-07-01T12:00:00"/>').encode()
    issued = read(data, zone=ZoneInfo("Europe/Berlin")).items[0].version_created
    assert issued is not None
    assert (issued.at, issued.zone_reason) == (datetime(2026, 7, 1, 10, tzinfo=UTC), "feed")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'{"data": {"item": {}}}', "JSON of no news format"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"From: a@b.example\n\nhello", "e-mail"),
        (b"hello", "plain text"),
        (b"<!DOCTYPE html><html><body/></html>", "HTML"),
        (b'["a"]', "JSON"),
    ],
)
def test_what_is_not_read_yet_is_refused_by_name(data: bytes, name: str) -> None:
    reading = read(data)
    assert not reading.items
    assert "Not a format Wireroom reads yet" in reading.refusals[0].reason
    assert name in reading.refusals[0].reason


def test_a_format_can_be_demanded() -> None:
    assert read(nitf().encode(), format="nitf").items
    assert "set to rss" in read(nitf().encode(), format="rss").refusals[0].reason
    assert "choose one of" in read(nitf().encode(), format="word").refusals[0].reason
    assert len(NAMES) == len(set(NAMES))


def test_a_refusal_prints_as_invalid_with_its_reason() -> None:
    printed = reading_to_json(read(b"<nitf><body><p>"), file="x.xml")[0]
    assert (printed["kind"], printed["format"]) == ("invalid", "nitf")
    assert "cut off" in printed["errors"][0]


def test_volatile_queries_are_no_part_of_identity() -> None:
    assert one({**ninjs(), "uri": "https://a.example/x?qt=1&et=2&p=3"}).stable_id == "https://a.example/x?p=3"


def test_a_role_tells_the_main_headline_and_a_time_stamp_is_no_dateline() -> None:
    heads = '<headline role="x:sub">Sub</headline><headline role="x:main">Main</headline>'
    item = one(g2_item(about=f"{heads}<dateline>2026-01-01T12:00:00Z</dateline>"))
    assert (item.headline, item.dateline) == ("Main", None)
    assert one(g2_item(about="<dateline>OSLO, Jan 1 -</dateline>")).dateline == "OSLO, Jan 1 -"


def test_letters_named_by_a_dtd_are_right_in_attributes_too() -> None:
    copy = '<!DOCTYPE nitf SYSTEM "nitf.dtd">' + nitf('<key-list><keyword key="K&uuml;nste &amp; mehr"/></key-list>')
    assert one(copy).slugline == "Künste & mehr"


def test_the_status_that_cancels_wins_over_an_embargo_in_the_same_item() -> None:
    item = one(g2_item('<embargoed/><pubStatus qcode="stat:canceled"/>'))
    assert (item.status, item.embargo is not None) == ("canceled", True)


def test_nitf_tells_the_place_of_what_happened_where_the_copy_has_no_dateline() -> None:
    head = b'<head><docdata><doc-id id-string="n1"/><evloc city="Port Carrow"/></docdata></head>'
    data = b"<nitf>" + head + b"<body>%s</body></nitf>"
    copy = b"<body.head>%s</body.head><body.content><p>Words.</p></body.content>"
    dateline = b"<dateline><location>Halyard</location></dateline>"
    assert [read(data % (copy % line)).items[0].place for line in (b"", dateline)] == ["Port Carrow", "Halyard"]
