"""Newer wire copy is told to who writes, and is not published over without a question."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from wireroom.kernel.pulse import pulse
from wireroom.story.api import DeskStory, desk_story

Bring = Callable[..., DeskStory | None]


@pytest.fixture
def address(desk: Client, story: DeskStory) -> str:
    """A story whose editor has begun to write."""
    page = f"/desk/stories/{story.row.id}"
    desk.post(f"{page}/edit", fields(story) | {"do": "save"})
    return page


def fields(story: DeskStory, **more: str) -> dict[str, str]:
    revision = desk_story(story_id=story.row.id).revision
    return {"headline": "Ours", "section": "news", "body": "Our words.", "base": str(revision)} | more


def test_an_open_page_is_told_what_waits_and_when_it_came(
    desk: Client, bring: Bring, story: DeskStory, address: str
) -> None:
    assert desk.post(f"{address}/here").json()["newer"] is None
    told = pulse("writing")
    bring(version=2, headline="The wire's second")
    assert pulse("writing") == told + 1

    newer = desk.post(f"{address}/here").json()["newer"]
    assert newer["item"] == desk_story(story_id=story.row.id).row.waiting_item_id
    assert re.fullmatch(r"Newer wire copy came at \d\d:\d\d CES?T\.", newer["words"])
    base = desk_story(story_id=story.row.id).revision
    desk.post(f"{address}/waiting", {"do": "keep", "item": newer["item"], "base": base})
    assert desk.post(f"{address}/here").json()["newer"] is None


@pytest.mark.parametrize("do", ["publish", "correct"])
def test_publishing_over_newer_copy_is_asked_once_for_each(
    desk: Client, bring: Bring, story: DeskStory, address: str, do: str
) -> None:
    bring(version=2, headline="The wire's second")
    asked = desk.post(f"{address}/edit", fields(story, do=do, note="A note.", body="Newest words."))
    assert asked.status_code == 409
    page = asked.content.decode()
    for words in ("Newer wire copy came at", "Your draft is saved", "anyway</button>", "A note.", "Newest words."):
        assert words in page
    assert len(desk_story(story_id=story.row.id).versions) == 1
    over = re.search(r'name="over" value="(\d+)"', page)
    assert over

    bring(version=3, headline="The wire's third")
    again = desk.post(f"{address}/edit", fields(story, do=do, note="A note.", over=over[1]))
    assert again.status_code == 409
    over = re.search(r'name="over" value="(\d+)"', again.content.decode())
    assert over
    answer = desk.post(f"{address}/edit", fields(story, do=do, note="A note.", over=over[1]))
    assert answer.status_code == 302
    assert desk_story(story_id=story.row.id).row.headline == "Ours"
