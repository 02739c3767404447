"""A story that follows the wire is taken from it by who may publish, and by nobody else, whatever they press."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from wireroom.desk.api import Role, take_on
from wireroom.desk.rules.roles import Right, rights_of
from wireroom.story.api import Copy, DeskStory, desk_story, save_draft

COPY = {"headline": "Harbour bridge to close ", "body": "A word.", "section": "news"}
EVERY = pytest.mark.parametrize("role", list(Role))
Bring = Callable[..., DeskStory | None]


def of(role: Role) -> Client:
    client = Client()
    client.force_login(take_on(name="nils", role=role, by="vesna", now=datetime.now(UTC)))
    return client


@EVERY
@pytest.mark.parametrize("place", ["draft", "edit", "states/restore"])
@pytest.mark.django_db
def test_who_may_publish_takes_it_over_and_a_reporter_does_not(
    story: DeskStory, bring: Bring, role: Role, place: str
) -> None:
    address, may = f"/desk/stories/{story.row.id}", Right.PUBLISH in rights_of(role)
    fields = COPY | {"base": str(story.revision), "do": "save", "mark": "v1"}
    answer = of(role).post(f"{address}/{place}", fields, follow=True)
    assert desk_story(story_id=story.row.id).row.following is not may
    assert ("Ask somebody who may publish" in answer.content.decode()) is not may
    bring(version=2, headline="Bridge shut")
    after = desk_story(story_id=story.row.id)
    assert (after.row.headline == "Bridge shut", after.waiting is None) == (not may, not may)


@EVERY
@pytest.mark.django_db
def test_the_editor_says_beforehand_that_the_story_will_follow_no_more(story: DeskStory, role: Role) -> None:
    answer = of(role).get(f"/desk/stories/{story.row.id}/edit", follow=True)
    may = Right.PUBLISH in rights_of(role)
    assert ("From your first change on" in answer.content.decode()) is may
    assert ("Ask somebody who may publish" in answer.content.decode()) is not may
    assert ("/edit" in answer.content.decode()) is may
    assert desk_story(story_id=story.row.id).row.following


@EVERY
@pytest.mark.django_db
def test_only_who_may_publish_says_that_newer_copy_is_not_wanted(story: DeskStory, bring: Bring, role: Role) -> None:
    now, number = datetime.now(UTC), story.row.id
    save_draft(story_id=number, editor="vesna", copy=Copy(headline="Ours"), base=story.revision, now=now)
    bring(version=2, headline="Bridge shut")
    seen, may, client = desk_story(story_id=number), Right.PUBLISH in rights_of(role), of(role)
    assert ("Keep all of ours" in client.get(f"/desk/stories/{number}/waiting").content.decode()) is may
    fields = {"do": "keep", "base": str(seen.revision), "item": str(seen.row.waiting_item_id)}
    assert client.post(f"/desk/stories/{number}/waiting", fields).status_code == (302 if may else 403)
    assert (desk_story(story_id=number).waiting is None) is may
