"""In the account a reader sees every browser that is told, leaves it alone, ends it; and nobody else's."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from alert_room import Browser, code, hear, signed_in
from django.contrib.auth.models import User
from django.test import Client

from wireroom.alert import api as alert
from wireroom.alert.flows.prune import prune
from wireroom.alert.models import Ended, Sheet, Subscription
from wireroom.alert.queries.sheets import members
from wireroom.kernel.pulse import pulse
from wireroom.reader import api as reader
from wireroom.reader.flows.tell_pages import told_channel_of

Subscribe = Callable[..., Browser]
PAGE = "/account/alerts"
NIGHT = alert.Rest(zone="Europe/Berlin", begins=time(22), ends=time(7))
FORM = {"quiet": "on", "begins": "23:15", "ends": "06:30", "zone": "America/Lima", "cap": "3"}


@pytest.fixture
def bo(ada: Client) -> Client:
    assert ada
    return signed_in("bo@example.org")


def joined(client: Client, browser: Browser) -> int:
    """The number of a browser that takes its topics from the account."""
    assert client.post(f"{PAGE}/join", {"endpoint": browser.endpoint}).status_code == 200
    return _id(browser)


def _id(browser: Browser) -> int:
    return Subscription.objects.get(endpoint=browser.endpoint).pk


def encoded(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).decode()


def moved(old: Browser, new: Browser) -> int:
    """How a browser's worker is answered that says where its subscription is now."""
    keys = {"p256dh": encoded(new.keys.p256dh), "auth": encoded(new.keys.auth)}
    moves = {"old": old.endpoint, "endpoint": new.endpoint, "keys": keys}
    return Client().post("/alerts/rotate", moves, content_type="application/json").status_code


def wishes(browser: Browser) -> alert.Wishes:
    found = alert.device(endpoint=browser.endpoint)
    assert found is not None
    return found.wishes


def told() -> int:
    """How often the one reader's pages were told that there is something new."""
    return pulse(told_channel_of(User.objects.get().pk))


def test_without_a_browser_the_page_says_how_one_comes_here(ada: Client) -> None:
    page = ada.get(PAGE).text
    assert "None yet." in page
    assert "chosen here once a browser of yours is told" in page
    assert ada.post(f"{PAGE}/alone", FORM)["Location"] == f"{PAGE}?done=alone"


def test_each_browser_is_named_with_what_it_gets(ada: Client, subscribed: Subscribe) -> None:
    laptop, phone = subscribed(rest=NIGHT, cap=5), subscribed(paused=True)
    numbers = [joined(ada, laptop), joined(ada, phone)]
    subscribed(rest=NIGHT, cap=7)
    page = ada.get(PAGE).text
    assert "Quiet from 22:00 to 07:00, Europe/Berlin. At most 5 alerts a day." in page
    assert "Paused: nothing new is told. No quiet hours." in page
    assert "At most 7" not in page, "it is not of this account"
    assert page.count("data-browser=") == 2
    assert all(f"{PAGE}/browsers/{number}/end" in page for number in numbers)
    assert "Your browsers differ in this." in page
    assert not {laptop.endpoint, phone.endpoint} & set(page.split('"'))


def test_the_reader_is_left_alone_in_all_browsers_at_once(ada: Client, subscribed: Subscribe) -> None:
    laptop, phone, strangers = subscribed(rest=NIGHT, cap=5), subscribed(paused=True), subscribed(cap=7)
    joined(ada, laptop)
    joined(ada, phone)
    before = told()

    assert ada.post(f"{PAGE}/alone", FORM)["Location"] == f"{PAGE}?done=alone"

    rest = alert.Rest(zone="America/Lima", begins=time(23, 15), ends=time(6, 30))
    assert wishes(laptop).peace == wishes(phone).peace == alert.Peace(rest=rest, cap=3)
    assert wishes(phone).paused, "that is the phone's own"
    assert wishes(strangers).cap == 7
    assert set(members("cap:3")) == {_id(laptop), _id(phone)}, "the sheets went along"
    assert not Sheet.objects.filter(name="cap:5").exists()
    assert told() == before + 1, "the pages that are open ask anew"
    page = ada.get(f"{PAGE}?done=alone").text
    assert "Kept, in all your browsers." in page
    assert "All your browsers keep to this." in page
    assert 'value="America/Lima" selected' in page

    ada.post(f"{PAGE}/alone", {"zone": "America/Lima", "cap": "0", "begins": "rubbish", "wakes": "on"})
    assert not wishes(phone).rest.is_kept
    assert wishes(phone).wakes


