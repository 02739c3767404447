"""The small shared pieces: encodings, dates, plain text, what is printed once."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import wireroom.wire.adapters.readers.nitf.reader
from wireroom.wire.adapters.readers.delivery import open_delivery
from wireroom.wire.adapters.readers.parts.body import body_of_element, body_of_text
from wireroom.wire.adapters.readers.parts.dates import moment
from wireroom.wire.adapters.readers.parts.encoding import decode
from wireroom.wire.rules.item import Block, WireItem
from wireroom.wire.rules.printed_once import printed_body

ZONE = ZoneInfo("Europe/Vienna")
LATIN = '<?xml version="1.0" encoding="iso-8859-1"?><x>'


@pytest.mark.parametrize(
    ("data", "text", "doubts"),
    [
        ("grün".encode(), "grün", 0),
        (b"\xef\xbb\xbfgr\xc3\xbcn", "grün", 0),
        ("<a>grün</a>".encode("utf-16"), "<a>grün</a>", 0),
        ("<a>grün</a>".encode("utf-16-le"), "<a>grün</a>", 0),
        (f"{LATIN}grün".encode(), f"{LATIN}grün", 1),
        (f"{LATIN}grün".encode("latin-1"), f"{LATIN}grün", 0),
        (f"{LATIN}\u201egrün\u201c".encode("cp1252"), f"{LATIN}\u201egrün\u201c", 0),
        (b"caf\xe9 and gr\xc3\xbcn", "café and grün", 1),
        (b"\xef\xbb\xbfcaf\xe9", "café", 1),
        (b"bell\x07 and \x1bescape", "bell and escape", 0),
        (
            '<?xml version="1.0" encoding="x-unknown"?><x>é'.encode(),
            '<?xml version="1.0" encoding="x-unknown"?><x>é',
            0,
        ),
    ],
)
def test_the_bytes_decide_the_encoding(data: bytes, text: str, doubts: int) -> None:
    decoded = decode(data)
    assert decoded.data.decode() == text
    assert len(decoded.suspicions) == doubts


@pytest.mark.parametrize(
    ("raw", "at"),
    [
        ("2026-07-01T12:00:00Z", datetime(2026, 7, 1, 12, tzinfo=UTC)),
        ("20260701T140000+0200", datetime(2026, 7, 1, 12, tzinfo=UTC)),
        ("2026-07-01T14:00:00.12345678901234567890+02", datetime(2026, 7, 1, 12, 0, 0, 123456, tzinfo=UTC)),
        ("2026-07-01T24:00:00Z", datetime(2026, 7, 2, tzinfo=UTC)),
        ("2026.07.01 14:00:00", datetime(2026, 7, 1, 12, tzinfo=UTC)),
        ("Wed, 01 Jul 2026 14:00:00 +0200", datetime(2026, 7, 1, 12, tzinfo=UTC)),
        ("2026-07-01T14:00", datetime(2026, 7, 1, 12, tzinfo=UTC)),
    ],
)
def test_dates_are_instants(raw: str, at: datetime) -> None:
    found = moment(raw, ZONE)
    assert found is not None
    assert (found.raw, found.at) == (raw, at)


@pytest.mark.parametrize(
    "raw", ["99999999", "not-a-date", "2026-13-01", "0001-01-01T00:00:00+14:00", "9" * 5000, "٢٠٢٦-٠٧-٠١"]
)
def test_what_is_no_date_is_kept_as_it_was_printed(raw: str) -> None:
    found = moment(raw, ZONE)
    assert found is not None
    assert (found.at, found.day) == (None, None) or found.day == date(2026, 7, 1)
    assert raw.startswith(found.raw)


def test_a_day_stays_a_day() -> None:
    found = moment(" 20241215 ", ZONE)
    assert found is not None
    assert (found.at, found.day) == (None, date(2024, 12, 15))
    assert moment("  ", ZONE) is None


def test_plain_text_parts_at_blank_lines_else_at_line_ends() -> None:
    def paragraphs(text: str) -> list[str]:
        return [block.html for block in body_of_text(text).blocks]

    assert paragraphs("a\r\n\r\nb\nc") == ["a", "b<br>c"]
    assert paragraphs("a\nb & <c>") == ["a", "b &amp; &lt;c&gt;"]
    wrapped = "\n".join(["so many words on a line that was wrapped at sixty signs"] * 4)
    assert len(paragraphs(wrapped)) == 1


def test_what_stands_beside_the_copy_is_printed_once() -> None:
    item = WireItem(
        format="x",
        kind="text",
        guid=None,
        stable_id=None,
        headline="A & B",
        standfirst="Teaser",
        dateline="OSLO (X) -",
        body=(
            Block(kind="heading", html="A &amp; B"),
            Block(kind="paragraph", html="<em>Teaser</em>"),
            Block(kind="paragraph", html="OSLO (X) - Words."),
        ),
    )
    assert printed_body(item) == (Block(kind="paragraph", html="Words."),)


def test_the_reader_in_the_readme_reads() -> None:
    readers = Path(wireroom.wire.adapters.readers.__file__).parent
    example = (readers / "README.md").read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
    names = {
        **vars(wireroom.wire.adapters.readers.nitf.reader),
        "body_of_element": body_of_element,
        "tzinfo": tzinfo,
    }
    exec(compile(example, "README.md", "exec"), names)  # noqa: S102 - our own page
    delivery = open_delivery(b'<letter id="l1" sent="2026-07-01"><words><p>Dear all</p></words></letter>', ZONE)
    assert names["recognise"](delivery) == "letter"
    item = names["read_letter"](delivery).items[0]
    assert (item.guid, item.body) == ("l1", (Block(kind="paragraph", html="Dear all"),))
