"""A draft is kept while its editor writes, and the page is told in words."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from wireroom.desk.api import Role, take_on
from wireroom.desk.models import Act
from wireroom.desk.rules.said_blocks import KINDS, read_blocks, write_blocks
from wireroom.story.api import Copy, DeskStory, desk_stories, desk_story, revisions, save_draft
from wireroom.wire.events import Block

COPY = {"headline": "Quay repaired", "section": "news", "base": "0"}


def said(*blocks: tuple[str, str]) -> str:
    return json.dumps(blocks)


def test_the_first_words_begin_a_story(desk: Client) -> None:
    answer = desk.post("/desk/stories/new/draft", COPY | {"blocks": said(("paragraph", "At <em>last</em>."))})

    assert answer.status_code == 200
    told = answer.json()
    story = desk_story(story_id=told["story"])
    assert story.revision == told["revision"]
    assert story.draft is not None
    assert [block.html for block in story.draft.copy.body] == ["At <em>last</em>."]


def test_each_save_gives_the_base_of_the_next_and_one_line_in_the_log(desk: Client) -> None:
    told = desk.post("/desk/stories/new/draft", COPY).json()
    for words in ("One", "Two", "Three"):
        fields = COPY | {"base": told["revision"], "blocks": said(("paragraph", words))}
        told = desk.post(f"/desk/stories/{told['story']}/draft", fields).json()

    assert Act.objects.filter(deed="saved a draft").count() == 1
    assert [each.copy.body[0].html for each in revisions(story_id=told["story"])] == ["Three"]


def test_the_same_copy_again_is_no_new_revision(desk: Client) -> None:
    first = desk.post("/desk/stories/new/draft", COPY).json()
    again = desk.post(f"/desk/stories/{first['story']}/draft", COPY | {"base": first["revision"]}).json()

    assert again["revision"] == first["revision"]


def test_who_was_slower_is_told_by_whom(desk: Client, story: DeskStory) -> None:
    now = datetime.now(UTC)
    save_draft(story_id=story.row.id, editor="oda", copy=Copy(headline="Hers"), base=story.revision, now=now)
    answer = desk.post(f"/desk/stories/{story.row.id}/draft", COPY | {"base": story.revision})

    assert answer.status_code == 409
    assert answer.json()["theirs"] == "oda"
    assert "oda has saved" in answer.json()["refused"]


@pytest.mark.parametrize(
    "blocks", ["no JSON", "{}", '[["paragraph"]]', '[["iframe", "x"]]', '[["paragraph", 1]]', "[1]"]
)
def test_what_no_editor_sends_is_refused_in_words(desk: Client, blocks: str) -> None:
    answer = desk.post("/desk/stories/new/draft", COPY | {"blocks": blocks})

    assert answer.status_code == 422
    assert "Load the page again" in answer.json()["refused"]
    assert desk_stories() == ()


def test_hostile_blocks_are_cleaned(desk: Client) -> None:
    hostile = said(("paragraph", '<img src=x onerror="y">Words'), ("embed", '<a href="javascript:x">y</a>'))
    told = desk.post("/desk/stories/new/draft", COPY | {"blocks": hostile}).json()

    assert [(block.kind, block.html) for block in desk_story(story_id=told["story"]).copy.body] == [
        ("paragraph", "Words")
    ]


def test_words_survive_a_form_that_needs_mending_in_either_view(desk: Client) -> None:
    wrong = COPY | {"language": "not a language", "do": "save"}
    rich = desk.post("/desk/stories/new", wrong | {"blocks": said(("heading", "Rich words"))})
    plain = desk.post("/desk/stories/new", wrong | {"body": "## Plain words"})

    assert (rich.status_code, plain.status_code) == (422, 422)
    assert "Rich words" in rich.content.decode()
    assert plain.content.decode().count("Plain words") == 2, "in the box, and for the rich view"


def test_a_reporter_cannot_change_by_saving_what_is_scheduled(desk: Client, story: DeskStory) -> None:
    client = Client()
    client.force_login(take_on(name="nils", role=Role.REPORTER, by="vesna", now=datetime.now(UTC)))
    told = desk.post(f"/desk/stories/{story.row.id}/draft", COPY | {"base": story.revision}).json()
    desk.post(f"/desk/stories/{story.row.id}/schedule", {"at": "2099-01-01T12:00:00", "do": "schedule"})
    assert desk_story(story_id=story.row.id).row.publish_at is not None
    base = desk_story(story_id=story.row.id).revision
    answer = client.post(f"/desk/stories/{story.row.id}/draft", COPY | {"base": base, "headline": "Mine"})

    assert told["revision"] <= base
    assert answer.status_code == 409


@given(
    st.lists(
        st.builds(Block, kind=st.sampled_from(list(KINDS.values())), html=st.text().filter(lambda t: "\0" not in t))
    )
)
def test_blocks_are_read_as_they_were_told(blocks: list[Block]) -> None:
    assert read_blocks(write_blocks(blocks)) == tuple(blocks)


def test_a_save_whose_answer_was_lost_is_no_conflict_with_its_own_author(desk: Client, story: DeskStory) -> None:
    address, base = f"/desk/stories/{story.row.id}/draft", str(story.revision)
    for words in ("One", "One", "One and two", "One, two, three"):
        answer = desk.post(address, COPY | {"base": base, "page": "p1", "blocks": said(("paragraph", words))})
        assert answer.status_code == 200
    assert desk_story(story_id=story.row.id).copy.body[0].html == "One, two, three"

    saved = desk.post(address.replace("/draft", "/edit"), COPY | {"base": base, "page": "p1", "do": "save"})
    assert saved.status_code == 302
    assert desk.post(address, COPY | {"base": base, "page": "p2", "headline": "Other tab"}).status_code == 409
    assert desk.post(address, COPY | {"base": base, "headline": "No page"}).status_code == 409
    now, revision = datetime.now(UTC), desk_story(story_id=story.row.id).revision
    save_draft(story_id=story.row.id, editor="oda", copy=Copy(headline="Hers"), base=revision, now=now)
    assert desk.post(address, COPY | {"base": base, "page": "p1", "headline": "Over hers"}).status_code == 409


def test_a_page_that_never_heard_of_the_story_it_began_begins_no_second(desk: Client) -> None:
    fields = COPY | {"page": "p1"}
    first = desk.post("/desk/stories/new/draft", fields).json()
    again = desk.post("/desk/stories/new/draft", fields | {"headline": "Quay repaired at last"}).json()
    assert again["story"] == first["story"]
    assert desk.post("/desk/stories/new", fields | {"do": "save"}).status_code == 302
    assert [row.id for row in desk_stories()] == [first["story"]]
    assert Act.objects.filter(deed="saved a draft").count() == 2, "begun once, saved by hand once"

    nils = Client()
    nils.force_login(take_on(name="nils", role=Role.REPORTER, by="vesna", now=datetime.now(UTC)))
    assert nils.post("/desk/stories/new/draft", fields).json()["story"] != first["story"]