def test_one_browser_is_left_alone_in_its_own_way(ada: Client, subscribed: Subscribe) -> None:
    laptop, phone = subscribed(cap=5), subscribed(cap=5)
    joined(ada, laptop)
    place = f"{PAGE}/browsers/{joined(ada, phone)}"
    assert 'value="5" selected' in ada.get(place).text
    assert ada.post(place, {**FORM, "paused": "on"})["Location"] == f"{PAGE}?done=browser"
    assert (wishes(phone).cap, wishes(phone).paused, wishes(laptop).cap) == (3, True, 5)
    assert 'name="paused" checked' in ada.get(place).text


@pytest.mark.parametrize("where", ["alone", "browsers/{}"])
def test_what_cannot_be_kept_is_refused_in_words_and_stays_in_the_form(
    ada: Client, subscribed: Subscribe, where: str
) -> None:
    phone = subscribed(cap=5)
    place = f"{PAGE}/{where.format(joined(ada, phone))}"
    answer = ada.post(place, {**FORM, "ends": "", "zone": '"><script>'})
    assert answer.status_code == 422
    assert "Quiet hours need two times of day" in answer.text
    assert 'value="23:15"' in answer.text
    assert '"><script>' not in answer.text
    assert wishes(phone).cap == 5


def test_alerts_end_in_one_browser_and_it_can_ask_for_them_again(ada: Client, subscribed: Subscribe) -> None:
    laptop, phone = subscribed(), subscribed(cap=5)
    joined(ada, laptop)
    end = f"{PAGE}/browsers/{joined(ada, phone)}/end"
    before = told()

    assert ada.post(end)["Location"] == f"{PAGE}?done=ended"

    assert alert.device(endpoint=phone.endpoint) is None
    assert alert.device(endpoint=laptop.endpoint) is not None
    assert not Sheet.objects.filter(name="cap:5").exists(), "nothing of it is kept"
    assert told() == before + 1
    assert "To have them back, open Alerts in it" in ada.get(f"{PAGE}?done=ended").text
    assert ada.post(end)["Location"] == f"{PAGE}?done=gone", "pressed twice"
    alert.subscribe(endpoint=phone.endpoint, keys=phone.keys, wishes=alert.Wishes(), now=datetime.now(UTC))
    joined(ada, phone)
    assert ada.get(PAGE).text.count("data-browser=") == 2


def test_a_browser_whose_alerts_were_ended_does_not_begin_them_by_itself(
    ada: Client, subscribed: Subscribe, browser: Callable[[], Browser]
) -> None:
    phone, after = subscribed(), browser()
    ada.post(f"{PAGE}/browsers/{joined(ada, phone)}/end")
    assert moved(phone, after) == 410
    assert not Subscription.objects.exists()

    again = datetime.now(UTC)
    alert.subscribe(endpoint=phone.endpoint, keys=phone.keys, wishes=alert.Wishes(), now=again)
    assert moved(phone, after) == 200
    assert not Ended.objects.exists()


def test_a_browser_whose_account_was_erased_does_not_begin_alerts_by_itself(
    ada: Client, subscribed: Subscribe, browser: Callable[[], Browser]
) -> None:
    laptop, phone, strangers = subscribed(), subscribed(), subscribed()
    joined(ada, laptop)
    joined(ada, phone)
    ada.post("/account/erase")
    ada.post("/account/erase", {"code": code()})
    hear()
    answers = [moved(each, browser()) for each in (laptop, phone, strangers)]
    assert answers == [410, 410, 200]
    assert Subscription.objects.count() == 1


