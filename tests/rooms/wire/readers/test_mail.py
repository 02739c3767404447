"""E-mail: what is copy, what is private, what is attached, and what nobody may trust."""

from __future__ import annotations

import base64
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.adapters.readers import read
from wireroom.wire.adapters.readers.mail.trust import sender_doubt
from wireroom.wire.adapters.readers.mail.words import header_text, text_of_bytes
from wireroom.wire.adapters.readers.parts.wrapped_text import flowed, unwrapped
from wireroom.wire.rules.item import Note, Reading, WireItem
from wireroom.wire.rules.threads import thread_keys

CORPUS = Path(__file__).parents[3] / "data" / "invented-wire" / "mail"
PASSED = "Authentication-Results: mx.example; spf=pass; dkim=pass; dmarc=pass\r\n"


def sample(name: str) -> Reading:
    return read((CORPUS / name).read_bytes())


def letter(body: str, *, kind: str = "text/plain; charset=utf-8", head: str = "Subject: Tides\r\n") -> Reading:
    start = f"{PASSED}From: Kit Madeup <kit@tidewater.example>\r\nMessage-ID: <1@tidewater.example>\r\n{head}"
    return read(f"{start}Content-Type: {kind}\r\n\r\n{body}".encode("utf-8", "surrogateescape"))


def only(reading: Reading) -> WireItem:
    assert [each.reason for each in reading.refusals] == []
    (item,) = reading.items
    return item


def paragraphs(item: WireItem) -> list[str]:
    return [block.html for block in item.body]


def packed(*parts: str, kind: str = "mixed") -> Reading:
    body = "".join(f"--b\r\n{part}\r\n" for part in parts) + "--b--\r\n"
    return letter(body, kind=f"multipart/{kind}; boundary=b")


def part(mime: str, text: str, *more: str) -> str:
    return "\r\n".join([f"Content-Type: {mime}", *more, "", text])


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?Q?F=C3=A4hre?=", "Fähre"),
        ("=?utf-8?Q?er=C3?= =?utf-8?Q?=B6ffnet?=", "eröffnet"),
        ("=?UTF-8?B?TmV1ZQ==?= =?utf-8?q?_Br?=\r\n =?utf-8?q?=C3=BCcke?=", "Neue Brücke"),
        ("=?iso-8859-1?Q?=80 5 und =93x=94?=", "€ 5 und “x”"),
        ("=?utf-8?Q?with raw spaces?=", "with raw spaces"),
        ("=?utf-8?Q?cut_off_=C3=A9", "cut off é"),
        ("=?nosuch?Q?caf=C3=A9?=", "café"),
        ("=?rot13?Q?abc?=", "abc"),
        ("=?utf-8?B?TmV1Z?=", "Neu"),
        ("=?utf-8*de?Q?m=C3=B6ve?=", "möve"),
        ('"=?utf-8?Q?J=C3=B6rg?=" x', '"Jörg" x'),
        ("caf\udce9 \udc80", "café €"),
        ("caf\udcc3\udca9", "café"),
        ("plain = ? text", "plain = ? text"),
    ],
)
def test_encoded_words_also_broken_ones(raw: str, text: str) -> None:
    assert header_text(raw) == text


@given(st.text(max_size=200))
def test_no_header_field_raises_or_keeps_a_line_end(text: str) -> None:
    assert "\n" not in header_text(text)


@pytest.mark.parametrize(
    ("data", "label", "text"),
    [
        ("„x“ – €".encode("cp1252"), "iso-8859-1", "„x“ – €"),
        ("é".encode("cp1252"), "us-ascii", "é"),
        ("é".encode("cp1252"), None, "é"),
        ("é".encode("cp1252"), "utf-8", "é"),
        ("é".encode(), "iso-8859-1", "é"),
        ("Привет".encode("koi8-r"), "koi8-r", "Привет"),
        ("日本".encode("iso2022_jp"), "ISO-2022-JP", "日本"),
        (b"eJzL", "zlib", "eJzL"),
        ("é".encode("cp1252"), "punycode", "é"),
    ],
)
def test_the_bytes_decide_not_the_label(data: bytes, label: str | None, text: str) -> None:
    assert text_of_bytes(data, label).text == text


