"""Every field of every sample: what the agency sent is what comes out."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from wireroom.wire.adapters.readers import read
from wireroom.wire.adapters.readers.as_json import reading_to_json
from wireroom.wire.adapters.readers.mapping.shelf import shelf

DATA = Path(__file__).parents[3] / "data"
SAMPLES = DATA / "wire-samples"
INVENTED = DATA / "invented-wire"
EXPECTED = {
    str(corpus.parent.relative_to(DATA) / entry["path"]): entry
    for corpus in (SAMPLES / "expected.json", *sorted(INVENTED.glob("*/expected.json")))
    for entry in json.loads(corpus.read_text())["files"]
}
ZONES = {"nitf-ntb": ZoneInfo("Europe/Oslo"), "iptc7901": ZoneInfo("Europe/Berlin")}
DATES = {"sent", "firstcreated", "versioncreated", "contentcreated", "contentmodified", "embargoed", "expires"}


@cache
def printed(path: str) -> dict[str, object]:
    zone = ZONES.get(Path(path).parent.name, ZoneInfo("UTC"))
    return reading_to_json(shelf(None).read((DATA / path).read_bytes(), zone=zone), file=path)[0]


def spaced(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def same_moment(wanted: str | None, got: str | None) -> bool:
    """Whether both are one instant; a local time, without an offset, stays one."""
    if wanted is None or got is None or len(wanted) == len("2024-12-15"):
        return wanted == got
    return datetime.fromisoformat(got) == datetime.fromisoformat(wanted)


def same_picture(wanted: dict, got: dict) -> bool:
    caption, href = wanted["caption"], wanted["href"]
    begins = wanted["caption_match"] == "prefix"
    return (
        (got["caption"].startswith(caption) if begins else got["caption"] == caption)
        and got["credit"] == wanted["credit"]
        and got["renditions"] == wanted["renditions"]
        and (href is None or got["href"] == href or ("href_match" in wanted and got["href"].startswith(href)))
    )


def same(path: str, field: str) -> bool:
    wanted, got = EXPECTED[path][field], printed(path).get(field)
    if field in DATES:
        return same_moment(wanted, got)
    if field == "pictures":
        return len(got) == len(wanted) and all(same_picture(*pair) for pair in zip(wanted, got, strict=True))
    if field == "ednotes":
        return {spaced(note) for note in wanted} <= {spaced(note) for note in got} and bool(got) == bool(wanted)
    if field == "must_not_publish":
        public = {key: value for key, value in printed(path).items() if key not in ("ednotes", "must_not_publish")}
        return not [secret for secret in wanted if secret in json.dumps(public, ensure_ascii=False)]
    return spaced(got) in [spaced(value) for value in (wanted, *EXPECTED[path].get(f"{field}_alt", ()))]


@pytest.mark.parametrize("path", EXPECTED)
def test_each_field_is_what_the_agency_sent(path: str) -> None:
    fields = [field for field in EXPECTED[path] if field not in ("path", "notes") and not field.endswith("_alt")]
    wrong = {field: (EXPECTED[path][field], printed(path).get(field)) for field in fields if not same(path, field)}
    assert wrong == {}


def test_a_wrong_label_is_told_of_and_umlauts_are_right() -> None:
    item = read((SAMPLES / "newsml-g2" / "LISTING_5_Multi-part_Video_in_NewsML-G2.xml").read_bytes()).items[0]
    assert any("UTF-8" in doubt for doubt in item.suspicions)


def test_double_keys_are_told_of() -> None:
    item = read((SAMPLES / "ninjs-1" / "businesswire-newsml-20130731006140.json").read_bytes()).items[0]
    assert any("broadband" in doubt for doubt in item.suspicions)


def test_unreadable_dates_are_told_of_and_hold() -> None:
    item = read((SAMPLES / "nitf-edge" / "bad_date.xml").read_bytes()).items[0]
    assert item.embargo is not None
    assert item.embargo.until is None
    assert {"date.issue", "date.release"} <= {doubt.partition(" ")[0] for doubt in item.suspicions}


def test_the_three_tables_of_results_survive() -> None:
    item = read((SAMPLES / "newsml-g2-dpa" / "spe_tab.xml").read_bytes()).items[0]
    assert [block.kind for block in item.body].count("table") == 3
    assert sum(block.html.count("<tr>") for block in item.body) > 30


def test_a_time_without_an_offset_is_the_agencys_own() -> None:
    data = (SAMPLES / "nitf-ntb" / "NTB_nitf_sample.xml").read_bytes()
    item = read(data, zone=ZONES["nitf-ntb"]).items[0]
    assert item.version_created is not None
    assert item.version_created.at == datetime.fromisoformat("2021-05-16T09:00:04+02:00")
