"""Appeals at the desk: written, started, stopped, tested, explained; each act with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.test import Client

from wireroom.desk.models import Act
from wireroom.page import api as page
from wireroom.story.api import DeskStory
from wireroom.support import api as support
from wireroom.support.events import read_offers

FORM = {
    "name": "Spring, inside",
    "channel": "inside",
    "language_0": "en",
    "heading_0": "Read by many",
    "body_0": "Paid for by some.",
    "button_0": "Support us",
    "every": "month",
    "amounts": "EUR 5, 10.50, 25\nUSD 5",
    "countries": "de, at",
    "sections": ["world"],
    "rank": "3",
    "times": "4",
    "days": "30",
    "begins": "2026-11-26T18:00",
    "read_least": "2",
}


@pytest.fixture(autouse=True)
def dollars_too() -> Iterator[None]:
    before = support.current_terms()
    support.set_terms(replace(before, offers=read_offers("EUR 5 10* 25, USD 5 10* 20")))
    yield
    support.set_terms(before)


def deeds() -> list[tuple[str, str, str]]:
    return list(Act.objects.exclude(on="person").order_by("id").values_list("deed", "which", "after"))


def test_an_appeal_is_written_started_and_stopped(desk: Client) -> None:
    assert "Nobody is asked for anything yet" in desk.get("/desk/appeals").content.decode()
    assert desk.post("/desk/appeals/new", FORM)["Location"] == "/desk/appeals"
    filed = support.appeal(key="spring-inside")
    assert filed.appeal.amounts == {"EUR": (500, 1050, 2500), "USD": (500,)}
    assert filed.appeal.target.countries == {"DE", "AT"}
    assert filed.appeal.begins is not None
    assert filed.appeal.begins.isoformat() == "2026-11-26T17:00:00+00:00"
    assert not filed.appeal.is_on
    desk.post("/desk/appeals/spring-inside/switch", {"do": "start"})
    assert support.appeal(key="spring-inside").appeal.is_on
    page_there = desk.get("/desk/appeals/spring-inside/edit").content.decode()
    assert "EUR 5, 10.50, 25" in page_there
    assert 'value="AT, DE"' in page_there
    desk.post("/desk/appeals/spring-inside/edit", FORM | {"name": "Spring"})
    assert support.appeal(key="spring-inside").name == "Spring"
    assert support.appeal(key="spring-inside").appeal.is_on
    desk.post("/desk/appeals/spring-inside/discard")
    assert support.appeals() != ()
    desk.post("/desk/appeals/spring-inside/switch", {"do": "stop"})
    desk.post("/desk/appeals/spring-inside/discard")
    assert support.appeals() == ()
    assert deeds() == [
        ("filed an appeal", "spring-inside", "off"),
        ("switched an appeal", "spring-inside", "on"),
        ("filed an appeal", "spring-inside", "on"),
        ("switched an appeal", "spring-inside", "off"),
        ("threw an appeal away", "spring-inside", ""),
    ]


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"amounts": "JPY 1000"}, "Nobody can give in JPY here: write the amounts in EUR, USD, or have JPY added"),
        ({"amounts": "EUR five"}, "Write the amount in figures"),
        ({"amounts": "EUR"}, "such as EUR 5, 10, 25"),
        ({"begins": "2026-03-29T02:30"}, "no such time"),
        ({"heading_0": ""}, "needs a heading"),
        ({"language_0": ""}, "at least one language"),
        ({"countries": "Germany"}, "GERMANY"),
        ({"read_least": "9", "read_most": "2"}, "turn the two numbers round"),
        ({"channel": "popup"}, "popup"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(desk: Client, wrong: dict[str, str], word: str) -> None:
    answer = desk.post("/desk/appeals/new", FORM | wrong)
    assert answer.status_code == 422
    assert word in answer.content.decode()
    assert "Paid for by some." in answer.content.decode()
    assert (support.appeals(), deeds()) == ((), [])


@pytest.fixture
def pair(desk: Client) -> Client:
    for name in ("Autumn", "Spring"):
        desk.post("/desk/appeals/new", FORM | {"name": name, "begins": "", "read_least": ""})
    return desk


def test_a_test_is_begun_looked_at_and_stopped_with_one_click(pair: Client) -> None:
    refused = pair.post("/desk/appeals/tests/begin", {"name": "Two ways", "appeals": ["spring"]})
    assert refused.status_code == 422
    assert "A test compares 2 to 8 appeals" in refused.content.decode()
    begun = pair.post(
        "/desk/appeals/tests/begin",
        {"name": "Two ways", "appeals": ["spring", "autumn"], "manner": "bandit", "floor": "20"},
    )
    (test,) = support.trials()
    assert (test.manner, test.floor) == ("bandit", 20)
    seen = pair.get(begun["Location"]).content.decode()
    assert "Not decided" in seen
    assert "not seen yet" in seen
    refused = pair.post("/desk/appeals/spring/edit", FORM | {"name": "Spring", "heading_0": "Other words"})
    assert "stop the test first" in refused.content.decode()
    pair.post(f"/desk/appeals/tests/{test.key}/stop", {"keep": "spring"})
    pair.post(f"/desk/appeals/tests/{test.key}/stop", {"keep": "autumn"})
    assert [row.appeal.key for row in support.appeals() if row.appeal.is_on] == ["spring"]
    assert [deed for deed, *_ in deeds()][2:] == ["began a test of appeals", "stopped a test of appeals"]


def test_the_tool_names_the_rule_for_every_appeal_that_is_not_shown(pair: Client) -> None:
    pair.post("/desk/appeals/spring/switch", {"do": "start"})
    asked = {"section": "world", "country": "DE", "languages": "en", "lot": "7"}
    seen = pair.get("/desk/appeals/explain", asked).content.decode()
    assert "Sees “Spring”" in seen
    assert "The appeal is switched off." in seen
    seen = pair.get("/desk/appeals/explain", asked | {"is_corrected": "on"}).content.decode()
    assert "Sees no appeal" in seen
    assert "what is owed here is accuracy" in seen
    assert pair.get("/desk/appeals/explain", {"lot": "x"}).status_code == 422


def test_sections_topics_and_stories_are_marked_and_the_plain_panel_is_put_up(desk: Client, story: DeskStory) -> None:
    desk.post("/desk/appeals/places", {"do": "mark", "mark": "section:world"})
    desk.post("/desk/appeals/places", {"do": "mark", "mark": "topic:", "key": "Air-Crashes"})
    desk.post(f"/desk/stories/{story.row.id}/sensitive", {"do": "mark"})
    assert {(mark.kind, mark.key) for mark in page.silent_marks()} == {
        ("section", "world"),
        ("topic", "air-crashes"),
        ("story", str(story.row.id)),
    }
    assert "Marked as sensitive" in desk.get(f"/desk/stories/{story.row.id}").content.decode()
    desk.post(f"/desk/stories/{story.row.id}/sensitive", {"do": "unmark"})
    desk.post("/desk/appeals/places", {"do": "unmark", "mark": "topic:air-crashes"})
    assert {mark.kind for mark in page.silent_marks()} == {"section"}
    desk.post("/desk/appeals/places", {"do": "put-up", "heading": "", "button": "Go"})
    assert page.plain_panel() is None
    desk.post("/desk/appeals/places", {"do": "put-up", "heading": "Paid\nby readers", "body": "", "button": "Go"})
    panel = page.plain_panel()
    assert panel is not None
    assert (panel.heading, panel.href) == ("Paid by readers", "/support/?from=plain-panel")
    assert "Paid by readers" in desk.get("/desk/appeals/places").content.decode()
    desk.post("/desk/appeals/places", {"do": "take-down"})
    assert page.plain_panel() is None


def test_the_holdback_is_set(desk: Client) -> None:
    desk.post("/desk/appeals/holdback", {"percent": "5"})
    assert support.holdback() == 5
    desk.post("/desk/appeals/holdback", {"percent": "90"})
    assert support.holdback() == 5
    assert "5 in a hundred browsers are never asked" in desk.get("/desk/appeals").content.decode()
