"""Review and schedule, as each role meets them at the desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from wireroom.desk.api import Role, take_on
from wireroom.story.api import DeskStory, desk_stories, desk_story, publish, release_due, story_state

COPY = {"headline": "Quay repaired", "body": "At last.", "section": "news", "base": "0"}
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def reporter(db: None) -> Client:  # noqa: ARG001 - the database is asked for by name
    client = Client()
    client.force_login(take_on(name="nils", role=Role.REPORTER, by="vesna", now=datetime.now(UTC)))
    return client


@pytest.fixture
def handed_in(reporter: Client) -> int:
    """A reporter's draft, written and handed in with one press."""
    answer = reporter.post("/desk/stories/new", {**COPY, "do": "hand-in"})
    story_id = desk_stories(state="review", limit=1)[0].id
    assert answer["Location"] == f"/desk/stories/{story_id}"
    return story_id


def page(client: Client, address: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get(address).content.decode()))


def typed(at: datetime) -> str:
    return at.astimezone(BERLIN).strftime("%Y-%m-%dT%H:%M:%S")


def test_a_draft_goes_from_the_reporter_to_the_editor_and_back(reporter: Client, desk: Client, handed_in: int) -> None:
    address = f"/desk/stories/{handed_in}"
    assert "In review" in page(desk, "/desk/?state=review")
    assert "handed in by nils" in page(desk, address)
    assert "Send it back" not in page(reporter, address)
    assert "Hand in" not in page(reporter, address)

    desk.post(f"{address}/send-back", {"note": "Whose <b>quay</b>?"})
    for where in (address, f"{address}/edit"):
        assert "Sent back by vesna: Whose" in page(reporter, where)
    assert "No story fits" in page(desk, "/desk/?state=review")
    reporter.post(f"{address}/hand-in")
    assert "Only who handed it in" in desk.post(f"{address}/hand-in", {"do": "take-back"}, follow=True).content.decode()
    assert story_state(story_id=handed_in) == "draft, in review"
    reporter.post(f"{address}/hand-in", {"do": "take-back"})
    assert story_state(story_id=handed_in) == "draft"
    empty = desk.post(f"{address}/send-back", {"note": "What?"}, follow=True).content.decode()
    assert "not in review" in empty


def test_a_schedule_is_set_on_the_newsrooms_clock_moved_and_cancelled(desk: Client, handed_in: int) -> None:
    address = f"/desk/stories/{handed_in}/schedule"
    moment = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2, seconds=7)
    desk.post(address, {"at": typed(moment), "do": "schedule"})
    row = desk_story(story_id=handed_in).row
    assert (row.publish_at, row.handed_in_at) == (moment, None)
    assert f'value="{typed(moment)}"' in desk.get(address).content.decode()
    assert "goes live" in page(desk, "/desk/?state=scheduled")

    later = moment + timedelta(hours=1)
    desk.post(address, {"at": typed(later), "do": "schedule"})
    assert desk_story(story_id=handed_in).row.publish_at == later
    desk.post(address, {"do": "cancel"})
    assert desk_story(story_id=handed_in).row.publish_at is None


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("", "Give day and time"),
        ("soon", "Give day and time"),
        ("2020-01-01T00:00:00", "has passed"),
        ("2096-03-25T02:30:00", "no such time"),
        ("2096-01-01T00:00:00+05:00", "without a zone"),
    ],
)
def test_a_moment_that_is_none_is_refused_and_what_was_typed_stays(
    desk: Client, handed_in: int, at: str, told: str
) -> None:
    answer = desk.post(f"/desk/stories/{handed_in}/schedule", {"at": at, "do": "schedule"})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert (
        f'value="{at.replace("+", "&#43;")}"' in answer.content.decode() or f'value="{at}"' in answer.content.decode()
    )
    assert desk_story(story_id=handed_in).row.publish_at is None


def test_a_reporter_cannot_slip_words_into_what_is_scheduled(reporter: Client, desk: Client, handed_in: int) -> None:
    address, moment = f"/desk/stories/{handed_in}", datetime.now(UTC) + timedelta(days=1)
    desk.post(f"{address}/schedule", {"at": typed(moment), "do": "schedule"})
    assert "Only who may publish can change it" in page(reporter, f"{address}/edit")
    changed = {**COPY, "headline": "Slipped in", "base": str(desk_story(story_id=handed_in).revision), "do": "save"}
    answer = reporter.post(f"{address}/edit", changed)
    assert answer.status_code == 409
    assert "Slipped in" in answer.content.decode(), "what was written is not lost"
    assert desk.post(f"{address}/edit", {**changed, "headline": "Looked at"}).status_code == 302
    release_due(now=moment + timedelta(seconds=1))
    story = desk_story(story_id=handed_in)
    assert (story.row.state, story.row.headline) == ("live", "Looked at")


@pytest.mark.parametrize(("do", "then"), [("take", "live"), ("merge", "live, scheduled")])
def test_a_reporter_cannot_put_the_wires_copy_in_place_of_what_is_scheduled(
    reporter: Client, desk: Client, story: DeskStory, bring: Callable[..., DeskStory | None], do: str, then: str
) -> None:
    address, moment = f"/desk/stories/{story.row.id}", datetime.now(UTC) + timedelta(days=1)
    desk.post(f"{address}/edit", {**COPY, "base": str(story.revision), "do": "save"})
    desk.post(f"{address}/schedule", {"at": typed(moment), "do": "schedule"})
    bring(version=2, headline="Harbour bridge closed")
    facts = desk_story(story_id=story.row.id)
    fields = {"do": do, "base": str(facts.revision), "item": str(facts.row.waiting_item_id), "line-headline": "theirs"}
    assert reporter.post(f"{address}/waiting", fields).status_code == 403
    assert story_state(story_id=story.row.id) == "live, scheduled"
    assert desk.post(f"{address}/waiting", fields).status_code == 302
    assert story_state(story_id=story.row.id) == then


def test_the_editor_saves_and_goes_on_to_the_schedule(desk: Client) -> None:
    answer = desk.post("/desk/stories/new", {**COPY, "do": "schedule"})
    story_id = desk_stories(limit=1)[0].id
    assert answer["Location"] == f"/desk/stories/{story_id}/schedule"
    publish(story_id=story_id, editor="vesna", now=datetime.now(UTC))
    assert "There is no draft" in page(desk, f"/desk/stories/{story_id}/schedule")
    refused = desk.post(f"/desk/stories/{story_id}/schedule", {"at": "2096-01-01T00:00:00", "do": "schedule"})
    assert refused.status_code == 422
    assert "no draft to publish" in refused.content.decode()


def test_the_desk_says_that_later_words_do_not_go_live(desk: Client, handed_in: int) -> None:
    address = f"/desk/stories/{handed_in}"
    desk.post(f"{address}/schedule", {"at": typed(datetime.now(UTC) + timedelta(days=1)), "do": "schedule"})
    fields = {**COPY, "headline": "Quay repaired and op", "base": str(desk_story(story_id=handed_in).revision)}
    assert "written since then" not in page(desk, address)
    assert desk.post(f"{address}/draft", fields).status_code == 200
    for where in (address, f"{address}/edit"):
        assert "What was written since then is not in it" in page(desk, where)
    fields["base"] = str(desk_story(story_id=handed_in).revision)
    desk.post(f"{address}/edit", fields | {"do": "save"})
    assert "written since then" not in page(desk, address)
