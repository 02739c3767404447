"""What a reader's browser asks, and what a stranger is told."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from alert_room import NOW, Browser
from django.http import HttpResponse
from django.test import Client

from wireroom.alert import api as alert
from wireroom.alert.models import Alert, Receipt, Subscription

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("equipped")]
REST = {"zone": "Europe/Berlin", "begins": "22:00", "ends": "07:00"}
ASKS = ("subscribe", "device", "wishes", "mute", "rotate", "visit", "unsubscribe", "receipts")


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def said(browser: Browser, **more: object) -> dict[str, Any]:
    keys = {"p256dh": b64(browser.keys.p256dh), "auth": b64(browser.keys.auth)}
    return {"endpoint": browser.endpoint, "keys": keys, **more}


def ask(name: str, said: object, **headers: str) -> HttpResponse:
    client = Client(enforce_csrf_checks=True, headers={"x-forwarded-for": f"198.51.100.7, {id(said)}"} | headers)
    answer: HttpResponse = client.post(f"/alerts/{name}", said, content_type="application/json")
    return answer


@pytest.fixture
def here(browser: Callable[[], Browser]) -> Browser:
    """A browser that has subscribed through the door."""
    found = browser()
    wishes = {"topics": ["breaking", "section:world"], "rest": REST, "cap": 5}
    assert ask("subscribe", said(found, wishes=wishes)).status_code == 201
    return found


def test_the_offer_is_what_a_browser_needs_to_subscribe() -> None:
    offer = Client().get("/alerts/offer").json()
    assert (offer["key_id"], offer["key"]) == alert.public_key()
    assert offer["topics"][0] == {"key": "breaking", "name": "Breaking news"}


def test_a_browser_subscribes_looks_changes_and_leaves(here: Browser) -> None:
    shown = ask("device", {"endpoint": here.endpoint}).json()["wishes"]
    assert shown["topics"] == ["breaking", "section:world"]
    assert (shown["rest"], shown["cap"], shown["paused"]) == (REST, 5, False)
    changed = ask("wishes", {"endpoint": here.endpoint, "wishes": shown | {"cap": 2, "paused": True}}).json()
    assert (changed["wishes"]["cap"], changed["wishes"]["paused"]) == (2, True)
    assert ask("mute", {"endpoint": here.endpoint, "story": 12}).json()["wishes"]["muted"] == [12]
    assert ask("visit", {"endpoint": here.endpoint}).status_code == 204
    assert [ask("unsubscribe", {"endpoint": here.endpoint}).status_code for _ in range(2)] == [204, 204]
    assert ask("device", {"endpoint": here.endpoint}).status_code == 404
    assert Subscription.objects.count() == 0


def test_who_pauses_is_told_nothing_new_and_keeps_the_wishes(here: Browser) -> None:
    aim = alert.Aim(any_of=("section:world",))
    assert alert.audience(kind="breaking", aim=aim, now=NOW).aimed == 1
    ask("wishes", {"endpoint": here.endpoint, "wishes": {"topics": ["section:world"], "paused": True}})
    assert alert.audience(kind="breaking", aim=aim, now=NOW).aimed == 0
    ask("wishes", {"endpoint": here.endpoint, "wishes": {"topics": ["section:world"]}})
    assert alert.audience(kind="breaking", aim=aim, now=NOW).aimed == 1


def test_the_wishes_move_to_the_new_endpoint(here: Browser, browser: Callable[[], Browser]) -> None:
    after = browser()
    assert ask("rotate", said(after, old=here.endpoint)).json()["wishes"]["cap"] == 5
    assert ask("device", {"endpoint": here.endpoint}).status_code == 404
    assert ask("rotate", said(here, old="https://push.test:8443/never")).json()["error"] == "endpoint"


def test_a_receipt_counts_once_and_only_from_a_known_device(here: Browser) -> None:
    made = alert.compose(
        kind="breaking",
        words=alert.Words(title="T", body="", path="/a"),
        aim=alert.Aim(any_of=("breaking",)),
        by="anna",
        now=NOW,
    )
    told = {"alert": made.id, "endpoint": here.endpoint, "what": "shown"}
    assert ask("receipts", told).status_code == 204
    assert Receipt.objects.count() == 0, "it has not begun"
    Alert.objects.update(began_at=datetime.now(UTC))
    for what in ("shown", "shown", "clicked"):
        assert ask("receipts", told | {"what": what}).status_code == 204
    assert ask("receipts", told | {"endpoint": "https://push.test:8443/x"}).status_code == 204
    assert ask("receipts", told | {"what": "liked"}).json()["error"] == "what"
    assert sorted(Receipt.objects.values_list("what", flat=True)) == ["clicked", "shown"]


@pytest.mark.parametrize(
    ("change", "status", "part"),
    [
        ({"endpoint": "http://169.254.169.254/latest"}, 422, "endpoint"),
        ({"endpoint": "https://push.test:8443/\x00"}, 422, "endpoint"),
        ({"endpoint": None}, 400, "endpoint"),
        ({"keys": {"p256dh": "AAAA", "auth": "AAAA"}}, 422, "keys"),
        ({"keys": {"p256dh": "?", "auth": "AAAA"}}, 400, "keys.p256dh"),
        ({"key_id": "0123456789ab"}, 422, "key_id"),
        ({"wishes": {"topics": ["everything"]}}, 422, "wishes"),
        ({"wishes": {"rest": {"zone": "../../etc/passwd", "begins": "22:00", "ends": "07:00"}}}, 422, "wishes"),
        ({"wishes": []}, 400, "wishes"),
    ],
)
def test_bad_asks_are_refused_by_name_and_keep_nothing(
    browser: Callable[[], Browser], change: dict[str, Any], status: int, part: str
) -> None:
    answer = ask("subscribe", said(browser(), wishes={"topics": ["breaking"]}) | change)
    assert (answer.status_code, answer.json()["error"]) == (status, part)
    assert "vapid" not in answer.json()["message"]
    assert Subscription.objects.count() == 0


@pytest.mark.parametrize("name", ASKS)
def test_strangers_pages_are_turned_away(name: str, here: Browser) -> None:
    for headers in ({"origin": "https://evil.test"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        assert ask(name, said(here), **headers).status_code == 403
    client = Client(enforce_csrf_checks=True)
    assert client.post(f"/alerts/{name}", "endpoint=1", content_type="text/plain").status_code == 415
    assert client.post(f"/alerts/{name}", "[", content_type="application/json").status_code == 400
    assert client.post(f"/alerts/{name}", "x" * 50_000, content_type="application/json").status_code == 413
    assert client.get(f"/alerts/{name}").status_code == 405
    assert Subscription.objects.count() == 1


def test_an_address_that_asks_too_often_waits() -> None:
    client = Client(headers={"x-forwarded-for": "203.0.113.9"})
    answers = [client.post("/alerts/visit", {}, content_type="application/json") for _ in range(61)]
    assert {answer.status_code for answer in answers[:60]} == {400}
    assert (answers[60].status_code, answers[60]["Retry-After"]) == (429, "60")
