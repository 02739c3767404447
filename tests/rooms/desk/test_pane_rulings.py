"""An editor joins running stories, splits takes off and takes it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from filed import filed_items
from wireroom.story.api import DeskStory
from wireroom.wire.api import FiledItem, rulings, threads_of_items

Bring = Callable[..., DeskStory | None]


@pytest.fixture
def two(bring: Bring) -> tuple[FiledItem, FiledItem]:
    """Two running stories, the second of two versions."""
    bring(uri="urn:halyard:1", slugline="BRIDGE")
    bring(uri="urn:halyard:2", slugline="FERRIES", headline="Ferries are full")
    bring(uri="urn:halyard:2", version=2, slugline="FERRIES", headline="Ferries are fuller")
    ferries, _, bridge = filed_items()
    return bridge, ferries


def threads() -> list[int]:
    return list(threads_of_items(item_ids=[each.id for each in filed_items()]).values())


def test_another_running_story_is_found_by_its_slugline(desk: Client, two: tuple[FiledItem, FiledItem]) -> None:
    bridge, ferries = two

    found = desk.get(f"/desk/wire/{bridge.id}/join?words=ferries").content.decode()
    assert f'name="other" value="{ferries.id}"' in found
    assert found.count('name="other"') == 1
    part = desk.get(f"/desk/wire/{bridge.id}/join?words=zeppelin&pane=1").content.decode()
    assert "No other running story" in part
    assert "<html" not in part


def test_joining_asks_once_and_can_be_taken_back(desk: Client, bring: Bring, two: tuple[FiledItem, FiledItem]) -> None:
    bridge, ferries = two
    bring(uri="urn:halyard:9", slugline="WEATHER", headline="Weather mild")
    weather = filed_items()[0]
    asked = desk.post(f"/desk/wire/{bridge.id}/join", {"other": ferries.id}).content.decode()
    assert "Join it with “Ferries are fuller”?" in asked
    assert len(set(threads())) == 3

    done = desk.post(f"/desk/wire/{bridge.id}/join", {"other": ferries.id, "sure": "1"}, follow=True).content.decode()
    assert "Joined with" in done
    assert "Take it back" in done
    assert "Take it back" not in desk.get(f"/desk/wire/{weather.id}").content.decode()
    assert len(set(threads())) == 2

    back = desk.post(f"/desk/wire/{bridge.id}/take-back", {"pane": "1"}, follow=True).content.decode()
    assert "Taken back." in back
    assert "Take it back" not in back
    assert len(set(threads())) == 3
    again = threads_of_items(item_ids=[each.id for each in filed_items()])
    assert [ruling.action for ruling in rulings(thread_id=again[bridge.id])] == ["joined", "split"]
    assert "nothing left to take back" in desk.post(f"/desk/wire/{bridge.id}/take-back", follow=True).content.decode()


def test_takes_are_split_off_by_their_lines_and_taken_back(desk: Client, two: tuple[FiledItem, FiledItem]) -> None:
    bridge, ferries = two
    desk.post(f"/desk/wire/{bridge.id}/join", {"other": ferries.id, "sure": "1"})
    page = desk.get(f"/desk/wire/{bridge.id}").content.decode()
    assert "2 versions go together" in page

    nothing = desk.post(f"/desk/wire/{bridge.id}/split", {"sure": "1"}, follow=True).content.decode()
    assert "Choose what to split off" in nothing
    everything = {"items": [bridge.id, ferries.id], "sure": "1"}
    assert "leave at least one" in desk.post(f"/desk/wire/{bridge.id}/split", everything, follow=True).content.decode()
    asked = desk.post(f"/desk/wire/{bridge.id}/split", {"items": [ferries.id]}).content.decode()
    assert "Split this line off" in asked
    assert (ferries.item.headline in asked, bridge.item.headline in asked) == (True, False)
    assert len(set(threads())) == 1

    desk.post(f"/desk/wire/{bridge.id}/split", {"items": [ferries.id], "sure": "1"})
    where = threads_of_items(item_ids=[each.id for each in filed_items()])
    assert len(set(where.values())) == 2
    assert sum(thread == where[ferries.id] for thread in where.values()) == 2

    desk.post(f"/desk/wire/{ferries.id}/take-back")
    assert len(set(threads())) == 1


def test_what_cannot_be_ruled_is_refused_in_words(desk: Client, two: tuple[FiledItem, FiledItem]) -> None:
    bridge, _ = two
    itself = desk.post(f"/desk/wire/{bridge.id}/join", {"other": bridge.id, "sure": "1"}, follow=True).content.decode()
    assert "one thread already" in itself
    for odd in ("999999", "nonsense", "", "9" * 40):
        assert desk.post(f"/desk/wire/{bridge.id}/join", {"other": odd, "sure": "1"}).status_code == 404
