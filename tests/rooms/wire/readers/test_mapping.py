"""Mappings: a vendor's own form of copy, described in YAML, becomes items as any other."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.adapters.readers.mapping.faults import MappingError
from wireroom.wire.adapters.readers.mapping.file import load_mapping
from wireroom.wire.adapters.readers.mapping.patterns import pattern
from wireroom.wire.adapters.readers.mapping.shelf import Shelf, format_of, load_file, shelf
from wireroom.wire.rules.item import Block, Note, Reading, WireItem
from wireroom.wire.rules.urgency import level_of

CORPUS = Path(__file__).parents[3] / "data" / "invented-wire" / "mapping"
UTC_ZONE = ZoneInfo("UTC")
LEAST = """\
name: tides
shape: {shape}
recognise: {recognise}
fields:
  headline: title
"""


def items_of(name: str) -> tuple[WireItem, ...]:
    return shelf(None).read((CORPUS / name).read_bytes(), zone=UTC_ZONE).items


def read_by(mapping: str, data: str | bytes, *, form: str | None = None) -> Reading:
    one = Shelf((format_of(load_mapping(mapping, file="tides.yaml")),))
    return one.read(data.encode() if isinstance(data, str) else data, format=form, zone=UTC_ZONE)


def faults(mapping: str) -> str:
    with pytest.raises(MappingError) as caught:
        load_mapping(mapping, file="tides.yaml")
    return str(caught.value)


def xml(*fields: str, items: str = "") -> str:
    head = "name: tides\nshape: xml\nrecognise: {root: tides}\n"
    return head + (f"items: {items}\n" if items else "") + "fields:\n" + "".join(f"  {each}\n" for each in fields)


def first(mapping: str, data: str) -> WireItem:
    return read_by(mapping, data).items[0]


@pytest.mark.parametrize(
    ("file", "statuses"),
    [
        ("halyard-news.xml", ["usable", "withheld", "canceled"]),
        ("tidewater-releases.json", ["usable", "withheld", "canceled"]),
        ("bulletins.csv", ["usable", "canceled", "withheld"]),
    ],
)
def test_what_is_withheld_and_what_is_canceled_in_each_shape(file: str, statuses: list[str]) -> None:
    assert [item.status for item in items_of(file)] == statuses


def test_an_unknown_status_withholds_and_an_unreadable_embargo_has_no_end() -> None:
    held = items_of("halyard-news.xml")[1]
    assert held.embargo is not None
    assert held.embargo.until is None
    assert any("Spærret" in doubt for doubt in held.suspicions)


def test_each_agencys_own_mark_of_haste_is_kept_beside_its_number() -> None:
    marks = [(item.urgency, item.urgency_raw) for item in items_of("bulletins.csv")]
    assert marks == [(2, "red"), (5, "green"), (None, "purple")]
    assert [level_of(item) for item in items_of("bulletins.csv")] == ["bulletin", "routine", "routine"]


def test_the_table_of_the_mapping_decides_also_over_a_mark_that_looks_like_another_scales() -> None:
    rule = "urgency: {path: u, table: {'1': routine, f: urgent, calm: flash}}"
    levels = {
        mark: level_of(first(xml("headline: h", rule), f"<tides><h>x</h><u>{mark}</u></tides>"))
        for mark in ("1", "f", "calm")
    }
    assert levels == {"1": "routine", "f": "urgent", "calm": "flash"}


def test_notes_are_private_unless_the_mapping_says_otherwise() -> None:
    mapping = xml("headline: h", "notes: [{path: n, role: desk}, {path: c, public: true}]")
    item = first(mapping, "<tides><h>x</h><n>call us</n><c>corrects the time</c></tides>")
    assert item.notes == (Note(text="call us", role="desk"), Note(text="corrects the time", public=True))


def test_what_no_field_speaks_of_is_named() -> None:
    assert items_of("halyard-news.xml")[0].unmapped == ("CharacterCount",)
    assert items_of("bulletins.csv")[0].unmapped == ("row colour",)
    assert items_of("tidewater-releases.json")[0].unmapped == ("views",)


def test_hostile_markup_comes_out_clean_in_every_shape() -> None:
    evil = "&lt;p onclick=x&gt;a&lt;script&gt;alert(1)&lt;/script&gt;&lt;a href='javascript:x'&gt;b&lt;/a&gt;&lt;/p&gt;"
    item = first(xml("body: {path: b, as: html}"), f"<tides><b>{evil}</b></tides>")
    assert item.body == (Block(kind="paragraph", html="ab"),)
    assert first(xml("body: b"), "<tides><b>1 &lt; 2</b></tides>").body[0].html == "1 &lt; 2"


def test_markup_that_stands_as_elements_keeps_every_word() -> None:
    copy = "<tides><b><p>One <x>two</x> <em>three</em></p>four</b></tides>"
    blocks = first(xml("body: {path: b, as: html}"), copy).body
    assert [block.html for block in blocks] == ["One two <em>three</em>", "four"]


@pytest.mark.parametrize(
    ("rule", "headline"),
    [
        ("headline: h", "Tide turns"),
        ("headline: '@id'", "7"),
        ("headline: //deep", "down here"),
        ("headline: 'h[2]'", "Second"),
        ("headline: \"h[@lang='da']\"", "Second"),
        ("headline: 'h[@lang]'", "Second"),
        ("headline: '/tides/deeper/deep'", "down here"),
        ("headline: 'mixed/text()'", "own words"),
        ("headline: {first: [none, {path: h, all: true, with: ' / '}]}", "Tide turns / Second"),
        ("headline: {join: [h, '@id'], with: ' #'}", "Tide turns #7"),
        ("headline: {value: Fixed}", "Fixed"),
        ("headline: {path: none, otherwise: Untitled}", "Untitled"),
        ("headline: {path: h, take: '^(\\w+) '}", "Tide"),
        ("headline: {path: h, table: {tide TURNS: Looked up}}", "Looked up"),
    ],
)
def test_every_way_to_a_value(rule: str, headline: str) -> None:
    copy = (
        '<t:tides xmlns:t="urn:t" id="7"><t:h>Tide\n turns</t:h><h lang="da">Second</h>'
        "<deeper><deep>down here</deep></deeper><mixed>own <b>not</b>words</mixed></t:tides>"
    )
    assert first(xml(rule), copy).headline == headline


def test_the_same_paths_work_in_json() -> None:
    mapping = (
        "name: tides\nshape: json\nrecognise: {keys: feed, has: \"feed/kind[.='tide']\"}\nitems: feed/items\n"
        "fields: {headline: \"names[lang='en']/text\", keywords: 'tags', guid: id, version: '//rev'}\n"
    )
    names = '[{"lang":"da","text":"Vand"},{"lang":"en","text":"Water"}]'
    item = f'{{"id": 12, "names": {names}, "tags": ["a", "b", ["c"]], "meta": {{"rev": 3}}, "on": true}}'
    found = read_by(mapping, f'{{"feed": {{"kind": "tide", "items": [{item}]}}}}').items[0]
    assert (found.headline, found.guid, found.version) == ("Water", "12", "3")
    assert found.keywords == ("a", "b")
    other = read_by(mapping, '{"feed": {"kind": "ebb", "items": []}}')
    assert "Not a format" in other.refusals[0].reason


@pytest.mark.parametrize(
    ("form", "printed", "at"),
    [
        ("'%d.%m.%Y %H:%M'", "22.11.2026 13:30", datetime(2026, 11, 22, 12, 30, tzinfo=UTC)),
        ("['%d/%m/%y', epoch]", "1795350600", datetime(2026, 11, 22, 12, 30, tzinfo=UTC)),
        ("'%d.%m.%Y'", "2026-11-22T12:30:00Z", datetime(2026, 11, 22, 12, 30, tzinfo=UTC)),
    ],
)
def test_dates_in_a_vendors_own_form_and_zone(form: str, printed: str, at: datetime) -> None:
    mapping = xml("headline: h", f"sent: {{path: d, formats: {form}, zone: Europe/Copenhagen}}")
    item = first(mapping, f"<tides><h>x</h><d>{printed}</d></tides>")
    assert item.sent is not None
    assert item.sent.at == at
    assert item.sent.raw == printed


def test_a_table_without_a_header_is_read_by_number() -> None:
    mapping = (
        "name: tides\nshape: delimited\nrecognise: {header: [TIDE]}\ndelimited: {delimiter: tab, header: false}\n"
        "fields: {guid: '2', headline: '3', subjects: {each: '4', split: '+', code: ., scheme: x}}\n"
    )
    item = read_by(mapping, "TIDE\t7\tHigh water\ta+b\n").items[0]
    assert (item.guid, item.headline) == ("7", "High water")
    assert [each.code for each in item.subjects] == ["x:a", "x:b"]


def test_labelled_lines_over_copy() -> None:
    mapping = (
        "name: tides\nshape: text\nrecognise: {labels: [Headline, Desk]}\ntext: {between: '====='}\n"
        "fields: {headline: headline, keywords: desk, standfirst: (line 1), body: (text)}\n"
    )
    copy = (
        "Headline: One\nDesk: Home\nDESK: World\n\nFirst words.\nHeadline: no label here\n=====\nHeadline: Two\n\nB\n"
    )
    one, two = read_by(mapping, copy).items
    assert (one.headline, one.keywords, one.standfirst) == ("One", ("Home", "World"), "First words.")
    assert [block.html for block in one.body] == ["First words.", "Headline: no label here"]
    assert two.headline == "Two"


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ("name: [", "tides.yaml, line 1: It is no YAML"),
        ("", "The file is empty"),
        ("a: &x 1\nb: *x\n", "line 1, b: Anchors"),
        ("name: a\nname: b\n", "line 2, name: The key stands here twice"),
        (LEAST.format(shape="xlm", recognise="{root: a}"), "line 2, shape: 'xlm' is not known here"),
        (LEAST.format(shape="xml", recognise="{}"), "line 3, recognise: Say how"),
        (LEAST.format(shape="xml", recognise="{keys: a}"), "recognise.keys is not for shape xml"),
        (LEAST.format(shape="json", recognise="{keys: a}") + "  headlnie: x\n", "line 6, fields.headlnie: There is no"),
        (xml("body: {path: a, as: word}"), "fields.body.as: 'word' is not known here"),
        (xml("headline: a[b"), "fields.headline: 'a[b' is no path"),
        (xml("headline: ../a"), "never .. up"),
        (xml("headline: {path: a, value: b}"), "exactly one of path, value, first and join"),
        (xml("headline: a", "status: {path: s, table: {K: killed}}"), "'killed' is no status; use one of: canceled"),
        (xml("headline: a", "urgency: {path: s, table: {K: quick}}"), "'quick' is no urgency"),
        (xml("headline: a", "sent: {path: d, formats: '%d.%m.'}"), "has no year"),
        (xml("headline: a", "sent: {path: d, formats: '%Y %Q'}"), "is no date format"),
        (xml("headline: a", "sent: {path: d, zone: Mars/Base}"), "fields.sent.zone: 'Mars/Base' is no time zone"),
        (xml("guid: a"), "line 4, fields: Map headline or body"),
        (xml("headline: {path: a, take: '(a+)+'}"), "repeat stands within a repeat"),
        (xml("headline: {path: a, take: '('}"), "no regular expression"),
        (xml("headline: {first: [a, {path: b, tkae: c}]}"), "fields.headline.first.1.tkae: There is no such key"),
    ],
)
def test_a_faulty_mapping_is_told_by_file_line_key_and_mend(mapping: str, told: str) -> None:
    assert told in faults(mapping)


def test_all_faults_are_told_at_once_in_order() -> None:
    lines = faults(xml("headline: a[", "body: {path: b, as: c}", "sent: {path: d, zone: x}")).splitlines()
    assert [line.split(",")[1] for line in lines] == [" line 5", " line 6", " line 7"]


def test_a_mapping_named_by_the_feed_refuses_other_copy() -> None:
    reading = read_by(xml("headline: h"), "<nitf><body/></nitf>", form="mapping:tides")
    assert "set to mapping:tides, but this is nitf" in reading.refusals[0].reason
    reading = read_by(xml("headline: h"), "<ebb/>", form="mapping:tides")
    assert "root element <ebb>" in reading.refusals[0].reason


def test_one_bad_item_stops_no_other() -> None:
    mapping = xml("headline: h", items="/tides/i")
    reading = read_by(mapping, "<tides><i><h>a</h></i><i/><i><h>c</h></i></tides>")
    assert [item.headline for item in reading.items] == ["a", "c"]
    assert [refusal.item for refusal in reading.refusals] == [1]


def test_a_broken_mapping_stops_no_other_and_is_told_in_the_reason(tmp_path: Path) -> None:
    (tmp_path / "tides.yaml").write_text(xml("headline: h"))
    (tmp_path / "ebb.yaml").write_text("name: ebb\nshape: xml\n")
    found = shelf(tmp_path)
    assert "mapping:tides" in found.names
    assert found.read(b"<tides><h>x</h></tides>", zone=UTC_ZONE).items[0].headline == "x"
    reason = found.read(b"<ebb/>", zone=UTC_ZONE).refusals[0].reason
    assert "A mapping could not be used: ebb.yaml, line 1, fields: It is missing." in reason


def test_the_folder_is_looked_at_again_when_a_file_changes(tmp_path: Path) -> None:
    file = tmp_path / "tides.yaml"
    file.write_text(xml("headline: h"))
    before = shelf(tmp_path)
    assert shelf(tmp_path) is before
    file.write_text(xml("headline: i"))
    os.utime(file, ns=(1, 1))
    assert shelf(tmp_path).read(b"<tides><i>x</i></tides>", zone=UTC_ZONE).items[0].headline == "x"


def test_the_newsrooms_own_counts_before_the_one_that_is_brought(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(xml("headline: h").replace("name: tides", "name: news-xml"))
    (tmp_path / "twin.yaml").write_text(xml("headline: h").replace("name: tides", "name: news-xml"))
    found = shelf(tmp_path)
    assert found.names.count("mapping:news-xml") == 1
    assert "twin.yaml, line 1, name: Another file" in str(found.faults[0])


def test_a_mapping_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MappingError, match="not UTF-8"):
        load_file(tmp_path / "a.yaml")
    with pytest.raises(MappingError, match="cannot be read"):
        load_file(tmp_path / "none.yaml")


COSTLY = ["^(.*)x$", "(.*)a(.*)b", r"(\w+)\s+(\w+)$", "(?:abc)*d", "^.*.*.*z", "a{1,40}b{1,40}c"]


@pytest.mark.parametrize("text", COSTLY)
@pytest.mark.parametrize("letters", ["a" * 50_000, "ab" * 25_000, "abc" * 9000, " " * 30_000, "w " * 20_000])
def test_no_pattern_takes_long_whatever_the_text(text: str, letters: str) -> None:
    found = pattern(text)
    began = time.process_time()
    found.taken_from(letters)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "text", ["(a*)*", "(ab|cd)+", "(a|ab)*c", r"(a)\1", "(?=a)b", ".*.*.*.*.*x", "(?:a{1,9}){2,9}"]
)
def test_a_pattern_whose_cost_cannot_be_bounded_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        pattern(text)


@given(st.text(max_size=40))
def test_no_path_and_no_pattern_raises_anything_but_a_sentence(text: str) -> None:
    for mapping in (xml(f"headline: {text!r}"), xml(f"headline: {{path: a, take: {text!r}}}")):
        assert told_of(mapping).startswith(("tides.yaml, line ", "fine"))


def told_of(mapping: str) -> str:
    try:
        load_mapping(mapping, file="tides.yaml")
    except MappingError as error:
        return str(error)
    return "fine"
