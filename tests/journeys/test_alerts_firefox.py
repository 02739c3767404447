"""A reader with a real Firefox asks for alerts, is told, and leaves; the push service is one of ours, on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from alert_desk_call import desk
from push_service import PushService
from reader_firefox import SOON, Reader, sealed
from wirecopy import newsml

from wireroom.bench.newsroom import Newsroom, wait_for

HEADLINE = "Lock gates jam at Merrow"


@pytest.fixture(scope="module")
def story(newsroom: Newsroom) -> str:
    paragraphs = ["The upper gates have stood open since noon."] * 4
    newsroom.drop("lock.xml", newsml(guid="urn:lock", version=1, headline=HEADLINE, paragraphs=paragraphs))
    return newsroom.published(HEADLINE)


@pytest.fixture(scope="module")
def told(firefox: Any, newsroom: Newsroom, story: str) -> dict[str, Any]:
    """The subscription of a reader who has asked for alerts on the story's page."""
    reader = Reader(firefox, newsroom)
    reader.open(story)
    reader.press("[data-slot=prompt] a", "Get alerts")
    reader.press(".alerts-panel button", "Allow alerts")
    reader.allow()
    reader.see(".alerts-panel h2", "Alerts are on")
    return reader.subscription()


@pytest.fixture
def clean(reader: Reader, told: dict[str, Any], story: str) -> Iterator[Reader]:
    """The reader on the story's page, with nothing on the screen."""
    assert told
    reader.open(story)
    yield reader
    reader.open(story)
    reader.ask("for (const each of await (await navigator.serviceWorker.ready).getNotifications()) each.close();")


class Sender:
    """Sends notices as the newsroom's engine does, each in the shape of `alert/rules/payload.py`."""

    def __init__(self, service: PushService, newsroom: Newsroom, subscription: dict[str, Any], path: str) -> None:
        self.service, self.newsroom, self.subscription, self.path = service, newsroom, subscription, path

    def __call__(self, title: str, *, tag: str, version: int = 1, kind: str = "breaking", **facts: Any) -> None:
        now = datetime.now(UTC)
        expires = facts.pop("expires", now + timedelta(hours=4))
        data = {
            "alert": version,
            "kind": kind,
            "story": 1,
            "version": version,
            "sent": now.isoformat(),
            "expires": expires.isoformat(),
            "receipts": f"{self.newsroom.url}/alerts/receipts",
            "share": 1.0,
        }
        notice = {
            "title": title,
            "body": "The page says more.",
            "navigate": self.newsroom.url + self.path,
            "lang": "en",
            "dir": "auto",
            "tag": tag,
            "silent": kind in {"correction", "kill"},
            "data": data,
        }
        self.service.send(self.subscription["endpoint"], sealed(self.subscription, notice | facts), topic=tag)


@pytest.fixture
def send(push_service: PushService, newsroom: Newsroom, clean: Reader, story: str) -> Sender:
    return Sender(push_service, newsroom, clean.subscription(), story)


def test_a_click_and_the_browsers_question_make_a_subscription(reader: Reader, told: dict[str, Any]) -> None:
    wishes = reader.wishes(told["endpoint"])
    assert wishes is not None
    assert len(wishes["topics"]) == 2
    assert wishes["topics"][0] == "breaking"
    assert wishes["topics"][1].startswith("section:")
    reader.open("/alerts")
    reader.see("[data-standing] p", "Alerts are on")


def test_an_alert_is_replaced_in_place_through_the_storys_life(clean: Reader, send: Sender) -> None:
    send("Gates jam", tag="made1")
    clean.sees("Gates jam")
    send("Gates jam: two boats wait", tag="made1", version=2, kind="update")
    clean.sees("Gates jam: two boats wait")
    send("Correction: Three boats wait", tag="made1", version=3, kind="correction")
    clean.sees("Correction: Three boats wait")
    send("This report has been withdrawn", tag="made1", version=4, kind="kill")
    [shown] = clean.sees("This report has been withdrawn")
    assert shown["tag"] == "made1"


def test_an_older_one_that_comes_later_changes_nothing(clean: Reader, send: Sender, push_service: PushService) -> None:
    send("Second word", tag="made2", version=2)
    clean.sees("Second word")
    before = len(push_service.happened("ack"))
    send("First word", tag="made2", version=1)
    wait_for(lambda: len(push_service.happened("ack")) > before, what="the older message taken")
    send("Another story", tag="made3")
    clean.sees("Second word", "Another story")


