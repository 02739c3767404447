"""What the desk sounds for, and tickers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from filed import filed_items
from wireroom.desk.queries.pressing import pressing_since
from wireroom.story.api import DeskStory
from wireroom.wire.api import newest_item_id

Bring = Callable[..., DeskStory | None]


@pytest.fixture
def flashes(bring: Bring) -> None:
    bring(uri="urn:halyard:1", urgency=1, headline="Bridge falls")
    bring(uri="urn:halyard:2", urgency=4, headline="Weather mild")
    bring(uri="urn:halyard:3", urgency=2, headline="Harbour closed")
    bring(uri="urn:halyard:1", version=2, urgency=4, pubstatus="canceled", headline="Bridge falls")


@pytest.mark.usefixtures("flashes")
def test_flashes_bulletins_and_kills_are_told_in_order(desk: Client) -> None:
    told = desk.get("/desk/wire/pressing?after=0").json()

    assert [(each["sort"], each["headline"]) for each in told["items"]] == [
        ("flash", "Bridge falls"),
        ("bulletin", "Harbour closed"),
        ("kill", "Bridge falls"),
    ]
    assert told["newest"] == newest_item_id()
    assert told["items"][0]["agency"] == "Halyard"
    assert re.fullmatch(r"\d\d:\d\d CES?T", told["items"][0]["at"])


def test_what_may_not_be_told_yet_says_so_wherever_it_pops_up(desk: Client, bring: Bring) -> None:
    bring(urgency=1, headline="Mayor to resign", embargoed="when she has spoken")
    (told,) = desk.get("/desk/wire/pressing?after=0").json()["items"]
    assert told["headline"] == "[EMBARGO] Mayor to resign"


@pytest.mark.usefixtures("flashes")
def test_nothing_old_is_sounded_for(desk: Client) -> None:
    assert desk.get("/desk/wire/pressing").json() == {"newest": newest_item_id(), "items": []}
    assert desk.get(f"/desk/wire/pressing?after={newest_item_id()}").json()["items"] == []
    later = datetime.now(UTC) + timedelta(hours=1, seconds=1)
    assert pressing_since(0, now=later) == ()


@pytest.mark.usefixtures("flashes")
def test_a_ticker_shows_one_search_and_then_what_came_since(desk: Client, bring: Bring) -> None:
    page = desk.get("/desk/wire/ticker?level=flash&level=bulletin").content.decode()
    assert "Harbour closed" in page
    assert "Weather mild" not in page
    assert "<title>flash, bulletin" in page
    assert 'href="?level=flash&amp;level=bulletin&amp;big=1"' in page
    assert "data-big" in desk.get("/desk/wire/ticker?big=1").content.decode()

    before = newest_item_id()
    bring(uri="urn:halyard:9", urgency=2, headline="<b>Ferries</b> stop")
    part = desk.get(f"/desk/wire/ticker?level=bulletin&after={before}").content.decode()
    assert "<html" not in part
    assert "&lt;b&gt;Ferries&lt;/b&gt; stop" in part
    assert part.count("data-tick=") == 1
    assert f'data-newest="{newest_item_id()}"' in part


@pytest.mark.usefixtures("flashes")
def test_a_ticker_marks_what_was_killed_since(desk: Client) -> None:
    page = desk.get("/desk/wire/ticker").content.decode()

    killed = re.findall(r'class="tick [^"]*tick-killed" data-tick="(\d+)"', page)
    assert [int(each) for each in killed] == [each.id for each in filed_items() if each.item.headline == "Bridge falls"]


def test_the_bell_and_the_stream_are_for_staff(client: Client, desk: Client) -> None:
    assert client.get("/desk/wire/pressing").status_code == 302
    assert client.get("/desk/wire/ticker").status_code == 302
    assert client.get("/desk/wire/pulse").status_code == 302
    assert desk.get("/desk/wire/pulse")["X-Wireroom-Pulse"] == "wire, pressing, writing"
    assert "data-bell" in desk.get("/desk/").content.decode()
    assert "pressing" not in client.get("/desk/sign-in").content.decode()