def test_a_worker_that_comes_after_its_page_finds_what_the_page_subscribed(ada: Client, subscribed: Subscribe) -> None:
    phone = subscribed(alert.BREAKING)
    ada.post(f"{PAGE}/browsers/{joined(ada, phone)}/end")
    after = subscribed("section:world", cap=4)
    assert moved(phone, after) == 200
    assert (wishes(after).topics, wishes(after).cap) == (("section:world",), 4)


def test_that_a_browser_was_ended_is_forgotten_with_the_silent_ones(ada: Client, subscribed: Subscribe) -> None:
    ada.post(f"{PAGE}/browsers/{joined(ada, subscribed())}/end")
    prune(now=datetime.now(UTC) + timedelta(days=269))
    assert Ended.objects.count() == 1
    prune(now=datetime.now(UTC) + timedelta(days=271))
    assert not Ended.objects.exists()


def test_the_browser_at_hand_is_known_by_its_subscription(ada: Client, subscribed: Subscribe) -> None:
    phone, strangers = subscribed(), subscribed()
    number = joined(ada, phone)
    found = [ada.post(f"{PAGE}/here", {"endpoint": each}).json() for each in (phone.endpoint, strangers.endpoint, "")]
    assert [each["browser"] for each in found] == [number, None, None]
    assert [each["can_join"] for each in found] == [False, True, False]


def test_a_browser_that_chooses_for_itself_joins_again_only_by_hand(ada: Client, subscribed: Subscribe) -> None:
    phone = subscribed()
    joined(ada, phone)
    assert ada.post(f"{PAGE}/part")["Location"] == f"{PAGE}?done=parted"
    assert ada.post(f"{PAGE}/join", {"endpoint": phone.endpoint}).status_code == 409, "its alerts page was opened"
    assert "data-browser=" not in ada.get(PAGE).text
    assert ada.post(f"{PAGE}/join", {"endpoint": phone.endpoint, "by_hand": "1"}).status_code == 200
    assert ada.get(PAGE).text.count("data-browser=") == 1
    joined(ada, phone)


def test_a_browser_that_joins_by_hand_takes_what_the_account_has_and_brings_nothing(
    ada: Client, bo: Client, subscribed: Subscribe
) -> None:
    laptop, lone, others = subscribed(alert.BREAKING), subscribed("section:sport"), subscribed("section:world")
    joined(ada, laptop)
    joined(bo, others)
    before = Subscription.objects.get(pk=_id(others)).reader_id
    for each in (lone, others):
        assert ada.post(f"{PAGE}/here", {"endpoint": each.endpoint}).json()["can_join"]
        assert ada.post(f"{PAGE}/join", {"endpoint": each.endpoint, "by_hand": "1"}).status_code == 200
    hear()
    assert {wishes(each).topics for each in (laptop, lone, others)} == {(alert.BREAKING,)}
    assert before is not None
    assert reader.followed(before) == ("section:world",), "the other account keeps its own"


def test_a_browser_of_another_account_brings_nothing_when_its_alerts_page_is_opened(
    ada: Client, bo: Client, subscribed: Subscribe
) -> None:
    laptop, shared = subscribed(alert.BREAKING), subscribed("section:world")
    joined(ada, laptop)
    joined(bo, shared)
    joined(ada, shared)
    hear()
    assert wishes(laptop).topics == wishes(shared).topics == (alert.BREAKING,)


def test_open_pages_hear_that_a_browser_joined_and_that_all_parted(ada: Client, subscribed: Subscribe) -> None:
    joined(ada, subscribed(alert.BREAKING))
    hear()
    before = told()
    phone = subscribed(alert.BREAKING)
    joined(ada, phone)
    assert told() == before + 1, "though its topics are the account's already"
    joined(ada, phone)
    assert told() == before + 1, "there is nothing new"
    ada.post(f"{PAGE}/part")
    assert told() == before + 2


