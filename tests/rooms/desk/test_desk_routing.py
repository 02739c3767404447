"""Rules of a feed and of sections, made and tried in the desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from wireroom.story.api import DeskStory
from wireroom.wire import api as wire

Bring = Callable[..., DeskStory | None]
RULES = "/desk/feeds/halyard/rules"
BRIDGES = {"name": "Bridges", "route": "hold", "section": "politics", "must_headline": "bridge, quay"}


@pytest.fixture
def _archive(bring: Bring) -> None:
    for number, headline in enumerate(("Harbour bridge to close", "Gulls return", "Quay repaired")):
        bring(uri=f"urn:halyard:{number}", headline=headline, slugline=f"S{number}")


@pytest.mark.usefixtures("_archive")
def test_a_rule_is_tried_kept_as_a_draft_and_switched_on(desk: Client, bring: Bring) -> None:
    tried = desk.post(f"{RULES}/new", {**BRIDGES, "do": "try"}).content.decode()
    assert "Of the last 3 items" in tried
    assert "2 would have waited" in tried
    assert wire.routing_rules(feed="halyard") == ()

    assert desk.post(f"{RULES}/new", {**BRIDGES, "do": "draft"}).status_code == 302
    (rule,) = wire.routing_rules(feed="halyard")
    assert (rule.live, rule.conditions.must.headline) == (False, ("bridge", "quay"))
    shown = desk.get(RULES).content.decode()
    assert "headline has bridge or quay" in shown
    assert "Draft" in shown
    form = desk.get(f"{RULES}/{rule.id}").content.decode()
    assert 'value="bridge, quay"' in form
    assert "2 would have waited" in form

    desk.post(f"{RULES}/{rule.id}", {**BRIDGES, "do": "live"})
    story = bring(uri="urn:halyard:9", headline="Second bridge", slugline="S9")
    assert story is not None
    assert (story.row.state, story.row.section.slug) == ("draft", "politics")
    desk.post(f"{RULES}/{rule.id}/arrange", {"do": "off"})
    assert not wire.routing_rules(feed="halyard")[0].live


@pytest.mark.usefixtures("_archive")
def test_rules_are_ordered_and_deleted(desk: Client) -> None:
    for name in ("First", "Second"):
        desk.post(f"{RULES}/new", {"name": name, "route": "monitor", "do": "live"})
    first, second = wire.routing_rules(feed="halyard")
    desk.post(f"{RULES}/{second.id}/arrange", {"do": "up"})
    assert [rule.name for rule in wire.routing_rules(feed="halyard")] == ["Second", "First"]
    desk.post(f"{RULES}/{first.id}/arrange", {"do": "delete"})
    assert [rule.name for rule in wire.routing_rules(feed="halyard")] == ["Second"]
    assert desk.get(f"{RULES}/{first.id}").status_code == 404
    assert desk.get("/desk/feeds/nobody/rules").status_code == 404


@pytest.mark.usefixtures("_archive")
def test_a_rule_without_a_name_is_not_kept(desk: Client) -> None:
    answer = desk.post(f"{RULES}/new", {"route": "hold", "must_headline": "bridge", "do": "live"})
    assert answer.status_code == 422
    assert 'value="bridge"' in answer.content.decode()
    assert not wire.routing_rules(feed="halyard")


def test_sections_are_read_changed_and_restored(desk: Client) -> None:
    usual = wire.section_rules()
    assert "Sport" in desk.get("/desk/sections").content.decode()
    given = {"name": "Ferries", "scheme": "Merrow", "first": "F1", "last": "F9", "section": "business"}
    assert desk.post("/desk/sections", given).status_code == 302
    ours = wire.section_rules()[0]
    assert (ours.name, ours.scheme, ours.first, ours.section) == ("Ferries", "merrow", "f1", "business")
    desk.post(f"/desk/sections/{ours.id}", {"section": "sport"})
    assert wire.section_rules()[0].section == "sport"
    desk.post(f"/desk/sections/{ours.id}", {"do": "down"})
    assert wire.section_rules()[1].name == "Ferries"
    assert desk.post("/desk/sections", {**given, "last": "E1"}).status_code == 422
    desk.post("/desk/sections/restore")
    assert [rule.name for rule in wire.section_rules()] == [rule.name for rule in usual]
