"""What stands around an appeal, in each language: nothing missing, and every place for a value filled."""

from __future__ import annotations

import string
from dataclasses import asdict

import pytest

from wireroom.support.rules.phrases import LANGUAGES, spoken_of

PLACES = {"goal": {"words", "reached", "wanted"}, "place": {"place"}, "cap": {"times", "days"}}


def said(language: str) -> dict[str, str]:
    whole = asdict(LANGUAGES[language])
    return {"goal": whole["goal"], **whole["every"], **whole["around"], **whole["reasons"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_said_and_has_its_places(language: str) -> None:
    for name, words in said(language).items():
        assert words.strip() == words != "", name
        assert {field for _, field, _, _ in string.Formatter().parse(words) if field} == PLACES.get(name, set()), name


@pytest.mark.parametrize("language", sorted(LANGUAGES.keys() - {"en"}))
def test_it_is_another_language_than_english(language: str) -> None:
    assert not [name for name, words in said(language).items() if words == said("en")[name]]


def test_who_speaks_none_of_them_is_told_in_english() -> None:
    assert [spoken_of(each) for each in ("de-AT", "DA", "fi", "", "pt-BR")] == ["de", "da", "en", "en", "pt"]
