"""What a file says becomes description and terms."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from wireroom.pictures.rules.words import credit_line, description_in, keywords_in, terms_in
from wireroom.wire.events import Moment

BERLIN = ZoneInfo("Europe/Berlin")


def test_words_are_taken_over() -> None:
    said = description_in({"caption": ["The pier."], "creator": ["Oda L"], "credit": ["Halyard"], "alt": ["A pier"]})
    assert (said.caption, said.credit, said.source, said.alt) == ("The pier.", "Oda L / Halyard", "Halyard", "A pier")
    assert description_in({"headline": ["Pier"]}).caption == "Pier"
    assert keywords_in({"keywords": ["pier", "sea"], "city": ["Ostwick"]}) == "pier, sea, Ostwick"


@pytest.mark.parametrize(
    ("creators", "credit", "line"),
    [([], "H", "H"), (["Oda"], "", "Oda"), (["Oda"], "Oda / H", "Oda / H"), (["Oda/H"], "H", "Oda/H")],
)
def test_nobody_is_named_twice(creators: list[str], credit: str, line: str) -> None:
    assert credit_line(creators, credit) == line


@pytest.mark.parametrize(
    ("usage", "most", "held"),
    [
        ("ONE TIME USE ONLY", 1, ""),
        ("Single use; no sales", 1, ""),
        ("Editorial use only", None, ""),
        ("Print only, NO INTERNET", None, "the file says “NO INTERNET”"),
        ("not for use on the web", None, "the file says “not for use on the web”"),
        ("MANDATORY KILL: wrong man", None, "the file says “MANDATORY KILL”"),
    ],
)
def test_limits_in_words_are_taken_at_their_word(usage: str, most: int | None, held: str) -> None:
    terms = terms_in({"instructions": [usage]}, expires=None, zone=BERLIN)
    assert (terms.usage, terms.most_stories, terms.held) == (usage, most, held)


def test_a_day_is_used_up_to_its_end_and_doubt_holds() -> None:
    day = terms_in({}, expires=Moment(raw="20261201", day=date(2026, 12, 1)), zone=BERLIN)
    assert day.expires_at == datetime(2026, 12, 1, 23, 0, tzinfo=UTC)
    at = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    assert terms_in({}, expires=Moment(raw="…", at=at), zone=BERLIN).expires_at == at
    odd = terms_in({}, expires=Moment(raw="soon"), zone=BERLIN)
    assert odd.expires_at is None
    assert "soon" in odd.held
