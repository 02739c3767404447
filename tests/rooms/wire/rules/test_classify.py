from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.rules.class_words import CORRECTION, KILL, UPDATE
from wireroom.wire.rules.classify import classify, corrects, says_correction
from wireroom.wire.rules.facts import Classed
from wireroom.wire.rules.item import Block, Link, Note, WireItem

STORY = "The ferry Alma ran aground off Port Carrow on Sunday with 212 people on board, the harbour office said. "


def body(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(kind="paragraph", html=text) for text in texts)


def item(headline: str = "Ferry aground", *, text: str = STORY, note: str = "", **facts: object) -> WireItem:
    notes = (Note(text=note),) if note else ()
    given_facts = {"notes": notes, "body": body(text) if text else (), **facts}
    return WireItem(format="x", kind="text", guid="a", stable_id="a", headline=headline, **given_facts)  # type: ignore[arg-type]


LONG = STORY * 12


@pytest.mark.parametrize(
    ("copy", "classed"),
    [
        (item(status="canceled"), "kill"),
        (item(signals=("sig:correction",)), "correction"),
        (item(signals=("edStat:C",)), "correction"),
        (item(signals=("edStat:D",)), "kill"),
        (item(signals=("sig:update",)), "update"),
        (item(genres=("Planungshinweis",)), "advisory"),
        (item(genres=("Tagesvorschau",), signals=("correction",)), "advisory"),
        (item("CORRECTED-Ferry aground"), "correction"),
        (item("Fähre auf Grund", text="(Berichtigung: Name des Schiffs) Die Fähre Alma liegt fest."), "correction"),
        (item(note="Korjaus: aluksen nimi"), "correction"),
        (item("RETTELSE: Færge på grund"), "correction"),
        (item("ANNULE ET REMPLACE : Un ferry échoué"), "correction"),
        (item(slugline="FERRY-ALMA/ (UPDATE 1, PIX, CORRECTED)"), "correction"),
        (item("UPDATE 2-Ferry aground"), "update"),
        (item(take="1st Ld-Writethru"), "update"),
        (item(slugline="BC-Ferry, 8th Ld-Writethru"), "update"),
        (item("AMP.- Encalla el transbordador"), "update"),
        (item(take="UV4"), "update"),
        (item(take="Loppuversio"), "update"),
        (item("Färja på grund UV4"), "update"),
        (item(signals=("sig:withhold",)), "kill"),
        (item("WITHHOLD: Ferry aground"), "kill"),
        (item("Ferry", text="Editors, please withhold the story CARROW-FERRY until further notice."), "kill"),
        (item("Banks withhold figures", text=LONG), "new"),
        (item(note="Noe utvidet."), "update"),
        (item(note="Eds: UPDATES with quotes from the harbour office."), "update"),
        (item(slugline="FERRY-ALMA 3rd add"), "take"),
        (item(take="take 2"), "take"),
        (item("Traghetto arenato (2)"), "take"),
        (item("ADVISORY-Events at Port Carrow"), "advisory"),
        (item("dpa-Tagesvorschau Politik"), "advisory"),
        (item("NOTE TO EDITORS: picture service down"), "advisory"),
    ],
)
def test_marks_are_read_in_each_language(copy: WireItem, classed: Classed) -> None:
    assert classify(copy, place="first") == classed