def test_open_pages_hear_that_topics_changed_on_another_device(ada: Client, subscribed: Subscribe) -> None:
    joined(ada, subscribed(alert.BREAKING))
    hear()
    before = told()
    ada.post(PAGE, {"topic": []})
    hear()
    assert told() == before + 1


# What somebody with bad intent tries


def test_nobody_sees_changes_or_ends_a_browser_of_another_account(
    ada: Client, bo: Client, subscribed: Subscribe
) -> None:
    phone, lone = subscribed(cap=5), subscribed(cap=6)
    numbers = [joined(ada, phone), _id(lone), 10**30, 0]
    for number in numbers:
        place = f"{PAGE}/browsers/{number}"
        assert bo.get(place)["Location"] == f"{PAGE}?done=gone"
        assert bo.post(place, FORM)["Location"] == f"{PAGE}?done=gone"
        assert bo.post(f"{place}/end")["Location"] == f"{PAGE}?done=gone"
    assert bo.post(f"{PAGE}/alone", FORM).status_code == 303
    assert bo.post(f"{PAGE}/here", {"endpoint": phone.endpoint}).json()["browser"] is None
    assert (wishes(phone).cap, wishes(lone).cap) == (5, 6)
    assert "data-browser=" not in bo.get(PAGE).text


def test_what_is_not_there_and_what_is_another_s_are_answered_alike(
    ada: Client, bo: Client, subscribed: Subscribe
) -> None:
    number = joined(ada, subscribed())
    answers = [bo.post(f"{PAGE}/browsers/{each}/end") for each in (number, number + 1_000)]
    assert len({(each.status_code, each["Location"], each.content) for each in answers}) == 1


@pytest.mark.parametrize("where", ["alone", "here", "browsers/{}", "browsers/{}/end"])
def test_no_stranger_and_no_form_of_another_site_does_anything(ada: Client, subscribed: Subscribe, where: str) -> None:
    phone = subscribed(cap=5)
    place = f"{PAGE}/{where.format(joined(ada, phone))}"
    assert Client().post(place, FORM)["Location"] == f"/account/sign-in?next={PAGE}"
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = ada.cookies
    assert forged.post(place, FORM).status_code == 403
    assert wishes(phone).cap == 5


@pytest.mark.parametrize("where", ["alone", "here", "browsers/{}/end"])
def test_nothing_is_done_by_following_a_link(ada: Client, subscribed: Subscribe, where: str) -> None:
    phone = subscribed()
    assert ada.get(f"{PAGE}/{where.format(joined(ada, phone))}").status_code == 405
    assert alert.device(endpoint=phone.endpoint) is not None


def test_a_browser_that_changes_hands_is_the_last_reader_s_alone(
    ada: Client, bo: Client, subscribed: Subscribe
) -> None:
    shared = subscribed(cap=5)
    number = joined(ada, shared)
    joined(bo, shared)
    assert ada.post(f"{PAGE}/browsers/{number}/end")["Location"] == f"{PAGE}?done=gone"
    assert wishes(shared).cap == 5


def test_the_copy_of_one_s_data_tells_and_erasure_forgets_what_was_set_here(ada: Client, subscribed: Subscribe) -> None:
    phone = subscribed()
    joined(ada, phone)
    ada.post(f"{PAGE}/alone", {**FORM, "wakes": "on"})
    (device,) = ada.post("/account/export").json()["alerts"]
    told_of = {name: device[name] for name in ("quiet_from", "quiet_until", "time_zone", "most_a_day")}
    assert told_of == {
        "quiet_from": "23:15",
        "quiet_until": "06:30",
        "time_zone": "America/Lima",
        "most_a_day": 3,
    }
    ada.post("/account/erase")
    ada.post("/account/erase", {"code": code()})
    hear()
    assert not Subscription.objects.exists()
    assert not Sheet.objects.filter(name="cap:3").exists()
