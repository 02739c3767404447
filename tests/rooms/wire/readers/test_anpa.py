"""ANPA-1312: header lines, takes, dates of two dialects, typesetting codes, tables, kills, and what arrives broken."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.adapters.readers import read
from wireroom.wire.adapters.readers.as_json import body_text
from wireroom.wire.rules.item import Subject, WireItem

KEYWORDS = "r a \x13\x11 BC-PC--Harbour   11-09 0020"
HEAD = "^BC-PC--Harbour Fire,20<\n^Fire put out<\n"
TEXT = "PORT CARROW (HAP) _ The fire is out."
TRAILER = "HAP-WF-11-09-26 0156GMT<"


def story(
    copy: str = f"{HEAD}\t   {TEXT}\n", *, keywords: str = KEYWORDS, trailer: str = TRAILER, service: str = "W2346"
) -> str:
    return f"\x16\x16\x01{service}\x1f-----\r\n{keywords}\r\n\x02{copy}\x03{trailer}\r\n\x04\r\n"


def one(text: str | bytes) -> WireItem:
    reading = read(text.encode() if isinstance(text, str) else text, zone=ZoneInfo("UTC"))
    assert not reading.refusals
    assert reading.format == "anpa-1312"
    return reading.items[0]


@pytest.mark.parametrize(
    ("letter", "number"), [("f", 4), ("b", 2), ("u", 3), ("r", 4), ("d", 5), ("a", 7), ("s", 8), ("B", 2), ("q", 4)]
)
def test_the_letter_of_haste_is_kept_and_numbered_as_ap_does(letter: str, number: int) -> None:
    item = one(story(keywords=KEYWORDS.replace("r ", f"{letter} ", 1)))
    assert (item.urgency, item.urgency_raw, item.urgency_scale) == (number, letter, "anpa")


@pytest.mark.parametrize("slug", ["BC-PC--HAPNewsAlert,17", "BC-PC--Harbour FLASH,17"])
def test_an_f_is_a_flash_only_where_the_story_says_so(slug: str) -> None:
    assert one(story(f"^{slug}<\n\t   {TEXT}\n", keywords=KEYWORDS.replace("r ", "f ", 1))).urgency == 1


@pytest.mark.parametrize(
    ("line", "slugline", "take"),
    [
        ("^BC-PC--Harbour Fire,20<", "BC-PC--Harbour Fire", None),
        ("^BC-PC--Harbour Fire, 1st Ld-Writethru,20<", "BC-PC--Harbour Fire", "1st Ld-Writethru"),
        ("^BC-PC--Harbour-ABRIDGED, 3rd Ld-Writethru,827<", "BC-PC--Harbour-ABRIDGED", "3rd Ld-Writethru"),
        ("^AM-PC--Harbour Fire, Adv15<", "AM-PC--Harbour Fire", "Adv15"),
    ],
)
def test_the_first_header_line_is_slugline_take_and_length(line: str, slugline: str, take: str | None) -> None:
    item = one(story(f"{line}\n^Fire put out<\n\t   {TEXT}\n"))
    assert (item.slugline, item.take, item.headline) == (slugline, take, "Fire put out")


def test_a_story_without_header_lines_has_the_keyword_and_the_take_of_its_header() -> None:
    item = one(story(f"\t   {TEXT}\n", keywords="r s \x13\x11 BC-ROW--Isles 1stLd-Writethru   11-09 0020"))
    assert (item.slugline, item.take, item.headline) == ("BC-ROW--Isles", "1stLd-Writethru", None)
    assert item.subjects == (Subject(code="a1312cat:s"),)


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        ("^By IDA MARL=\n", "By IDA MARL"),
        ("^By IDA MARL= \n^HAP Harbour Writer= \n", "By IDA MARL, HAP Harbour Writer"),
        ("^By IDA MARL and\nTIL ORRS=\n", "By IDA MARL and TIL ORRS"),
        ("^By The Halyard Press=\n", "By The Halyard Press"),
    ],
)
def test_a_byline_has_its_title(lines: str, byline: str) -> None:
    assert one(story(f"{HEAD}{lines}\t   {TEXT}\n")).byline == byline


def test_notes_among_the_header_lines_are_private() -> None:
    head = f"{HEAD}^(Eds: ADDS quote.\nWith photos.)<\n^HAP Photo PCX101<\n^EDITOR'S NOTE _ Call first.<\n"
    item = one(story(f"{head}\t   {TEXT}\n"))
    assert [note.role for note in item.notes] == ["editors", "pictures", "editors"]
    assert not any(note.public for note in item.notes)
    assert body_text(item.body) == "PORT CARROW (HAP) — The fire is out."


def test_paragraphs_begin_with_a_tab_and_flow() -> None:
    item = one(story(f"{HEAD}\t   {TEXT}\n\t   ``It is\nout,'' she said.\n \n\t   ___\n\t   The end.\n"))
    assert [block.html for block in item.body] == [
        "PORT CARROW (HAP) — The fire is out.",
        "“It is out,” she said.",
        "The end.",
    ]
    assert item.dateline == "PORT CARROW (HAP) —"


def test_typesetting_codes_become_what_they_look_like() -> None:
    item = one(story(f"{HEAD}\t   A\x1ab\x10c\x1bd \x0ee\x0f\n\t   f\x1dg\n"))
    assert body_text(item.body) == "A b c d e\nf g"


@pytest.mark.parametrize("keywords", [KEYWORDS.replace("\x13\x11", "\x14\x12"), KEYWORDS])
def test_tabular_copy_keeps_its_lines(keywords: str) -> None:
    table = "\b\tW\tL<\n\bPort Carrow\t3\t0<\n\bTide Haven\t2\t1<\n"
    item = one(story(f"{HEAD}{table}", keywords=keywords))
    assert [block.kind for block in item.body] == ["preformatted"]
    assert item.body[0].html.split("\n")[1] == "Port Carrow     3       0"


@pytest.mark.parametrize(
    ("trailer", "copy", "at"),
    [
        ("HAP-WF-11-09-26 0156GMT<", TEXT, datetime(2026, 11, 9, 1, 56, tzinfo=UTC)),
        ("HAP-NY-11-09-26 2056EST<", TEXT, datetime(2026, 11, 10, 1, 56, tzinfo=UTC)),
        ("11-09-2026 0156", TEXT, datetime(2026, 11, 9, 1, 56, tzinfo=UTC)),
        ("25-11-26 0156GMT<", TEXT, datetime(2026, 11, 25, 1, 56, tzinfo=UTC)),
        ("11-25-26 0156GMT<", f"==Kyodo\n\t   {TEXT}", datetime(2026, 11, 25, 1, 56, tzinfo=UTC)),
        ("09-11-26 0930JST<", f"{TEXT}\n\t   ==Kyodo", datetime(2026, 11, 9, 0, 30, tzinfo=UTC)),
        ("Kyodo-09-11-26 0930JST<", TEXT, datetime(2026, 11, 9, 0, 30, tzinfo=UTC)),
        ("HAP-WF-09-11-26 0930GMT<", f"{TEXT} Kyodo said so.", datetime(2026, 9, 11, 9, 30, tzinfo=UTC)),
        ("HAP-WF-02-31-26 0930GMT<", TEXT, None),
        ("", TEXT, None),
        ("<<<", TEXT, None),
    ],
)
def test_the_date_is_read_in_either_order(trailer: str, copy: str, at: datetime | None) -> None:
    item = one(story(f"{HEAD}\t   {copy}\n", trailer=trailer))
    assert (item.sent.at if item.sent else None) == at
    assert bool(item.suspicions) == (at is None)


def test_letter_number_and_day_name_a_story() -> None:
    assert one(story()).stable_id == "anpa-1312:W2346:2026-11-09"
    assert one(story(service="W0000")).stable_id is None
    assert one(story(trailer="")).stable_id is None


@pytest.mark.parametrize(
    ("copy", "signals"),
    [
        ("^BC-PC--Harbour Fire, KILL,44<\n^Editors: please kill W2346.<\n", ("kill",)),
        ("^BC-PC--Harbour Fire-KILL<\n^STORY REMOVED<\n", ("kill",)),
        ("^BC-PC--Harbour Fire<\n^MANDATORY KILL<\n\t   x\n", ("kill",)),
        ("^BC-PC--Harbour Fire<\n^Fire<\n\t   Editors: Please kill the story.\n\t   x\n", ("kill",)),
        ("^BC-PC--Harbour Fire, Correction<\n^Correction: Fire<\n", ("correction",)),
        ("^BC-PC--Harbour Fire, 1st Ld-Writethru<\n^Fire<\n", ("update",)),
        ("^BC-HAP--Advisory<\n^Plans<\n", ("advisory",)),
        ("^BC-PC--Harbour Fire, WITHHOLD<\n^Fire<\n", ("withhold",)),
        ("^BC-PC--Killer Whale<\n^Killer whale kills seal<\n\t   x\n", ()),
        ("^BC-PC--Correctional Home<\n^Home closes<\n\t   x\n", ()),
    ],
)
def test_kills_and_corrections_in_words_are_signals(copy: str, signals: tuple[str, ...]) -> None:
    assert one(story(copy)).signals == signals


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("Embargoed until Nov. 15, 2026, 06:00", datetime(2026, 11, 15, 6, tzinfo=UTC)),
        ("HOLD FOR RELEASE", None),
        ("For release at noon", None),
    ],
)
def test_an_embargo_among_the_header_lines_holds(line: str, until: datetime | None) -> None:
    embargo = one(story(f"{HEAD}^{line}<\n\t   {TEXT}\n")).embargo
    assert embargo is not None
    assert embargo.until == until


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_the_bytes_decide_the_encoding(encoding: str) -> None:
    item = one(story(f"{HEAD}\t   The café is open.\n").encode(encoding))
    assert (body_text(item.body), item.suspicions) == ("The café is open.", ())


def test_a_story_that_was_cut_off_is_refused_alone() -> None:
    cut = story().partition("\x03")[0]
    reading = read((story() + cut + story()).encode())
    assert len(reading.items) == 2
    assert reading.refusals[0].item == 1
    assert "W2346 has no end" in reading.refusals[0].reason


def test_a_story_without_control_characters_at_its_ends_is_whole_by_its_date() -> None:
    bare = f"\x01W2346-----\n{KEYWORDS}\n{HEAD}\t   {TEXT}\n\n\t   {TRAILER}\n\n"
    item = one(bare)
    assert item.stable_id == "anpa-1312:W2346:2026-11-09"
    assert body_text(item.body) == "PORT CARROW (HAP) — The fire is out."
    assert "without ETX" in item.suspicions[0]


def test_a_keyword_line_nobody_knows_loses_no_copy() -> None:
    item = one(story(keywords="r a ").replace("r a ", "r a\x13"))
    assert (item.headline, item.urgency) == ("Fire put out", None)
    assert "keyword line" in item.suspicions[0]


@pytest.mark.parametrize("copy", ["", "\n\n", "^<\n"])
def test_a_story_with_nothing_in_it_is_refused(copy: str) -> None:
    assert "neither headline nor copy" in read(story(copy).encode()).refusals[0].reason


def test_a_hundred_thousand_stories_are_read_up_to_the_limit() -> None:
    started = time.monotonic()
    reading = read(f"\x01a0001\n{KEYWORDS}\n\x02^H<\n\tW.\n\x03{TRAILER}\n".encode() * 100_000)
    assert (len(reading.items), len(reading.refusals)) == (10_000, 1)
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    "filler", ["^", "^a<\n", "^By x=\n", "\b\t", "\t", "(", "-", "A-", "A, ", "\x01", "By ", "a\n"]
)
def test_floods_of_one_sign_take_no_time(filler: str) -> None:
    started = time.monotonic()
    read(story(f"{filler * 20_000}\n{HEAD}{filler * 20_000}").encode())
    assert time.monotonic() - started < 2


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    read(story("@").encode().replace(b"@", data))
