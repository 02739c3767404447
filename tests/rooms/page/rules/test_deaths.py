"""A headline that says that people died is understood in each language in which appeals speak."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.page.rules.deaths import DEATHS, tells_of_death
from wireroom.support.rules.phrases import LANGUAGES

FATAL = {
    "da": (
        "To døde efter brand i Aarhus",
        "Fire dræbt i ulykke",
        "Ung mand omkommet på havet",
        "Kvinde dør på motorvej",
    ),
    "de": ("Zwölf Tote nach Fährunglück", "Tödlicher Unfall auf der A7", "Tod im Hafen", "Drei Verkehrstote am Montag"),
    "en": ("Ferry sinks, 12 dead", "Hundreds die in flood", "Deadly storm hits coast", "Crash kills three"),
    "es": ("Doce muertos en un naufragio", "Murió el capitán", "Un incendio mata a tres", "Fallecen dos bomberos"),
    "fr": ("Un naufrage fait douze morts", "Deux skieurs tués", "Accident mortel à Lyon", "Trois pêcheurs noyés"),
    "it": ("Dodici morti nel naufragio", "Muore un operaio", "Uccisa in casa", "Due vittime del maltempo"),
    "nl": (
        "Twaalf doden bij ramp met veerboot",
        "Man overleden na val",
        "Dodelijk ongeluk",
        "Twee omgekomen bij brand",
    ),
    "pt": ("Naufrágio faz doze mortos", "Morreu o capitão", "Incêndio matou três", "Faleceram dois bombeiros"),
}
HARMLESS = (
    "Board decides on quay", "Ferry takes on water", "Havnen får en ny færge", "Der Hafen baut eine neue Fähre",
    "Die Stadt und die, die in ihr wohnen", "El puerto abre un muelle", "Le port ouvre un quai",
    "Il porto apre un molo",
    "De haven opent een kade en prijzen lijken hoger", "O porto abre um cais na Mata Atlântica",
)  # fmt: skip


def test_deaths_are_known_in_every_language_of_appeals() -> None:
    assert DEATHS.keys() == LANGUAGES.keys() == FATAL.keys()


@pytest.mark.parametrize("headline", [each for several in FATAL.values() for each in several])
def test_a_fatal_headline_is_known(headline: str) -> None:
    for form in ("NFC", "NFD"):
        for written in (headline, headline.upper()):
            assert tells_of_death(unicodedata.normalize(form, written))


@pytest.mark.parametrize("headline", HARMLESS)
def test_a_harmless_headline_is_no_death(headline: str) -> None:
    assert not tells_of_death(headline)


@given(
    before=st.text(max_size=60),
    fatal=st.sampled_from([each for several in FATAL.values() for each in several]),
    after=st.text(max_size=60),
)
def test_a_death_counts_wherever_it_stands(before: str, fatal: str, after: str) -> None:
    assert tells_of_death(f"{before} {fatal} {after}")
