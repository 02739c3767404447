"""Where two have to order a kill: one asks, another confirms; the wire asks nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import Client

from wireroom.desk.api import Role, take_on
from wireroom.desk.flows.kill_by_two import UnableToConfirm, confirm_kill
from wireroom.desk.models import Act, KillAsk
from wireroom.kernel.site import current_site, furnish
from wireroom.story.api import DeskStory, desk_story, story_state

Bring = Callable[..., DeskStory | None]


@pytest.fixture(autouse=True)
def _two(site: object) -> None:  # noqa: ARG001 - furnished anew after it
    furnish(replace(current_site(), kill_by_two=True))


@pytest.fixture
def colleague(db: None) -> Client:  # noqa: ARG001 - the database is asked for by name
    client = Client()
    client.force_login(take_on(name="jonas", role=Role.EDITOR, by="vesna", now=datetime.now(UTC)))
    return client


@pytest.fixture
def page(story: DeskStory) -> str:
    return f"/desk/stories/{story.row.id}"


def state(story: DeskStory) -> str:
    return story_state(story_id=story.row.id)


def test_one_asks_and_another_confirms(desk: Client, colleague: Client, story: DeskStory, page: str) -> None:
    assert "Ask another editor to confirm" in desk.get(f"{page}/kill").content.decode()
    desk.post(f"{page}/kill", {"reason": "Wrong <b>bridge</b>"})
    assert state(story) == "live"
    for address in ("/desk/", page, f"{page}/kill"):
        shown = colleague.get(address).content.decode()
        assert "vesna asks to kill" in shown
        assert "Wrong &lt;b&gt;bridge" in shown

    desk.post(f"{page}/kill", {"do": "confirm"})
    desk.post(f"{page}/kill", {"reason": "Again"})
    assert state(story) == "live", "nobody is two people"
    assert "Confirm: kill" not in desk.get(f"{page}/kill").content.decode()

    colleague.post(f"{page}/kill", {"do": "confirm"})
    facts = desk_story(story_id=story.row.id)
    assert facts.kill_order is not None
    assert facts.kill_order.ordered_by == "jonas"
    assert facts.kill_order.reason == "Wrong <b>bridge</b> (asked for by vesna, confirmed by jonas)"
    assert not KillAsk.objects.exists()
    assert "asks to kill" not in desk.get("/desk/").content.decode()
    deeds = list(Act.objects.filter(story=story.row.id).order_by("id").values_list("by", "deed"))
    assert deeds == [("vesna", "asked for a kill"), ("jonas", "killed")]


def test_what_was_withdrawn_cannot_be_confirmed(desk: Client, colleague: Client, story: DeskStory, page: str) -> None:
    desk.post(f"{page}/kill", {"reason": "Wrong bridge"})
    colleague.post(f"{page}/kill", {"do": "withdraw"})
    with pytest.raises(UnableToConfirm, match="Nobody asks"):
        confirm_kill(story_id=story.row.id, editor="jonas", now=datetime.now(UTC))
    colleague.post(f"{page}/kill", {"do": "confirm"})
    assert state(story) == "live"


def test_the_wire_asks_nobody(desk: Client, bring: Bring, story: DeskStory, page: str) -> None:
    bring(version=2, pubstatus="canceled")
    assert state(story) == "killed"
    assert desk.get(page).status_code == 200


def test_a_cancel_of_the_wire_settles_what_was_asked(
    desk: Client, colleague: Client, bring: Bring, story: DeskStory, page: str
) -> None:
    desk.post(f"{page}/kill", {"reason": "Wrong bridge"})
    bring(version=2, pubstatus="canceled")
    assert state(story) == "killed"
    assert "asks to kill" not in colleague.get("/desk/").content.decode()
    assert "It is killed already" in colleague.get(f"{page}/kill").content.decode()


def test_off_by_default(desk: Client, story: DeskStory, page: str) -> None:
    furnish(replace(current_site(), kill_by_two=False))
    desk.post(f"{page}/kill", {"reason": "Wrong bridge"})
    assert state(story) == "killed"