def test_wrapped_text_becomes_paragraphs_and_lists_stay_lists() -> None:
    text = (
        "The harbour office said on Sunday that the quays were closed to all of\n"
        "the traffic.\n\nThere is:\n- a closed quay on the northern side of the harbour, as told here\n- an open one\n"
    )
    assert unwrapped(text).split("\n") == [
        "The harbour office said on Sunday that the quays were closed to all of the traffic.",
        "",
        "There is:",
        "- a closed quay on the northern side of the harbour, as told here",
        "- an open one",
        "",
    ]
    poem = "Short lines\nstay short\nlines"
    assert unwrapped(poem) == poem


def test_flowed_text_flows_where_it_says_so() -> None:
    assert flowed("One \ntwo\nthree\n-- \nKit", delete_space=False) == "One two\nthree\n-- \nKit"
    assert flowed("Ein \nes", delete_space=True) == "Eines"
    assert flowed("> a \n> b\nc", delete_space=False) == "> a b\nc"


def test_signature_quoted_letter_and_small_print_are_private() -> None:
    item = only(sample("plain-wrapped.eml"))
    assert paragraphs(item)[-1].endswith("am Mittag.")
    assert {note.role for note in item.notes} == {"sender", "quoted", "signature", "footer"}
    assert not any(note.public for note in item.notes)


def test_an_answer_over_an_older_letter_keeps_only_the_answer() -> None:
    old = "-----Original Message-----\r\nFrom: Desk\r\nSent: today\r\nTo: Kit\r\nSubject: Tides\r\n\r\nOur secret."
    item = only(letter(f"New words.\r\n\r\n{old}"))
    assert paragraphs(item) == ["New words."]
    assert any("Our secret." in note.text for note in item.notes)
    forwarded = only(letter(f"FYI\r\n\r\n{old}", head="Subject: Fwd: Tides\r\n"))
    assert "Our secret." in paragraphs(forwarded)[-1]
    assert forwarded.headline == "Tides"


def test_the_html_is_taken_where_it_says_more_and_else_the_text() -> None:
    plain, markup = part("text/plain", "One two three four five."), part("text/html", "<p>One <b>two</b></p>")
    assert paragraphs(only(packed(plain, markup, kind="alternative"))) == ["One two three four five."]
    markup = part("text/html", "<p>One <b>two</b> three four five.</p>")
    assert paragraphs(only(packed(plain, markup, kind="alternative"))) == ["One <strong>two</strong> three four five."]


def test_a_page_laid_out_by_tables_is_text_and_a_table_stays_one() -> None:
    item = only(sample("press-office-html.eml"))
    assert [block.kind for block in item.body] == ["paragraph", "paragraph", "table"]
    everything = "".join(paragraphs(item))
    assert "alert" not in everything
    assert "track" not in everything


def test_an_inline_picture_is_unpacked_under_a_name_of_its_own() -> None:
    reading = sample("press-office-html.eml")
    item = only(reading)
    (picture,), (file,) = item.pictures, reading.enclosed
    assert picture.href == file.name
    assert picture.caption == "The new bridge seen from the harbour"
    assert Note(text="Attached picture: brücke.jpg", role="picture") in item.notes
    assert item.unmapped == ("picture logo.png",)
    assert any("programme.pdf (application/pdf" in doubt for doubt in item.suspicions)


def test_attached_copy_is_items_of_its_own() -> None:
    mail, killed, column = sample("attached-copy.eml").items
    assert (mail.format, killed.format, killed.status, column.headline) == (
        "email",
        "nitf",
        "canceled",
        "Why harbours matter",
    )
    assert column.stable_id == f"{mail.guid}/2"
    assert column.byline == mail.byline
    assert any("kill.xml" in note.text for note in killed.notes)


