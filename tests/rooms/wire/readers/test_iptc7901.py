"""IPTC 7901: headers, marks, notebooks in any language, trailers, and what arrives broken."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.adapters.readers import read
from wireroom.wire.adapters.readers.as_json import body_text
from wireroom.wire.rules.item import WireItem

ZONE = ZoneInfo("Europe/Zurich")
TEXT = "Port Carrow (hlw) - Die Fähre fährt wieder."


def message(
    copy: str = f"Fähre fährt =\n\n{TEXT}\n", header: str = "hlw0412 4 vm 20  hlw 0412", end: str = "031842 Nov 26"
) -> str:
    return f"\x01{header}\n\nVerkehr/Fähren/\n\x02{copy}\n\x03{end}\n\x7f\n\x04\n"


def one(text: str | bytes) -> WireItem:
    reading = read(text.encode() if isinstance(text, str) else text, zone=ZONE)
    assert not reading.refusals
    assert reading.format == "iptc7901"
    return reading.items[0]


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_bytes_decide_the_encoding(encoding: str, ends: str) -> None:
    item = one(message().replace("\n", ends).encode(encoding))
    assert (item.headline, item.slugline) == ("Fähre fährt", "Verkehr/Fähren/")
    assert item.suspicions == ()


def test_both_encodings_in_one_message_are_told_of() -> None:
    assert "Windows-1252" in one(message().encode().replace(b"wieder", "wieder für".encode("latin-1"))).suspicions[0]


def test_bells_and_other_controls_never_reach_the_copy() -> None:
    item = one(message(f"(Eil \x07\x07)\nFähre\x07 fährt =\n\n{TEXT}\x1b\x0e\n"))
    assert item.headline == "Fähre fährt"
    assert not any(ord(letter) < 32 for letter in body_text(item.body).replace("\n", ""))


@pytest.mark.parametrize(
    ("end", "raw", "at"),
    [
        ("031842 Nov 26", "031842 Nov 26", datetime(2026, 11, 3, 17, 42, tzinfo=UTC)),
        ("031842 GMT Nov 26", "031842 GMT Nov 26", datetime(2026, 11, 3, 18, 42, tzinfo=UTC)),
        ("031842 MESZ Mai 26", "031842 MESZ Mai 26", datetime(2026, 5, 3, 16, 42, tzinfo=UTC)),
        ("012400 janv 27", "012400 janv 27", datetime(2027, 1, 1, 23, tzinfo=UTC)),
        ("030000 ott 2026", "030000 ott 2026", datetime(2026, 10, 2, 22, tzinfo=UTC)),
        ("310000 Feb 26", "310000 Feb 26", None),
        ("039999 Nov 26", "039999 Nov 26", None),
        ("031842 Xxx 26", "031842 Xxx 26", None),
        ("gibberish", "gibberish", None),
    ],
)
def test_the_end_dates_the_message(end: str, raw: str, at: datetime | None) -> None:
    item = one(message(end=end))
    assert item.sent is not None
    assert (item.sent.raw, item.sent.at) == (raw, at)
    assert bool(item.suspicions) == (at is None)


def test_service_number_and_day_name_a_message() -> None:
    assert one(message()).stable_id == one(message("Anders =\n\nText.")).stable_id == "iptc7901:hlw0412:2026-11-03"
    assert one(message(header="hlw0000 4 vm 20  hlw 0000")).stable_id is None
    assert one(message(end="")).stable_id is None


def test_the_priority_digit_is_kept_and_scaled() -> None:
    item = one(message(header="hlw0412 1 vm 20  hlw 0412"))
    assert (item.urgency, item.urgency_raw, item.urgency_scale, item.keywords) == (1, "1", "iptc7901", ("vm",))


@pytest.mark.parametrize(
    ("mark", "signals"),
    [
        ("(Eil)", ("flash",)),
        ("(Achtung - Rückzug)", ("kill",)),
        ("(Annulation: ne pas utiliser)", ("kill",)),
        ("(Annullamento)", ("kill",)),
        ("(Anulación)", ("kill",)),
        ("(Rectificatif: mardi)", ("correction",)),
        ("(Corrección: martes)", ("correction",)),
        ("(Rättelse: tisdag)", ("correction",)),
        ("(CORRECTED: Tuesday)", ("correction",)),
        ("(Aggiornamento)", ("update",)),
        ("(Foto aktuell)", ()),
        ("(Eilenburg)", ()),
        ("(Killer-Wale)", ()),
    ],
)
def test_marks_are_signals_in_many_languages(mark: str, signals: tuple[str, ...]) -> None:
    item = one(message(f"{mark}\nFähre fährt =\n\n{TEXT}\n"))
    assert item.signals == signals
    assert item.headline == "Fähre fährt"
    assert item.notes[0].text == mark.strip("()")
    assert not item.notes[0].public


@pytest.mark.parametrize(
    ("above", "headline", "byline", "take"),
    [
        ("Eine Zeile =", "Eine Zeile", None, None),
        ("Eine Zeile\nund noch eine =", "Eine Zeile und noch eine", None, None),
        ("Eine Zeile\nVon Ada Brunk und\nTil Orrs, hlw =", "Eine Zeile", "Von Ada Brunk und Til Orrs, hlw", None),
        ("(Zusammenfassung) Eine Zeile =", "Eine Zeile", None, None),
        ("2ND LEAD\nEine Zeile =", "Eine Zeile", None, "2ND LEAD"),
        ("2. Zusammenfassung: Eine Zeile =", "Eine Zeile", None, "2. Zusammenfassung"),
        ("Eine Zeile", "Eine Zeile", None, None),
        ("Lead guitar sold\n=", "Lead guitar sold", None, None),
    ],
)
def test_what_stands_above_the_copy(above: str, headline: str, byline: str | None, take: str | None) -> None:
    item = one(message(f"{above}\n\n{TEXT}\n"))
    assert (item.headline, item.byline) == (headline, byline)
    assert item.take == take


def test_copy_without_a_head_is_copy() -> None:
    item = one(message(f"{TEXT}\nSie legt um acht ab.\n"))
    assert item.headline is None
    assert body_text(item.body).startswith(TEXT)


@pytest.mark.parametrize(
    "heading",
    [
        "Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt",
        "Die folgenden Informationen sind nicht zur\nVeröffentlichung bestimmt",
        "The following information is not intended for publication",
        "The following information is not for publication",
        "Not for publication:",
        "Les informations suivantes ne sont pas destinées à la publication",
        "Ne pas publier",
        "Le seguenti informazioni non sono destinate alla pubblicazione",
        "La siguiente información no está destinada a la publicación",
        "La siguiente información no es para publicación",
        "As informações seguintes não se destinam à publicação",
        "De volgende informatie is niet bedoeld voor publicatie",
        "Följande information är inte avsedd för publicering",
        "Følgende informasjon er ikke for publisering",
        "Seuraavat tiedot: ei julkaistavaksi",
        "Poniższe informacje nie są przeznaczone do publikacji",
        "# Notizblock",
        "# Какие-то заметки",
        "## Kontakte",
        "Notizblock",
        "Bloc-notes",
        "* * * *\n\n## Kontakt",
        "* * * *",
        "****",
    ],
)
def test_private_contacts_are_cut_in_any_language(heading: str) -> None:
    item = one(message(f"Fähre fährt =\n\n{TEXT}\n\n{heading}\n\n- Ada Brunk, +49 555 0100, brunk@halyard.example\n"))
    assert body_text(item.body) == TEXT
    assert "brunk@halyard.example" in " ".join(note.text for note in item.notes)
    assert not any(note.public for note in item.notes)


@pytest.mark.parametrize(
    "sentence",
    [
        f"The minister said the paper was not for publication before the vote{', and nobody had thought of it' * 5}.",
        "Kontakte nach Übersee pflegt der Hafen seit hundert Jahren.",
        "#Hafenliebe steht auf den Fahnen.",
        "* * *",
        "Contact with the ship was lost.",
    ],
)
def test_sentences_that_sound_alike_stay_in_the_copy(sentence: str) -> None:
    item = one(message(f"Fähre fährt =\n\n{TEXT}\n\n{sentence}\n\nDer letzte Satz.\n"))
    assert body_text(item.body).endswith("Der letzte Satz.")
    assert item.notes == ()


def test_notes_have_the_role_their_heading_tells() -> None:
    public = "# Notizblock\n\n## Berichtigung\n- acht\n\n## Orte\n- Mole\n"
    book = f"{public}\n* * * *\nNicht zur Veröffentlichung\n\n## Kontakte\n- Ada\n"
    item = one(message(f"Fähre =\n\n{TEXT}\n\n{book}\nhlw bru yyvm n1 tor\n"))
    assert [note.role for note in item.notes] == ["correction", "places", "contact", "sign-off"]


def test_a_contact_on_the_line_that_forbids_is_kept_for_editors() -> None:
    item = one(message(f"Fähre =\n\n{TEXT}\n\n(Nicht zur Veröffentlichung: Ada, +49 555 0100)\n"))
    assert body_text(item.body) == TEXT
    assert "+49 555 0100" in item.notes[0].text


def test_wrapped_lines_flow_and_short_ones_stand() -> None:
    long = "Ein Satz, der so lang ist, dass er am Ende der Zeile umbrochen wird\nund auf der nächsten weitergeht."
    item = one(message(f"H =\n\n{long}\n\nBerlin\nEin Termin\n- erstens\n- zweitens\n"))
    assert "<br>" not in item.body[0].html
    assert item.body[1].html == "Berlin<br>Ein Termin<br>- erstens<br>- zweitens"


def test_columns_keep_their_lines() -> None:
    item = one(message("H =\n\nTabelle:\n\n| Port Carrow | 3 |\n| Mole End    | 0 |\n"))
    assert [block.kind for block in item.body] == ["paragraph", "preformatted"]
    assert item.body[1].html == "| Port Carrow | 3 |\n| Mole End    | 0 |"


@pytest.mark.parametrize(
    ("mark", "until"),
    [
        ("(Sperrfrist: 10. November 2026, 18.00 Uhr)", datetime(2026, 11, 10, 17, tzinfo=UTC)),
        ("(Embargo: 10 novembre 2026, 18h00)", datetime(2026, 11, 10, 17, tzinfo=UTC)),
        ("(Achtung - Sperrfrist 10.11.2026 0600)", datetime(2026, 11, 10, 5, tzinfo=UTC)),
        ("(Sperrfrist: 10. November 2026)", None),
        ("(Sperrfrist bis zur Freigabe)", None),
        ("(Embargoed until 10 Nov 2026 18:00 GMT)", None),
        ("(Embargo)", None),
    ],
)
def test_an_embargo_in_words_holds_and_doubt_holds_without_end(mark: str, until: datetime | None) -> None:
    embargo = one(message(f"{mark}\nBilanz =\n\n{TEXT}\n")).embargo
    assert embargo is not None
    assert embargo.until == until


def test_a_lifted_embargo_is_none() -> None:
    assert one(message(f"(Sperrfrist aufgehoben)\nBilanz =\n\n{TEXT}\n")).embargo is None


def test_a_message_that_was_cut_off_is_refused_alone() -> None:
    reading = read((message() + "\x01hlw0413 4 vm 20  hlw 0413\n\nx/\n\x02Fähre fä" + message()).encode())
    assert len(reading.items) == 2
    (refusal,) = reading.refusals
    assert refusal.item == 1
    assert "hlw0413 has no end" in refusal.reason
    assert refusal.partial is not None
    assert refusal.partial.slugline == "x/"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x01hlw0412 4 vm 20  hlw 0412\n", "cut off"),
        (b"\x01hlw0412 4 vm 20  hlw\n\x02\n\n\x03031842 Nov 26", "neither headline nor copy"),
        (b"\x01hlw0412 4 vm 20  hlw\n\x02\x03", "neither headline nor copy"),
    ],
)
def test_what_is_no_copy_is_refused_with_a_reason(data: bytes, told: str) -> None:
    reading = read(data)
    assert not reading.items
    assert told in reading.refusals[0].reason


def test_a_header_nobody_knows_loses_no_copy() -> None:
    item = one(message(header="??"))
    assert (item.headline, item.urgency, item.stable_id) == ("Fähre fährt", None, None)
    assert "header" in item.suspicions[0]


def test_a_hundred_thousand_messages_are_read_up_to_the_limit() -> None:
    started = time.monotonic()
    reading = read((b"\x01hlw0412 4 vm 20  hlw\n\x02H =\n\nW.\n\x03031842 Nov 26\n") * 100_000)
    assert (len(reading.items), len(reading.refusals)) == (10_000, 1)
    assert "first 10,000" in reading.refusals[0].reason
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    "filler", ["(", "((((", "* * * *\n\n", "# x\n\n", "Von A B\n", "=\n", "a ", "\x01", "\x02", "a, ", "## \n"]
)
def test_floods_of_one_sign_take_no_time(filler: str) -> None:
    started = time.monotonic()
    read(message(f"{filler * 40_000}\nH =\n\n{filler * 10_000}").encode())
    assert time.monotonic() - started < 2


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    read(b"\x01hlw0412 4 vm 20  hlw 0412\n\x02" + data + b"\x03031842 Nov 26")
