"""AP, Reuters, dpa and Fingerpost JSON: rules of which no file shows enough, and copy that is hostile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wireroom.wire.adapters.readers import read
from wireroom.wire.adapters.readers.ap_media.identity import ap_item_id
from wireroom.wire.adapters.readers.ap_media.text import NO_TEXT, ap_items, wanted_text, with_text
from wireroom.wire.rules.item import Reading, WireItem
from wireroom.wire.rules.threads import thread_keys

DATA = Path(__file__).parents[3] / "data"
SAMPLES, INVENTED = DATA / "wire-samples", DATA / "invented-wire"
ITEM_ID = "0123456789abcdef0123456789abcdef"
HREF = "https://api.halyard.example/text?format=NITF"
GOOD: dict[str, dict[str, object]] = {
    "ap-media-api": {"altids": {"itemid": ITEM_ID}, "type": "text", "headline": "H"},
    "reuters-connect": {"versionedGuid": "tag:a,2026:newsml_1:2", "headLine": "H", "bodyXhtml": "<p>x</p>"},
    "dpa-digitalwires": {"format": "digitalwires@0.9.1", "urn": "urn:x", "headline": "H", "article_html": "<p>x</p>"},
    "fingerpost-json": {"source-feed": "HLY", "usn": "1", "uri": "u", "headline": "H", "body_text": "x"},
}
WRAPPED = {
    "ap-media-api": lambda items: {"data": {"items": [{"item": each} for each in items]}},
    "reuters-connect": lambda items: {"data": {"search": {"items": items}}},
    "dpa-digitalwires": lambda items: {"entries": items},
    "fingerpost-json": lambda items: items,
}
NAMES = {
    "ap-media-api": [
        "uri",
        "version",
        "type",
        "urgency",
        "editorialpriority",
        "versioncreated",
        "firstcreated",
        "embargoed",
        "expires",
        "pubstatus",
        "ednote",
        "signals",
        "editorialtypes",
        "title",
        "headline",
        "headline_extended",
        "bylines",
        "located",
        "datelinelocation",
        "usageterms",
        "copyrightnotice",
        "keywords",
        "subject",
        "person",
        "place",
        "organisation",
        "event",
        "associations",
        "renditions",
        "photographer",
        "description_caption",
        "description_summary",
        "provider",
        "infosource",
        "fixture",
        "profile",
        "language",
        "altids",
        "refersto",
    ],
    "reuters-connect": [
        "versionedGuid",
        "uri",
        "usn",
        "version",
        "type",
        "language",
        "headLine",
        "slug",
        "byLine",
        "dateLine",
        "located",
        "intro",
        "fragment",
        "urgency",
        "pubStatus",
        "versionCreated",
        "firstCreated",
        "contentTimestamp",
        "edNote",
        "usageTerms",
        "copyrightNotice",
        "productLabel",
        "audiences",
        "subject",
        "associations",
        "renditions",
        "signal",
        "edStat",
        "messageType",
        "bodyXhtml",
        "bodyXhtmlRich",
        "embargoed",
        "caption",
    ],
    "dpa-digitalwires": [
        "urn",
        "version",
        "version_created",
        "content_created",
        "type",
        "pubstatus",
        "signal",
        "embargoed",
        "language",
        "urgency",
        "kicker",
        "headline",
        "teaser",
        "byline",
        "dateline",
        "article_html",
        "infobox_html",
        "linkbox_html",
        "creditline",
        "copyrightnotice",
        "usageterms",
        "notepad",
        "ednotes",
        "descriptions",
        "associations",
        "categories",
        "autopublishnotice",
    ],
    "fingerpost-json": [
        "uri",
        "usn",
        "version",
        "status",
        "type",
        "firstVersion",
        "versionCreated",
        "dateTimeSent",
        "slug",
        "headline",
        "subhead",
        "byline",
        "priority",
        "subjects",
        "mediaCatCodes",
        "keywords",
        "organisation",
        "language",
        "ednote",
        "usage",
        "location",
        "abstract",
        "body_text",
        "imageIds",
        "dataformat",
        "embargo",
        "profile",
        "copyrightHolder",
        "copyrightNotice",
        "originalUrn",
    ],
}
WRONG: list[object] = [
    None,
    True,
    False,
    -1,
    10**40,
    1.5e300,
    "",
    "\ud800\x00<b>x</b>",
    [],
    {},
    [None],
    [[[]]],
    [{}],
    [7, "x", {"name": 7, "code": [], "href": {}, "url": 5, "type": 8, "role": 9}],
    {"1": None, "2": 5, "3": {"altids": 5, "type": "picture", "renditions": [5]}},
    {"code": {"code": {}}, "name": [5], "items": 5},
    {"nitf": 5, "main": {"href": 5, "type": "picture", "width": "wide"}},
    {"nitf": {"href": "https://a.example/x", "content": "<nitf><body>"}},
]
FIELDS = [(format_, name) for format_, names in NAMES.items() for name in names]


def read_json(value: object) -> Reading:
    return read(json.dumps(value).encode())


def one(value: object) -> WireItem:
    reading = read_json(value)
    assert not reading.refusals
    return reading.items[0]


@pytest.mark.parametrize(("format_", "name"), FIELDS, ids=[f"{a}::{b}" for a, b in FIELDS])
def test_a_value_of_a_wrong_type_never_breaks_a_reader(format_: str, name: str) -> None:
    """Between two good items: whatever becomes of the bad one, its neighbours are kept and no fault is ours."""
    for wrong in WRONG:
        bad = {**GOOD[format_], name: wrong}
        reading = read_json(WRAPPED[format_]([GOOD[format_], bad, GOOD[format_]]))
        assert len(reading.items) + len(reading.refusals) == 3
        assert reading.items[0].headline == reading.items[-1].headline == "H"
        assert not [refusal.reason for refusal in reading.refusals if "reader failed" in refusal.reason]


@pytest.mark.parametrize("format_", GOOD)
def test_a_bad_item_is_refused_by_itself(format_: str) -> None:
    reading = read_json(WRAPPED[format_]([GOOD[format_], 7, None, [], {"x": 1}, GOOD[format_]]))
    assert reading.format == format_
    assert len(reading.items) == 2
    assert [refusal.item for refusal in reading.refusals] == [1, 2, 3, 4]
    assert all("Ask" in refusal.reason for refusal in reading.refusals)


@pytest.mark.parametrize(
    ("format_", "name"),
    [
        ("ap-media-api", "headline"),
        ("reuters-connect", "headLine"),
        ("dpa-digitalwires", "headline"),
        ("fingerpost-json", "headline"),
    ],
)
def test_absurd_headlines_are_refused_and_markup_in_one_is_text(format_: str, name: str) -> None:
    reading = read_json(WRAPPED[format_]([{**GOOD[format_], name: "x" * 10_000}, GOOD[format_]]))
    assert len(reading.items) == 1
    assert "headline" in reading.refusals[0].reason
    assert one({**GOOD[format_], name: "<b>A</b>\x00\n& B"}).headline == "<b>A</b> & B"


@pytest.mark.parametrize(
    ("format_", "name"),
    [
        ("reuters-connect", "bodyXhtml"),
        ("dpa-digitalwires", "article_html"),
        ("fingerpost-json", "body_text"),
    ],
)
def test_deep_and_huge_bodies_harm_only_themselves(format_: str, name: str) -> None:
    bad = [{**GOOD[format_], name: "<div>" * 5000 + "x"}, {**GOOD[format_], name: "x" * 6_000_000}]
    reading = read_json(WRAPPED[format_]([*bad, GOOD[format_]]))
    assert len(reading.items) == 1
    assert ["nested" in each.reason or "characters" in each.reason for each in reading.refusals] == [True, True]


@pytest.mark.parametrize("format_", GOOD)
@pytest.mark.parametrize("status", ["perhaps", 5, ["usable"], {"a": 1}, "stat:maybe"])
def test_an_unknown_status_withholds(format_: str, status: object) -> None:
    name = {"reuters-connect": "pubStatus", "fingerpost-json": "status"}.get(format_, "pubstatus")
    item = one({**GOOD[format_], name: status})
    assert item.status == "withheld"
    assert any("unknown" in doubt for doubt in item.suspicions)


@pytest.mark.parametrize("format_", GOOD)
@pytest.mark.parametrize("raw", ["soon", True, [], {}, 7, "2026-05-04"])
def test_an_embargo_nobody_can_read_has_no_end(format_: str, raw: object) -> None:
    item = one({**GOOD[format_], "embargo" if format_ == "fingerpost-json" else "embargoed": raw})
    assert item.embargo is not None
    assert item.embargo.until is None


def test_dpa_json_and_newsml_are_one_version_of_one_story() -> None:
    (by_json,) = read((SAMPLES / "dpa-digitalwires" / "embargoed.json").read_bytes()).items
    (by_g2,) = read((SAMPLES / "newsml-g2-dpa" / "embargoed.xml").read_bytes()).items
    for name in ("guid", "stable_id", "version", "status", "embargo", "kind", "headline", "language"):
        assert getattr(by_json, name) == getattr(by_g2, name)
    assert {each.code for each in by_json.subjects} == {each.code for each in by_g2.subjects}


def test_private_notes_of_dpa_are_private() -> None:
    (item,) = read((SAMPLES / "dpa-digitalwires" / "dw-1.json").read_bytes()).items
    public = " ".join(note.text for note in item.notes if note.public)
    private = " ".join(note.text for note in item.notes if not note.public)
    assert "Richtig ist aber das Jahr 1997" in public
    for secret in ("vogler@schlag-agentur.de", "panorama@dpa.com", "dpa kre/su"):
        assert secret in private
        assert secret not in public
    assert item.genres == ("KORR-Bericht",)


def test_the_text_of_ap_is_named_fetched_and_put_in() -> None:
    story = {**GOOD["ap-media-api"], "renditions": {"nitf": {"href": HREF}, "anpa": {"href": HREF}}}
    assert wanted_text(story) == HREF
    assert NO_TEXT in one(story).suspicions
    whole = with_text(story, "<nitf><body><body.content><p>Words.</p></body.content></body></nitf>")
    assert wanted_text(whole) is None
    assert "content" not in story["renditions"]["nitf"]  # type: ignore[index]  # the invented story is a plain object
    item = one({"data": {"item": whole}})
    assert [block.html for block in item.body] == ["Words."]
    assert item.suspicions == ()


@pytest.mark.parametrize("value", [None, 5, [], {}, {"renditions": 5}, {"renditions": {"nitf": {"href": "file:///x"}}}])
def test_nothing_is_wanted_where_nothing_can_be_fetched(value: object) -> None:
    assert wanted_text(value) is None


def test_items_are_found_in_every_answer() -> None:
    item = GOOD["ap-media-api"]
    for value in (item, [item], {"data": {"item": item}}, {"data": {"items": [{"item": item}]}}, {"items": [item]}):
        assert ap_items(value) == [item]
    assert ap_items(5) == ap_items({"data": {"items": 5}}) == []


def test_a_text_that_cannot_be_read_is_told_of_and_the_item_kept() -> None:
    item = one(with_text(GOOD["ap-media-api"], "<nitf><body><p>cut o"))  # type: ignore[arg-type]  # as above
    assert item.headline == "H"
    assert any("cannot be read" in doubt for doubt in item.suspicions)


def test_nitf_beside_the_json_lies_in_the_same_thread() -> None:
    page = read((INVENTED / "ap-media-api" / "feed-page.json").read_bytes())
    (beside,) = read((INVENTED / "ap-media-api" / "text-beside.xml").read_bytes()).items
    story = page.items[-1]
    assert [refusal.item for refusal in page.refusals] == [1, 2]
    assert story.stable_id == beside.stable_id
    keys = [thread_keys(each, stable_id=each.stable_id or "") for each in (story, beside)]
    assert keys[0] & keys[1]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (ITEM_ID, True),
        (ITEM_ID.upper(), True),
        (f"urn:publicid:ap.org:{ITEM_ID}", True),
        (f"{ITEM_ID}_0a1aza0c0", True),
        (f"https://api.ap.org/media/v/content/{ITEM_ID}?qt=a&et=b", True),
        (f"{ITEM_ID}.2", True),
        ("NTB123", False),
        (ITEM_ID[:-1], False),
        (f"{ITEM_ID}0", False),
        ("", False),
        (None, False),
        (f"urn:x:{ITEM_ID}", False),
    ],
)
def test_aps_item_id_is_known_wherever_it_stands(raw: str | None, found: bool) -> None:
    assert ap_item_id(raw) == (ITEM_ID if found else None)


def test_haste_of_ap_is_kept_as_it_was_sent() -> None:
    (alert,) = read((INVENTED / "ap-media-api" / "alert-1.1.json").read_bytes()).items
    assert (alert.urgency, alert.urgency_raw, alert.urgency_scale) == (1, "f", "ap")
    assert alert.genres == ("Alert",)


def test_copy_that_calls_itself_a_kill_waits_for_an_editor() -> None:
    item = one({**GOOD["ap-media-api"], "editorialtypes": ["Kill"], "pubstatus": "usable"})
    assert (item.status, item.signals) == ("withheld", ("Kill",))


@pytest.mark.parametrize("format_", GOOD)
def test_a_nest_that_the_parser_lets_pass_breaks_no_reader(format_: str) -> None:
    for name in NAMES[format_]:
        text = json.dumps({**GOOD[format_], name: "@"}).replace('"@"', "[" * 800 + "]" * 800)
        reading = read(text.encode())
        assert not [refusal.reason for refusal in reading.refusals if "reader failed" in refusal.reason]
