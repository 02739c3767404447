"""Pictures in the editor: order, words, focus; taken out and taken in again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import Client

from wireroom.desk.forms.pictures import picture_forms
from wireroom.story.api import Copy, DeskStory, PublicPicture, desk_story, publish, save_draft


def picture(name: str) -> PublicPicture:
    href = f"https://pictures.example/{name}"
    return PublicPicture(provider="halyard", href=href, caption=name, credit="H", alt=f"Seen in {name}")


FIRST, SECOND = picture("first.jpg"), picture("second.jpg")
KEYS = [form.prefix for form in picture_forms([FIRST, SECOND], known=[])]


@pytest.fixture
def illustrated(editor: object) -> DeskStory:  # noqa: ARG001 - asks for the database
    copy = Copy(headline="Two pictures", pictures=(FIRST, SECOND))
    now = datetime.now(UTC)
    draft = save_draft(story_id=None, editor="vesna", copy=copy, base=0, now=now)
    publish(story_id=draft.story_id, editor="vesna", now=now)
    return desk_story(story_id=draft.story_id)


def hand_in(desk: Client, story: DeskStory, **fields: str) -> tuple[PublicPicture, ...]:
    base = desk_story(story_id=story.row.id).revision
    given = {"base": str(base), "headline": "Two pictures", "section": "news", "do": "save"}
    answer = desk.post(f"/desk/stories/{story.row.id}/edit", given | fields)
    assert answer.status_code == 302, answer.content.decode()
    return desk_story(story_id=story.row.id).copy.pictures


def said(key: str | None, *, order: int, **changes: str) -> dict[str, str]:
    fields = {
        "use": "on",
        "order": str(order),
        "caption": "c",
        "credit": "H",
        "alt": "",
        "focal_x": "50",
        "focal_y": "50",
    }
    return {f"{key}-{name}": value for name, value in (fields | changes).items() if value != "off"}


def test_order_words_and_focus_are_kept(desk: Client, illustrated: DeskStory) -> None:
    one = said(KEYS[0], order=2, caption="One")
    two = said(KEYS[1], order=1, caption="Two", alt="A pier", focal_x="0", focal_y="100")

    kept = hand_in(desk, illustrated, **one, **two)

    assert [each.caption for each in kept] == ["Two", "One"]
    assert (kept[0].alt, kept[0].focal_x, kept[0].focal_y) == ("A pier", 0.0, 1.0)
    assert kept[0].href == SECOND.href


def test_a_picture_taken_out_can_be_taken_in_again(desk: Client, illustrated: DeskStory) -> None:
    one, two = said(KEYS[0], order=1), said(KEYS[1], order=2, use="off")
    assert [each.href for each in hand_in(desk, illustrated, **one, **two)] == [FIRST.href]

    page = desk.get(f"/desk/stories/{illustrated.row.id}/edit").content.decode()
    boxes = re.findall(r'<input type="checkbox" name="(picture-[0-9a-f]+)-use"([^>]*)>', page)
    assert [(name, " checked" in rest) for name, rest in boxes] == [(KEYS[0], True), (KEYS[1], False)]

    again = hand_in(desk, illustrated, **one, **said(KEYS[1], order=2))
    assert [each.href for each in again] == [FIRST.href, SECOND.href]


def test_a_form_that_says_nothing_of_pictures_leaves_them(desk: Client, illustrated: DeskStory) -> None:
    assert hand_in(desk, illustrated) == illustrated.copy.pictures


def test_no_address_is_taken_from_the_form(desk: Client, illustrated: DeskStory) -> None:
    strange = said("picture-0123456789ab", order=1) | {"picture-0123456789ab-href": "https://evil.example/x.jpg"}

    kept = hand_in(desk, illustrated, **strange)

    assert {each.href for each in kept} == {FIRST.href, SECOND.href}


@pytest.mark.parametrize("wrong", [{"focal_x": "101"}, {"focal_y": "-1"}, {"order": "many"}])
def test_impossible_numbers_are_refused(desk: Client, illustrated: DeskStory, wrong: dict[str, str]) -> None:
    fields = said(KEYS[0], order=1) | {f"{KEYS[0]}-{name}": value for name, value in wrong.items()}
    given = {"base": str(illustrated.revision), "headline": "X", "section": "news"} | fields

    answer = desk.post(f"/desk/stories/{illustrated.row.id}/edit", given)

    assert answer.status_code == 422


@pytest.fixture
def bare(editor: object) -> DeskStory:  # noqa: ARG001 - asks for the database
    """A draft with an agency's picture that nobody has described, beneath it what the agency says."""
    said = replace(picture("bare.jpg"), caption="The pier at dusk", alt="")
    copy = Copy(headline="Pier", pictures=(said,))
    draft = save_draft(story_id=None, editor="vesna", copy=copy, base=0, now=datetime.now(UTC))
    return desk_story(story_id=draft.story_id)


def test_a_wire_picture_without_a_description_is_not_published_by_an_editor(desk: Client, bare: DeskStory) -> None:
    address = f"/desk/stories/{bare.row.id}/edit"
    given = {"base": str(bare.revision), "headline": "Pier", "section": "news", "do": "publish"}
    (key,) = (form.prefix for form in picture_forms(bare.copy.pictures, known=[]))

    refused = desk.post(address, given | said(key, order=1, caption="The pier at dusk"))

    text = refused.content.decode()
    assert refused.status_code == 409
    assert "Picture “The pier at dusk” (halyard) has no description" in text
    given["base"] = str(desk_story(story_id=bare.row.id).revision)
    described = desk.post(address, given | said(key, order=1, alt="A wooden pier"))
    assert described.status_code == 302
    assert desk_story(story_id=bare.row.id).copy.pictures[0].alt == "A wooden pier"


def test_the_agencys_caption_is_proposed_in_the_form_and_nowhere_else(desk: Client, bare: DeskStory) -> None:
    page = desk.get(f"/desk/stories/{bare.row.id}/edit").content.decode()
    assert page.count("The pier at dusk</textarea>") == 2
    assert "Proposed from the caption." in page
    assert hand_in(desk, bare)[0].alt == ""


def test_nothing_is_proposed_where_the_agency_said_nothing() -> None:
    (form,) = picture_forms([replace(FIRST, caption="", alt="")], known=[])
    assert form.initial["alt"] == ""
    assert not form.is_proposed
