"""An editor arranges a front by the form alone, as without JavaScript; two at once lose nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from lxml import html

from wireroom.desk.models import Act
from wireroom.page.api import HOME, Spot, front_state, save_front
from wireroom.story.api import DeskStory

Press = Callable[..., object]
AT = "/desk/fronts/home"


def fields(client: Client, address: str = AT) -> dict[str, object]:
    """What a browser would send of the form, without a button."""
    return sent(client.get(address).content)


def sent(page: bytes) -> dict[str, object]:
    (form,) = html.fromstring(page.decode()).xpath("//form[@data-arrange]")
    values: dict[str, object] = {}
    for name, value in form.form_values():
        if name == "spot":
            values.setdefault(name, []).append(value)  # type: ignore[attr-defined]
        else:
            values[name] = value
    return values


def press(client: Client, do: str, **more: object) -> object:
    return client.post(AT, {**fields(client), **more, "do": do}, follow=True)


def spots() -> tuple[Spot, ...]:
    return front_state(name=HOME).spots


@pytest.fixture
def arranged(desk: Client, story: DeskStory) -> Client:
    assert story.row.state == "live"
    press(desk, "begin")
    return desk


def test_arranging_begins_with_what_makes_itself(arranged: Client) -> None:
    assert [spot.size for spot in spots()][:3] == ["lead", "second", "river"]
    assert "Harbour bridge to close" in arranged.get(AT).content.decode()


def test_a_spot_is_moved_removed_and_added(arranged: Client) -> None:
    before = [spot.size for spot in spots()]
    press(arranged, "down:0")
    assert [spot.size for spot in spots()] == [before[1], before[0], *before[2:]]
    press(arranged, "up:1")
    assert [spot.size for spot in spots()] == before
    press(arranged, "remove:1")
    assert [spot.size for spot in spots()] == [before[0], *before[2:]]
    press(arranged, "add")
    assert spots()[-1].size == "row"


def test_the_order_of_the_form_is_the_order_of_the_front(arranged: Client) -> None:
    given = fields(arranged)
    given["spot"] = list(reversed(given["spot"]))  # type: ignore[call-overload]
    before = [spot.size for spot in spots() if spot.size != "river"]
    arranged.post(AT, {**given, "do": "save"})
    assert [spot.size for spot in spots() if spot.size != "river"] == before[::-1]


def test_a_story_is_found_pinned_and_unpinned(arranged: Client, story: DeskStory) -> None:
    found = press(arranged, "find", words="harbour")
    assert f'value="pin:{story.row.id}"' in found.content.decode()  # type: ignore[attr-defined]
    press(arranged, f"pin:{story.row.id}", into="0")
    assert spots()[0] == Spot(size="lead", by="weight", story=story.row.id, version=1)
    press(arranged, "save", **{"headline-0": " Bridge  shut ", "plain-0": "on"})
    assert spots()[0].headline == "Bridge shut"
    assert not spots()[0].picture
    press(arranged, "unpin:0")
    assert spots()[0].story is None
    assert spots()[0].headline == ""
    press(arranged, "keep:0")
    assert spots()[0].story == story.row.id


def test_a_story_pinned_anew_leaves_its_old_spot(arranged: Client, story: DeskStory) -> None:
    press(arranged, f"pin:{story.row.id}", into="1")
    press(arranged, f"pin:{story.row.id}", into="new")
    assert [(spot.size, spot.story) for spot in spots()][:2] == [("lead", story.row.id), ("half", None)]


def test_publishing_is_written_down(arranged: Client) -> None:
    press(arranged, "publish")
    state = front_state(name=HOME)
    assert state.draft is None
    assert state.current
    assert state.current.by == "vesna"
    assert Act.objects.filter(deed="published a front", on="front", which="home").exists()


def test_what_the_design_cannot_do_is_refused_and_kept_in_the_form(arranged: Client) -> None:
    answer = arranged.post(AT, {**fields(arranged), "count-0": "7", "do": "save"})
    assert answer.status_code == 422
    assert "Spot 1 is a lead, which is one story." in answer.content.decode()
    assert sent(answer.content)["count-0"] == "7"
    assert spots()[0].count == 1


@pytest.mark.parametrize("do", ["save", "publish", "down:0", "find"])
def test_a_second_editor_chooses_and_nothing_is_lost(arranged: Client, do: str) -> None:
    mine = {**fields(arranged), "size-0": "half"}
    theirs = save_front(
        name=HOME,
        spots=(Spot(size="third"),),
        revision=front_state(name=HOME).revision,
        editor="ulla",
        now=datetime.now(UTC),
    )
    answer = arranged.post(AT, {**mine, "do": do})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "ulla changed this front" in page
    assert front_state(name=HOME) == theirs
    again = sent(answer.content)
    assert again["size-0"] == "half"
    assert arranged.post(AT, {**again, "do": "save"}).status_code == 409
    arranged.post(AT, {**again, "do": f"over:{theirs.revision}"})
    assert spots()[0].size == "half"


def test_a_script_is_told_the_revision_or_why_not(arranged: Client) -> None:
    given = fields(arranged)
    kept = arranged.post(AT, {**given, "do": "save"}, headers={"Accept": "application/json"})
    assert kept.json() == {"revision": front_state(name=HOME).revision}
    late = arranged.post(AT, {**given, "do": "save"}, headers={"Accept": "application/json"})
    assert late.status_code == 409
    assert "changed this front" in json.loads(late.content)["refused"]


def test_the_preview_is_the_real_page_in_a_frame_of_the_desk_only(arranged: Client) -> None:
    press(arranged, "save", **{"size-0": "half"})
    answer = arranged.get(f"{AT}/preview")
    assert 'data-place="half"' in answer.content.decode()
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "script-src" not in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-src 'self'" in arranged.get(AT)["Content-Security-Policy"]


def test_an_earlier_arrangement_is_restored_as_a_draft(arranged: Client) -> None:
    press(arranged, "publish")
    press(arranged, "automatic")
    press(arranged, "publish")
    assert spots() == ()
    revision = front_state(name=HOME).revision
    arranged.post(f"{AT}/past", {"number": "1", "revision": str(revision - 1)})
    assert spots() == ()
    arranged.post(f"{AT}/past", {"number": "1", "revision": str(revision)})
    assert spots()[0].size == "lead"
    press(arranged, "discard")
    assert spots() == ()


@pytest.mark.parametrize(
    "address", ["/desk/fronts/nowhere", "/desk/fronts/nowhere/preview", "/desk/fronts/nowhere/past"]
)
def test_a_front_that_is_not_there_is_not_found(desk: Client, address: str) -> None:
    assert desk.get(address).status_code == 404


def test_nonsense_in_the_form_does_no_harm(arranged: Client) -> None:
    odd = {"story-0": "x" * 40, "count-0": "-1", "pool-0": "planet:mars", "size-0": "huge", "by-0": "?"}
    assert arranged.post(AT, {**fields(arranged), **odd, "do": "save"}).status_code == 422
    for do in ("up:99", "pin:x", "keep:99", "over:x", "nonsense"):
        assert arranged.post(AT, {**fields(arranged), "do": do}).status_code in {200, 302, 409}
