"""Slugs, bylines, sections, corrections: what words become."""

from __future__ import annotations

import re
from datetime import date

import pytest
from first_sections import FIRST
from hypothesis import given
from hypothesis import strategies as st
from story_wire import NOON, filed, item

from wireroom.story.rules.addresses import path_of
from wireroom.story.rules.bylines import authors_of
from wireroom.story.rules.cleaning import cleaned
from wireroom.story.rules.content import headline_of, source_of, topic_labels
from wireroom.story.rules.desk import Copy
from wireroom.story.rules.plain_text import plain
from wireroom.story.rules.slugs import slug_of
from wireroom.story.rules.standing import standing_of
from wireroom.story.rules.version_kind import correction_note, kind_of
from wireroom.wire.events import Block, Note


@given(st.text())
def test_any_text_has_a_slug_fit_for_an_address(text):
    slug = slug_of(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 72
    assert slug == slug_of(text)


@pytest.mark.parametrize(
    ("text", "language", "slug"),
    [
        ("Müller's größte Überraschung", "de", "muellers-groesste-ueberraschung"),
        ("Malmö förlorade", "sv", "malmo-forlorade"),
        ("L’été à Nîmes, c’est fini", "fr", "lete-a-nimes-cest-fini"),
        ("Łódź – ẞ & Ærø", "", "lodz-ss-aeroe"),
        ("U.S. 1:0 EU", "en", "u-s-1-0-eu"),
    ],
)
def test_letters_are_written_out(text, language, slug):
    assert slug_of(text, language=language) == slug


def test_a_headline_in_another_script_has_an_address_too():
    path = path_of(day=date(2026, 11, 2), headline="船が座礁", language="ja")
    assert re.fullmatch(r"/2026/11/02/story-[0-9a-f]{8}", path)
    assert path != path_of(day=date(2026, 11, 2), headline="船が沈没", language="ja")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Example and Bo d'Invent, Halyard", ["Ann Example", "Bo d'Invent"]),
        ("Von Cleo Beispiel und Dov van der Muster, hal", ["Cleo Beispiel", "Dov van der Muster"]),
        ("By Ann Example, Bo Sample and Cy Model in Port Alma", ["Ann Example", "Bo Sample", "Cy Model"]),
        ("By Ann Example, Staff Reporter", ["Ann Example"]),
        ("Staff Reporter", []),
        ("Halyard", []),
        ("ann@example.org", []),
        ("", []),
    ],
)
def test_persons_are_found_in_a_byline(byline, names):
    assert [author.name for author in authors_of(byline)] == names


def test_a_section_the_newsroom_does_not_have_is_news():
    assert FIRST.named("gardening").slug == "news"


@pytest.mark.parametrize(
    ("given_item", "kind"),
    [
        (item(signals=("sig:correction",)), "correction"),
        (item(signals=("sig:update",)), "update"),
        (item(headline="CORRECTED-Ferry runs aground"), "correction"),
        (item(headline="(Berichtigung: Zahl) Fähre läuft auf Grund"), "correction"),
        (item(headline="Ferry runs aground (corrected)"), "correction"),
        (item(headline="Korjaus: Lautta ajoi karille"), "correction"),
        (item(headline="Bank corrects its forecast"), "update"),
        (item(headline="CORRECTION OFFICERS STRIKE"), "update"),
        (item(headline="Correction officers strike"), "update"),
        (item(notes=(Note(text="Correction: the ship is the Alma.", public=True),)), "correction"),
        (item(notes=(Note(text="Call us", role="correction", public=False),)), "update"),
    ],
)
def test_a_correction_is_known_by_signal_then_by_words(given_item, kind):
    assert kind_of(given_item, number=2, previous_headline="Ferry runs aground") == kind


def test_the_first_version_is_new_and_a_carried_mark_is_no_second_correction():
    corrected = item(headline="CORRECTED-Ferry runs aground")
    assert kind_of(corrected, number=1, previous_headline="") == "new"
    assert kind_of(corrected, number=3, previous_headline="CORRECTED-Ferry aground") == "update"


def test_private_notes_never_become_a_correction_note():
    notes = (Note(text="Correction desk: call 555-0100", role="correction"),)
    assert correction_note(filed(item(notes=notes))) == "Corrected by Halyard."
    public = Note(text="Corrects the name of the ship.", role="correctionshort", public=True)
    assert correction_note(filed(item(notes=(*notes, public)))) == "Corrects the name of the ship."


@given(st.text())
def test_plain_text_is_one_visible_line(text):
    shown = plain(f"{text}\u202e\u200b\x07")
    assert not re.search("[\x00-\x1f\u202a-\u202e\u200b]", shown)
    assert shown == plain(shown)


def test_an_alert_without_a_headline_is_named_by_its_first_words():
    body = (Block(kind="paragraph", html="<b>Ferry</b> aground &amp; leaking"),)
    assert headline_of(item(headline=None, body=body)) == "Ferry aground & leaking"


def test_topics_are_one_for_each_slug():
    assert [topic.slug for topic in topic_labels(["Sea Rescue", "sea rescue", " "], language="en")] == ["sea-rescue"]


@given(st.text(), st.sampled_from(["paragraph", "list", "table", "quote", "preformatted"]))
def test_an_editors_copy_is_cleaned_once_and_for_all(text, kind):
    hostile = f'<script>x</script><p onclick="x">{text}</p><a href="javascript:x">y</a><img src=x onerror=y>'
    clean = cleaned(Copy(headline=text, body=(Block(kind=kind, html=hostile),)))
    assert not re.search(r"<script|onclick=|javascript:|<img", clean.body[0].html.replace("&lt;", ""))
    assert cleaned(clean) == clean


def test_an_editors_table_stays_a_table():
    rows = "<tr><th>Ship</th><th>Tons</th></tr><tr><td>Ferry</td><td>900</td></tr>"
    copy = Copy(headline="Ships", body=(Block(kind="table", html=rows),))
    assert cleaned(copy).body == copy.body


def test_a_story_is_as_pressing_as_the_newsroom_finds_its_copy():
    pressing = filed(item(urgency=8), level="flash")
    assert source_of(pressing, standing_of([pressing], now=NOON)).urgency == 1
