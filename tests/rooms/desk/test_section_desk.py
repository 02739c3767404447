"""An editor makes, moves, hides and merges sections; whatever names one goes along."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from wireroom.desk.models import Preset
from wireroom.story.api import DeskStory, all_sections, desk_story
from wireroom.wire import api as wire

Bring = Callable[..., DeskStory | None]
COPY = {"base": "0", "headline": "Ferry", "body": "It sails.", "byline": "", "topics": ""}
FORMS = (
    *("/desk/stories/new", "/desk/feeds/halyard", "/desk/feeds/halyard/rules/new", "/desk/sections", "/desk/fronts"),
    *("/desk/alerts/rule", "/desk/appeals/new", "/desk/appeals/places", "/desk/appeals/explain", "/desk/wire"),
)


def make(desk: Client, name: str = "Lamps", slug: str = "") -> None:
    desk.post("/desk/places/sections/new", {"name": name, "slug": slug})


def test_a_new_section_is_offered_in_every_form_and_stories_are_filed_in_it(desk: Client, bring: Bring) -> None:
    bring()
    make(desk, "Lamps & light", "lamps")
    for form in FORMS:
        assert "Lamps &amp; light" in desk.get(form).content.decode(), form
    begun = desk.post("/desk/stories/new", COPY | {"section": "lamps", "do": "publish"})
    assert desk_story(story_id=int(begun["Location"].split("/")[3])).row.section.name == "Lamps & light"
    assert "is taken" in desk.post("/desk/places/sections/new", {"name": "Desk"}, follow=True).content.decode()


def test_rules_feeds_and_presets_go_along_with_a_section(desk: Client, bring: Bring) -> None:
    wire.save_feed(name="halyard", default_section="sport")
    rule = {"name": "Bridges", "route": "follow", "section": "sport", "must_headline": "bridge", "do": "live"}
    desk.post("/desk/feeds/halyard/rules/new", rule)
    Preset.objects.create(name="S", query="section=sport&section=-sport&level=flash", position=0)
    desk.post("/desk/places/sections/sport/move", {"to": "/games"})
    assert wire.routing_rules(feed="halyard")[0].section == "games"
    assert Preset.objects.get().query == "section=games&section=-games&level=flash"
    story = bring()
    assert story is not None
    assert story.row.section.slug == "games"
    merging = "/desk/places/sections/games/merge"
    assert "1 story stands" in desk.get(merging).content.decode()
    assert "into itself" in desk.post(merging, {"into": "games"}).content.decode()
    desk.post(merging, {"into": "culture"})
    assert desk_story(story_id=story.row.id).row.section.slug == "culture"
    assert 'href="/desk/stories/' in desk.get("/desk/?section=sport").content.decode()
    assert all_sections().gone == {"sport": "culture", "games": "culture"}
    desk.post("/desk/sections/restore")
    assert not {"sport", "games"} & {rule.section for rule in wire.section_rules()}
    later = bring(version=2, headline="Harbour bridge to close on Tuesday")
    assert later is not None
    assert later.row.section.slug == "culture"


def test_a_form_that_was_open_while_its_section_moved_is_kept(desk: Client) -> None:
    desk.post("/desk/places/sections/sport/move", {"to": "games"})
    kept = desk.post("/desk/stories/new", COPY | {"section": "sport", "do": "save"})
    assert desk_story(story_id=int(kept["Location"].split("/")[3])).copy.section == "games"


def test_a_section_is_hidden_and_shown_and_an_unknown_one_is_not_found(desk: Client) -> None:
    hidden = desk.post("/desk/places/sections/sport/hide", {"do": "hide"}, follow=True).content.decode()
    assert "Show it again" in hidden
    assert all_sections().find("sport").hidden
    desk.post("/desk/places/sections/sport/hide", {"do": "show"})
    assert not all_sections().find("sport").hidden
    for way in ("hide", "move", "merge"):
        assert desk.post(f"/desk/places/sections/mars/{way}", {"to": "x", "into": "sport"}).status_code == 404


def test_topics_that_stories_have_are_offered(desk: Client) -> None:
    copy = COPY | {"section": "sport", "topics": "Harbour ferries, Harvest, Weather", "do": "publish"}
    desk.post("/desk/stories/new", copy)
    found = desk.get("/desk/stories/topics", {"words": "Har"}).json()
    assert found == {"topics": ["Harbour ferries", "Harvest"]}
    assert desk.get("/desk/stories/topics").json() == {"topics": []}