def test_what_comes_too_late_is_not_shown_but_a_kill_always_is(clean: Reader, send: Sender) -> None:
    past = datetime.now(UTC) - timedelta(minutes=1)
    send("Old news", tag="made4", expires=past)
    clean.sees("You missed an alert")
    send("Withdrawn after all", tag="made5", kind="kill", expires=past)
    clean.sees("You missed an alert", "Withdrawn after all")


def test_a_click_brings_the_reader_to_the_story(clean: Reader, send: Sender, story: str) -> None:
    clean.open("/alerts")
    before = set(clean.firefox.window_handles)
    send("Click here", tag="made6")
    clean.sees("Click here")
    clean.click_alert("Click here")
    [opened] = wait_for(lambda: set(clean.firefox.window_handles) - before, what="a new tab")
    home = clean.firefox.current_window_handle
    clean.firefox.switch_to_window(opened)
    wait_for(lambda: clean.firefox.get_url().removeprefix(clean.newsroom.url) == story, what="the story in a new tab")
    clean.firefox.close()
    clean.firefox.switch_to_window(home)
    clean.open(story)
    tabs = set(clean.firefox.window_handles)
    send("Click again", tag="made6", version=2)
    clean.sees("Click again")
    clean.click_alert("Click again")
    clean.sees()
    assert set(clean.firefox.window_handles) == tabs, "the open tab was used"


def test_what_came_while_the_browser_was_away_arrives_with_no_page_open(
    clean: Reader, send: Sender, push_service: PushService, story: str
) -> None:
    clean.open("about:blank")
    push_service.pause()
    send("Away: first", tag="made7")
    send("Away: second", tag="made7", version=2)
    before = len(push_service.happened("ack"))
    push_service.resume()
    wait_for(lambda: len(push_service.happened("ack")) > before, what="the message taken")
    clean.open(story)
    clean.sees("Away: second")


def test_the_newsrooms_own_alerts_follow_a_story_to_its_end(
    clean: Reader, newsroom: Newsroom, push_service: PushService
) -> None:
    copy: dict[str, Any] = {
        "guid": "urn:sluice",
        "headline": "Sluice fails at Merrow",
        "paragraphs": ["It failed."] * 3,
    }
    newsroom.drop("sluice1.xml", newsml(**copy, version=1))
    path = newsroom.published(copy["headline"])
    refused = [status for status in push_service.happened("post") if status != 201]
    made = desk(newsroom, "about", path, "A sluice has failed")
    clean.sees("A sluice has failed")
    wait_for(
        lambda: desk(newsroom, "figures", str(made["id"])) == {"accepted": 1, "shown": 1, "clicked": 0},
        seconds=SOON,
        what="it",
    )
    note = {"signal": "correction", "note": "It was the lower sluice."}
    newsroom.drop("sluice2.xml", newsml(**copy | {"paragraphs": ["It was the lower one."]}, version=2, **note))
    [shown] = clean.sees(f"Correction: {copy['headline']}")
    assert shown["body"] == "It was the lower sluice."
    newsroom.drop("sluice3.xml", newsml(**copy | {"paragraphs": []}, version=3, status="canceled"))
    clean.sees("This report has been withdrawn")
    assert [status for status in push_service.happened("post") if status != 201] == refused
    assert len(push_service.happened("post")) >= 3


def test_a_new_endpoint_keeps_the_wishes(clean: Reader, push_service: PushService) -> None:
    old = clean.subscription()["endpoint"]
    before = clean.wishes(old)
    assert before
    push_service.forget()
    new = wait_for(lambda: next((e for e in push_service.happened("register")[-1:] if e != old), ""), what="a new one")
    wait_for(lambda: clean.wishes(new) == before, seconds=SOON, what="the wishes at the new endpoint")
    assert clean.wishes(old) is None
    assert clean.subscription()["endpoint"] == new


def test_the_reader_changes_pauses_and_ends_it_all(clean: Reader, push_service: PushService) -> None:
    endpoint = clean.subscription()["endpoint"]
    clean.open("/alerts")
    clean.see("form[data-ready]")
    clean.press("label.tick", "Pause")
    clean.see("[data-standing] p", "Alerts are paused")
    wishes = clean.wishes(endpoint)
    assert wishes
    assert wishes["paused"]
    clean.press("button", "End all alerts here")
    clean.see("[data-word]", "Alerts have ended here")
    assert clean.wishes(endpoint) is None
    wait_for(lambda: push_service.happened("unregister"), what="the push service told")