def test_broken_attached_copy_is_refused_by_itself() -> None:
    reading = packed(part("text/plain", "See the story."), part("text/xml; name=a.xml", "<nitf><body>"))
    assert len(reading.items) == 1
    assert reading.refusals[0].reason.startswith("Attached a.xml: The XML is not well-formed")


def test_a_letter_that_only_brings_a_document_is_refused_by_name() -> None:
    reading = packed(part("application/pdf; name=plan.pdf", "%PDF-1.4", "Content-Disposition: attachment"))
    assert not reading.items
    assert "plan.pdf (application/pdf" in reading.refusals[0].reason
    assert reading.refusals[0].partial is not None


def test_an_encrypted_letter_is_refused() -> None:
    reading = packed(part("application/pgp-encrypted", "Version: 1"), kind="encrypted")
    assert "encrypted" in reading.refusals[0].reason


def test_answers_are_of_the_running_story() -> None:
    item = only(sample("plain-wrapped.eml"))
    keys = thread_keys(item, stable_id=item.stable_id or "")
    assert {"id:20261122.1@tidewater.example", "id:20261120.2@tidewater.example"} <= keys


@pytest.mark.parametrize(
    ("results", "doubt", "held"),
    [
        ([], "Nobody has checked", False),
        (["mx; none"], "Nobody has checked", False),
        (["mx; spf=pass; dkim=pass; dmarc=pass"], None, False),
        (["mx; spf=fail; dkim=pass; dmarc=pass"], "may be forged (SPF FAIL): ask", False),
        (["mx; spf=softfail; dkim=none"], "withheld", True),
        (["mx; spf=pass; dkim=pass; dmarc=fail"], "withheld", True),
        (["mx; dmarc=fail", "sender.example; dmarc=pass"], "withheld", True),
    ],
)
def test_what_the_mail_server_noted_of_the_sender(results: list[str], doubt: str | None, held: bool) -> None:
    told, holds = sender_doubt(results)
    assert holds is held
    assert (doubt or "") in (told or "")
    assert (told is None) is (doubt is None)


def test_a_forged_letter_is_held_with_all_that_it_brings() -> None:
    nitf = '<nitf><head><docdata management-status="canceled"/></head><body><p>Kill.</p></body></nitf>'
    body = f"--b\r\n{part('text/plain', 'Kill it.')}\r\n--b\r\n{part('text/xml; name=k.xml', nitf)}\r\n--b--"
    head = "From: Halyard <desk@halyard.example>\nSubject: Kill\nAuthentication-Results: mx; dmarc=fail\n"
    reading = read(f"{head}Message-ID: <1@x>\nContent-Type: multipart/mixed; boundary=b\n\n{body}".encode())
    assert [item.status for item in reading.items] == ["withheld", "withheld"]
    assert all("forged" in item.suspicions[0] for item in reading.items)


@pytest.mark.parametrize(
    "subject", ["EMBARGO 22.11. 10 Uhr: Haushalt", "Sperrfrist: Montag", "Budget, embargoed until noon", "Embargoed: x"]
)
def test_an_embargo_in_the_subject_has_no_end(subject: str) -> None:
    item = only(letter("Words.", head=f"Subject: {subject}\r\n"))
    assert item.embargo is not None
    assert item.embargo.until is None


def test_an_embargo_in_the_first_line_holds_and_one_on_trade_does_not() -> None:
    assert only(letter("STRICTLY EMBARGOED until 10:00\r\n\r\nWords.")).embargo is not None
    assert only(letter("Ministers lifted the arms embargo.", head="Subject: Arms embargo lifted\r\n")).embargo is None


def test_the_name_cannot_pretend_to_be_an_address() -> None:
    head = "From: =?utf-8?Q?Halyard_=3Cdesk=40halyard.example=3E?= <evil@elsewhere.example>\nMessage-ID: <1@x>\n\nx"
    item = only(read(f"Subject: s\n{head}".encode()))
    assert item.provider_name == "elsewhere.example"
    assert item.byline is None


