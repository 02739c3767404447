"""Who has been silent for nine months is forgotten, and nobody else; so is who was told what, after six weeks."""

from __future__ import annotations

import pytest
from alert_room import Hands

from wireroom.alert import api as alert
from wireroom.alert.flows.prune import prune
from wireroom.alert.models import Batch, Receipt, Sheet, Subscription

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("what", ["shown", "clicked"])
def test_a_receipt_is_a_sign_of_life(hands: Hands, what: str) -> None:
    silent, live = hands.reader(), hands.reader()
    hands.clock.pass_by(days=200)
    number = hands.order()
    hands.work()
    assert alert.note_receipt(alert_id=number, endpoint=live.endpoint, what=what, now=hands.clock.now())
    hands.clock.pass_by(days=69)
    assert prune(now=hands.clock.now()) == 0
    hands.clock.pass_by(days=2)
    assert prune(now=hands.clock.now()) == 1
    assert [row.endpoint for row in Subscription.objects.all()] == [live.endpoint]
    assert alert.followers()[alert.BREAKING] == 1
    hands.clock.pass_by(days=200)
    assert prune(now=hands.clock.now()) == 1
    assert silent.endpoint not in Subscription.objects.values_list("endpoint", flat=True)
    assert not Sheet.objects.filter(name="all").exists()


def test_a_receipt_of_no_alert_is_no_sign_of_life(hands: Hands) -> None:
    reader = hands.reader()
    hands.clock.pass_by(days=269)
    assert not alert.note_receipt(alert_id=77, endpoint=reader.endpoint, what="shown", now=hands.clock.now())
    hands.clock.pass_by(days=2)
    assert prune(now=hands.clock.now()) == 1


def test_who_was_told_what_is_forgotten_after_six_weeks_and_the_alert_stays(hands: Hands) -> None:
    reader = hands.reader()
    number = hands.order()
    hands.work()
    alert.note_receipt(alert_id=number, endpoint=reader.endpoint, what="shown", now=hands.clock.now())
    hands.clock.pass_by(days=44)
    prune(now=hands.clock.now())
    assert Batch.objects.exists()
    assert Receipt.objects.exists()
    assert Sheet.objects.filter(name=f"told:{number}").exists()
    hands.clock.pass_by(days=2)
    prune(now=hands.clock.now())
    assert not Batch.objects.exists()
    assert not Receipt.objects.exists()
    assert not Sheet.objects.filter(name=f"told:{number}").exists()
    assert alert.alert(alert_id=number) is not None
