"""A reader's devices follow the same, from whichever it was chosen; erased, nothing of them is left."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

from alert_room import Browser, code, hear
from django.contrib.auth.models import User
from django.test import Client

from wireroom.alert import api as alert
from wireroom.alert.models import Subscription
from wireroom.reader import api as reader
from wireroom.story import api as story

Subscribe = Callable[..., Browser]
WORLD, SPORT = alert.topic_key("section", "world"), alert.topic_key("section", "sport")


def published_by(byline: str) -> int:
    now = datetime.now(UTC)
    words = story.Copy(headline="Quay opens", standfirst="At last.", body=(), section="news", byline=byline)
    made = story.save_draft(story_id=None, editor="vesna", copy=words, base=0, now=now).story_id
    story.publish(story_id=made, editor="vesna", now=now)
    return made


def join(client: Client, browser: Browser) -> int:
    return client.post("/account/alerts/join", {"endpoint": browser.endpoint}).status_code


def topics(browser: Browser) -> tuple[str, ...]:
    hear()
    found = alert.device(endpoint=browser.endpoint)
    assert found is not None
    return found.wishes.topics


def choose(browser: Browser, *wanted: str) -> None:
    """On the device, as its page does."""
    asked = {"endpoint": browser.endpoint, "wishes": {"topics": list(wanted)}}
    answer = Client().post("/alerts/wishes", json.dumps(asked), content_type="application/json")
    assert answer.status_code == 200, answer.content


def test_what_is_followed_on_one_device_is_followed_on_all(ada: Client, subscribed: Subscribe) -> None:
    laptop, phone, strangers = subscribed(WORLD), subscribed(alert.BREAKING), subscribed(WORLD)
    assert [join(ada, laptop), join(ada, phone)] == [200, 200]
    assert topics(laptop) == topics(phone) == (alert.BREAKING, WORLD)

    choose(phone, SPORT)
    assert topics(laptop) == topics(phone) == (SPORT,)
    assert topics(strangers) == (WORLD,)
    assert alert.followers()[SPORT] == 2, "the sheets went along"


def test_the_account_chooses_without_any_script_and_keeps_what_is_not_offered(
    ada: Client, subscribed: Subscribe
) -> None:
    phone = subscribed(alert.BREAKING, alert.topic_key("section", "gone"))
    join(ada, phone)
    page = ada.get("/account/alerts").content.decode()
    assert "1 browser is told of this" in page
    assert 'value="breaking" checked' in page
    assert ada.post("/account/alerts", {"topic": ["rubbish"]}).status_code == 303
    assert topics(phone) == (alert.topic_key("section", "gone"),)
    ada.post("/account/alerts", {"topic": ["breaking"]})
    assert alert.BREAKING in topics(phone)


def test_the_account_keeps_a_section_as_what_it_is_now(ada: Client, subscribed: Subscribe) -> None:
    phone = subscribed(SPORT)
    join(ada, phone)
    story.merge_section(slug="sport", into="world")
    assert topics(phone) == (WORLD,)
    ada.post("/account/alerts", {"topic": ["breaking"]})
    assert topics(phone) == (alert.BREAKING, WORLD)


def test_a_device_that_joined_before_takes_what_the_account_has(ada: Client, subscribed: Subscribe) -> None:
    phone = subscribed(WORLD)
    join(ada, phone)
    ada.post("/account/alerts", {"topic": ["breaking"]})
    Subscription.objects.update(topics=[SPORT])
    join(ada, phone)
    assert SPORT not in topics(phone)


def test_parted_devices_choose_for_themselves(ada: Client, subscribed: Subscribe) -> None:
    laptop, phone = subscribed(WORLD), subscribed(WORLD)
    join(ada, laptop)
    join(ada, phone)
    ada.post("/account/alerts/part")
    choose(phone, SPORT)
    assert topics(laptop) == (WORLD,)


def test_nobody_joins_for_another_and_no_forged_form_does(ada: Client, subscribed: Subscribe) -> None:
    phone = subscribed(WORLD)
    assert join(Client(), phone) == 303
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ada.cookies
    assert join(strict, phone) == 403
    assert strict.post("/account/alerts", {"topic": "breaking"}).status_code == 403
    assert ada.post("/account/alerts/join", {"endpoint": "https://nowhere.example/1"}).status_code == 404
    assert Subscription.objects.get().reader_id is None


def test_erasure_ends_the_alerts_of_the_reader_s_devices_alone(ada: Client, subscribed: Subscribe) -> None:
    phone, strangers = subscribed(WORLD), subscribed(WORLD)
    join(ada, phone)
    copy = ada.post("/account/export").json()
    assert copy["follows"] == [WORLD]
    (device,) = copy["alerts"]
    assert (device["topics"], device["most_a_day"], device["paused"]) == ([WORLD], 0, False)
    assert not {"endpoint", "auth", "p256dh"} & set(device)
    reader_id = User.objects.get().pk
    ada.post("/account/erase")
    assert ada.post("/account/erase", {"code": code()})["Location"] == "/account/erased"
    hear()
    assert alert.device(endpoint=phone.endpoint) is None
    assert topics(strangers) == (WORLD,)
    assert not Subscription.objects.filter(reader_id__isnull=False).exists()
    assert reader.followed(reader_id) == ()


def test_an_author_is_followed_from_the_author_s_page_and_told_of(ada: Client, subscribed: Subscribe) -> None:
    by = published_by("Mira Lowe")
    phone = subscribed(alert.BREAKING)
    join(ada, phone)
    page = "/account/follow/author/mira-lowe"
    assert Client().get(page)["Location"] == f"/account/sign-in?next={page}"
    assert Client().get(page, HTTP_ACCEPT="application/json").status_code == 401
    assert "Follow Mira Lowe" in ada.get(page).content.decode()

    assert ada.post(page)["Location"] == "/account/alerts?done=1"

    assert topics(phone) == ("author:mira-lowe", alert.BREAKING)
    assert "Mira Lowe" in ada.get("/account/alerts").content.decode()
    assert "author:mira-lowe" in alert.suggest(story_id=by, now=datetime.now(UTC))[2].any_of
    assert ada.get(page, HTTP_ACCEPT="application/json").json() == {"follows": True}
    assert ada.post(page, {"part": "1"}, HTTP_ACCEPT="application/json").json() == {"follows": False}
    assert topics(phone) == (alert.BREAKING,)
    assert ada.get("/account/follow/author/nobody-at-all").status_code == 404
    assert ada.get("/account/follow/desk/mira-lowe").status_code == 404
