from __future__ import annotations

import time

import pytest
from django.test import Client

from wireroom.wire import api as wire
from wireroom.wire.models import Delivery
from wireroom.wire.rules.push_signature import sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]


@pytest.fixture
def secret() -> str:
    return wire.new_push_secret(feed="halyard")


def push(
    body: bytes, *, key: str, feed: str = "halyard", age: int = 0, name: str = "a.xml"
) -> tuple[int, dict[str, object]]:
    timestamp = str(int(time.time()) - age)
    answer = Client(enforce_csrf_checks=True).post(
        f"/wire/push/{feed}",
        data=body,
        content_type="application/octet-stream",
        headers={
            "X-Wireroom-Timestamp": timestamp,
            "X-Wireroom-Signature": sign(secret=key, timestamp=timestamp, body=body),
            "X-Wireroom-Name": name,
        },
    )
    return answer.status_code, answer.json()


def test_a_signed_delivery_is_kept_and_a_replay_changes_nothing(secret: str) -> None:
    status, receipt = push(b"<copy/>", key=secret, name="../../odd\x85name")
    assert status == 202
    assert receipt["repeated"] is False
    assert push(b"<copy/>", key=secret) == (202, {**receipt, "repeated": True})
    assert Delivery.objects.values_list("name", "state").get() == ("../../odd\\x85name", "received")


def test_a_wrong_or_old_signature_keeps_nothing(secret: str) -> None:
    assert push(b"<copy/>", key="wrong")[0] == 401
    assert push(b"<copy/>", key=secret, age=301)[0] == 401
    assert Client().post("/wire/push/halyard", data=b"x", content_type="text/plain").status_code == 401
    assert not Delivery.objects.exists()


def test_a_replaced_secret_ends_at_once(secret: str) -> None:
    wire.new_push_secret(feed="halyard")
    assert push(b"<copy/>", key=secret)[0] == 401


def test_a_feed_that_takes_no_pushes_is_not_found() -> None:
    wire.save_feed(name="closed")
    assert push(b"<copy/>", key="", feed="closed")[0] == 404
    assert push(b"<copy/>", key="", feed="unheard-of")[0] == 404
    assert [each.name for each in wire.feeds()] == ["closed"]


def test_too_much_is_refused(secret: str) -> None:
    assert push(b"x" * 20_000_001, key=secret)[0] == 413
    assert not Delivery.objects.exists()


@pytest.mark.usefixtures("secret")
def test_only_post_is_answered() -> None:
    assert Client().get("/wire/push/halyard").status_code == 405
