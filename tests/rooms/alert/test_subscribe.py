"""Readers' subscriptions: kept with their wishes, moved, merged, forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from alert_room import NOW, Browser

from wireroom.alert import api as alert
from wireroom.alert.models import Envelope, Sheet, Subscription
from wireroom.alert.queries.sheets import ALL, members

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("equipped")]


def ids(name: str) -> list[int]:
    return list(members(name))


def test_a_subscription_is_kept_with_its_wishes(subscribed: Callable[..., Browser]) -> None:
    rest = alert.Rest(zone="Europe/Berlin", begins=time(22, 0), ends=time(7, 0))
    browser = subscribed("breaking", "section:world", rest=rest, cap=4, wakes=True, language="de")
    found = alert.device(endpoint=browser.endpoint)
    assert found is not None
    assert found.wishes == alert.Wishes(
        topics=("breaking", "section:world"), rest=rest, cap=4, wakes=True, language="de"
    )
    assert found.key_id == alert.public_key()[0]
    assert ids("topic:section:world") == ids("cap:4") == ids("wakes") == ids(ALL) == [found.id]


def test_changed_wishes_move_it_between_the_sets(subscribed: Callable[..., Browser]) -> None:
    browser = subscribed("breaking", "section:world", cap=4)
    alert.change_wishes(endpoint=browser.endpoint, wishes=alert.Wishes(topics=("section:sport",)), now=NOW)
    assert ids("topic:breaking") == ids("topic:section:world") == ids("cap:4") == []
    assert ids("topic:section:sport") == ids(ALL)


def test_to_subscribe_again_is_no_second_subscription(subscribed: Callable[..., Browser]) -> None:
    browser = subscribed("breaking")
    alert.subscribe(
        endpoint=browser.endpoint, keys=browser.keys, wishes=alert.Wishes(topics=("section:sport",)), now=NOW
    )
    assert Subscription.objects.count() == 1
    assert ids("topic:breaking") == []


def test_a_new_endpoint_takes_the_wishes_along(
    subscribed: Callable[..., Browser], browser: Callable[[], Browser]
) -> None:
    old, new = subscribed("section:world", cap=2), browser()
    Envelope.objects.create(pk=Subscription.objects.get().pk, material=b"old", made_on=1)
    alert.rotate(old_endpoint=old.endpoint, endpoint=new.endpoint, keys=new.keys, now=NOW)
    found = alert.device(endpoint=new.endpoint)
    assert found is not None
    assert found.wishes.topics == ("section:world",)
    assert alert.device(endpoint=old.endpoint) is None
    assert not Envelope.objects.exists(), "an envelope for the old keys would be gibberish to the new ones"


def test_a_new_endpoint_that_was_subscribed_already_is_one_with_it(subscribed: Callable[..., Browser]) -> None:
    old, new = subscribed("section:world"), subscribed("section:sport")
    alert.rotate(old_endpoint=old.endpoint, endpoint=new.endpoint, keys=new.keys, now=NOW)
    assert Subscription.objects.count() == 1
    assert ids("topic:section:sport") == []
    assert ids("topic:section:world") == ids(ALL) == [Subscription.objects.get().pk]


def test_of_who_leaves_nothing_stays(subscribed: Callable[..., Browser]) -> None:
    browser = subscribed("breaking", cap=3, wakes=True)
    alert.mute_story(endpoint=browser.endpoint, story_id=7, now=NOW)
    assert alert.unsubscribe(endpoint=browser.endpoint)
    assert not alert.unsubscribe(endpoint=browser.endpoint)
    assert not Subscription.objects.exists()
    assert not Sheet.objects.exists()


def test_a_visit_is_noted(subscribed: Callable[..., Browser]) -> None:
    browser = subscribed()
    assert alert.note_visit(endpoint=browser.endpoint, now=NOW + timedelta(days=1))
    assert Subscription.objects.get().seen_at == NOW + timedelta(days=1)
    assert not alert.note_visit(endpoint="https://push.test:8443/send/unknown", now=NOW)


@pytest.mark.parametrize(
    "wrong",
    [
        {"topics": ("everything",)},
        {"topics": ("section:../x",)},
        {"cap": 21},
        {"cap": -1},
        {"rest": alert.Rest(zone="Moon/Tycho")},
        {"rest": alert.Rest(zone="../../etc/passwd")},
        {"topics": tuple(f"topic:t{n}" for n in range(201))},
    ],
)
def test_wishes_that_cannot_be_kept_are_refused(browser: Callable[[], Browser], wrong: dict[str, object]) -> None:
    made = browser()
    with pytest.raises(alert.UnableToKeep):
        alert.subscribe(endpoint=made.endpoint, keys=made.keys, wishes=alert.Wishes(**wrong), now=NOW)  # type: ignore[arg-type]
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    "keys",
    [
        alert.Keys(p256dh=b"\x04" + bytes(64), auth=bytes(16)),
        alert.Keys(p256dh=b"", auth=bytes(16)),
        alert.Keys(p256dh=b"\x04" * 65, auth=bytes(16)),
    ],
)
def test_keys_that_are_no_keys_are_refused(browser: Callable[[], Browser], keys: alert.Keys) -> None:
    with pytest.raises(alert.BadKeyError):
        alert.subscribe(endpoint=browser().endpoint, keys=keys, wishes=alert.Wishes(topics=("breaking",)), now=NOW)


def test_old_keys_stay_in_use_after_a_new_one(subscribed: Callable[..., Browser]) -> None:
    first, _ = alert.public_key()
    old = subscribed()
    second, names = alert.make_new_key()
    new = subscribed()
    assert set(names) == {first, second}
    found = [alert.device(endpoint=each.endpoint) for each in (old, new)]
    assert [each.key_id for each in found if each] == [first, second]