KILLS = [
    item("MANDATORY KILL: Ferry aground", text="The story is wrong."),
    item("WITHDRAWN - Ferry aground", text="The story is wrong and is withdrawn. There will be no substitute."),
    item("BC-Ferry,KILL", text="Editors: Please kill the story slugged BC-Ferry. A kill is mandatory."),
    item(note="Editors: please kill all versions of this story."),
    item("ZURÜCKGEZOGEN: Fähre auf Grund", text=""),
    item("DÉPÊCHE ANNULÉE - Un ferry échoué", text=""),
    item("INGETROKKEN: Veerboot aan de grond", text="Dit bericht klopt niet."),
    item("Fähre auf Grund", note="Bitte verwenden Sie die Meldung nicht, der Name ist falsch."),
    item("UTGÅR: Färja på grund", text="Texten är fel."),
    item("MITÄTÖITY: Lautta karilla", text=""),
]
STORIES = [
    item("KILL THE BILL PROTESTERS MARCH", text=STORY),
    item("Kill order for wolves withdrawn", text=LONG),
    item("WITHDRAWN from sale: the ferry Alma", text=LONG),
    item("Withdrawn: council drops harbour toll", text=STORY),
    item("KILLED: Three sailors in storm", text=STORY),
    item("Whale hunt", slugline="WHALE-KILL", text=STORY),
    item("Whale hunt", slugline="WHALE-KILL", text=LONG + "Editors: please kill"),
    item("Cull", text="“Please kill the wolves,” the farmers wrote to the council on Sunday."),
    item("Advisory council resigns", text=STORY),
    item("ADVISORY COUNCIL RESIGNS", text=STORY),
    item("Ferry", note="Please kill the photo of the ferry; it shows another ship."),
    item("Fähre", note="Bitte verwenden Sie die Meldung nicht vor 19 Uhr."),
    item("MANDATORY KILL: the film", text=LONG),
    item("Annulliert: Gericht kippt die Wahl", text=STORY),
    item("Agency withdraws story", text="The agency said the story is withdrawn and a kill is mandatory."),
]


@pytest.mark.parametrize("copy", KILLS, ids=lambda copy: copy.headline)
def test_a_story_taken_back_in_words_is_a_kill(copy: WireItem) -> None:
    assert classify(copy, place="again") == "kill"


@pytest.mark.parametrize("copy", STORIES, ids=lambda copy: copy.headline)
def test_a_story_about_such_things_is_a_story(copy: WireItem) -> None:
    assert classify(copy, place="first") == "new"


WORDS = sorted({word for table in (KILL, UPDATE, CORRECTION) for words in table.values() for word in words})


@given(word=st.sampled_from(WORDS), before=st.sampled_from(["The council", "Die Stadt", "Le maire"]))
def test_a_word_that_does_not_stand_first_marks_nothing(word: str, before: str) -> None:
    assert classify(item(f"{before} {word} the harbour toll"), place="first") == "new"


@given(word=st.sampled_from(sorted({word for words in KILL.values() for word in words})))
def test_a_word_of_killing_counts_only_in_capitals_and_over_a_short_text(word: str) -> None:
    assert classify(item(f"{word.upper()}: Ferry aground"), place="again") == "kill"
    assert classify(item(f"{word.capitalize()}: Ferry aground"), place="first") == "new"
    assert classify(item(f"{word.upper()}: Ferry aground", text=LONG), place="first") == "new"


@given(word=st.sampled_from(sorted({word for words in CORRECTION.values() for word in words})))
def test_each_word_of_correction_is_known_before_a_colon(word: str) -> None:
    assert says_correction(f"{word.capitalize()}: Ferry aground")
    assert says_correction(f"({word}) Ferry aground")


@pytest.mark.parametrize(("place", "classed"), [("first", "new"), ("beside", "take"), ("again", "update")])
def test_without_a_mark_the_place_in_the_thread_tells(place: str, classed: Classed) -> None:
    assert classify(item(), place=place) == classed  # type: ignore[arg-type]  # one of the three


def test_an_item_that_follows_another_by_link_updates_it() -> None:
    assert classify(item(links=(Link(relation="evolvedFrom", stable_id="b"),)), place="beside") == "update"


def test_a_mark_that_was_carried_along_says_nothing_anew() -> None:
    before = item("CORRECTED-Ferry aground", slugline="FERRY (CORRECTED)")
    assert classify(
        item("CORRECTED-Ferry refloated", slugline="FERRY (CORRECTED)"), place="again", previous=before
    ) == ("update")
    assert corrects(item(signals=("sig:correction",)), previous_headline=before.headline or "")


def test_the_role_of_a_private_note_is_no_mark() -> None:
    assert classify(item(notes=(Note(text="Call us", role="correction"),)), place="again") == "update"
    assert classify(item(notes=(Note(text="The ship", role="correction", public=True),)), place="again") == "correction"


@given(headline=st.text(max_size=80), text=st.text(max_size=80), note=st.text(max_size=80))
def test_any_text_is_classed(headline: str, text: str, note: str) -> None:
    assert classify(item(headline, text=text, note=note), place="first")