def test_bounces_and_absence_notes_are_no_news() -> None:
    assert only(sample("bounce.eml")).kind == "not-news"
    assert only(letter("I am away.", head="Subject: Away\r\nAuto-Submitted: auto-replied\r\n")).kind == "not-news"


def test_quoted_printable_without_its_label_and_damaged_base64_are_told_of() -> None:
    item = only(letter("Caf=C3=A9 and a line that goes =\r\non and =\r\non.=20"))
    assert paragraphs(item) == ["Café and a line that goes on and on."]
    assert any("quoted-printable" in doubt for doubt in item.suspicions)
    text = base64.b64encode(b"Some words of copy.").decode()[:-3]
    item = only(letter(text, head="Subject: s\r\nContent-Transfer-Encoding: base64\r\n"))
    assert paragraphs(item)[0].startswith("Some words of")
    assert any("base64" in doubt for doubt in item.suspicions)


def test_a_letter_cut_off_before_its_last_part_is_told_of() -> None:
    item = only(letter("--b\r\nContent-Type: text/plain\r\n\r\nWords", kind="multipart/mixed; boundary=b"))
    assert paragraphs(item) == ["Words"]
    assert any("cut off" in doubt for doubt in item.suspicions)


def nested(depth: int) -> bytes:
    head = b"From: a@b.example\nMessage-ID: <1@x>\n"
    start = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    return head + start + b"\nwords"


@pytest.mark.parametrize(
    "data",
    [
        nested(30),
        nested(5000),
        b"From: a@b.example\nMessage-ID: <1@x>\n" + b"Content-Type: message/rfc822\n\n" * 3000,
        b"From: a@b.example\nMIME-Version: 1\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\n\nx\n" * 50_000
        + b"--b--",
        b"From: a@b.example\nDate: x\n" + b"X: y\n" * 300_000 + b"\nx",
        b"From: " + b"(" * 200_000 + b"\nDate: x\nSubject: " + b"=?utf-8?q?" * 50_000 + b"\n\n" + b">" * 500_000,
    ],
    ids=["nested", "deeply nested", "letters in letters", "many parts", "many fields", "long fields"],
)
def test_bombs_end_in_little_time(data: bytes) -> None:
    began = time.process_time()
    reading = read(data)
    assert time.process_time() - began < 4
    assert reading.items or reading.refusals


@pytest.mark.parametrize("charset", ["\0", "punycode", "unicode_escape", "zlib", "x" * 300])
def test_no_codec_is_run_because_a_sender_names_it(charset: str) -> None:
    head = b"From: a@b.example\nMessage-ID: <1@x>\nSubject: s\nContent-Type: text/plain; charset="
    item = only(read(head + charset.encode() + b"\n\nCaf\xe9 \\x41"))
    assert paragraphs(item) == ["Café \\x41"]


def test_copy_that_only_looks_like_a_letter_is_none() -> None:
    assert read(b"From: the harbour\n\nWords.").format is None
    assert read(b"Subject: x\nDate: y\n\nWords.").format is None


@given(st.binary(max_size=300))
def test_no_letter_breaks_the_reader(body: bytes) -> None:
    head = b"From: a@b.example\nMessage-ID: <1@x>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
    for data in (head + body, head[:40] + body):
        assert not any("reader failed" in each.reason for each in read(data).refusals)


@pytest.mark.parametrize("flood", [b"a\r\n" * 1_000_000, b"--b\r\n\r\nx\r\n" * 100_000], ids=["lines", "parts"])
def test_a_flood_of_lines_or_parts_is_refused_before_it_is_taken_apart(flood: bytes) -> None:
    head = b"From: a@halyard.example\r\nDate: Sun, 22 Nov 2026 12:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    began = time.process_time()
    reading = read(head + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + flood)
    assert (reading.items, len(reading.refusals), time.process_time() - began < 0.5) == ((), 1, True)
