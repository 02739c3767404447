"""Push services in trouble: each answer is taken for what it means, nobody is dropped, nobody is told twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from alert_room import FIRST_BATCH, Hands

from h2_push_service import Delivery, Reply
from wireroom.alert import api as alert
from wireroom.alert.flows import lease
from wireroom.alert.flows.begin import begin_proven
from wireroom.alert.models import Batch, PushService, Subscription

pytestmark = pytest.mark.django_db


def _answers(hands: Hands, answer: Callable[[Delivery, int], Reply]) -> None:
    """Answer by the message and by the how-manieth it is for that device."""
    seen: Counter[str] = Counter()

    def said(delivery: Delivery) -> Reply:
        seen[delivery.path] += 1
        return answer(delivery, seen[delivery.path])

    hands.push.answer = said


def _progress(hands: Hands, number: int) -> alert.Progress:
    return alert.progress(alert_id=number, now=hands.clock.now())


def _each_shows_one(hands: Hands) -> None:
    accepted = Counter(hands.push.paths())
    assert set(accepted) == set(hands.browsers)
    assert all(len(screen) == 1 for screen in hands.shown().values())


@pytest.mark.parametrize("status", [404, 410])
def test_a_subscription_that_is_over_is_forgotten(hands: Hands, status: int) -> None:
    for _ in range(5):
        hands.reader()
    _answers(hands, lambda delivery, _: Reply(status if delivery.path == "/send/3" else 201))
    number = hands.order()
    hands.work()
    assert _progress(hands, number).gone == 1
    assert _progress(hands, number).accepted == 4
    assert Subscription.objects.count() == 4
    assert alert.followers()[alert.BREAKING] == 4
    hands.order("The next one")
    hands.work()
    assert hands.push.paths().count("/send/3") == 1


@pytest.mark.parametrize("status", [400, 403, 413])
def test_a_fault_of_ours_is_put_down_and_neither_repeated_nor_held_against_the_reader(
    hands: Hands, status: int
) -> None:
    for _ in range(5):
        hands.reader()
    _answers(hands, lambda delivery, _: Reply(status if delivery.path == "/send/3" else 201))
    number = hands.order()
    hands.work()
    hands.clock.pass_by(minutes=10)
    hands.work()
    found = _progress(hands, number)
    assert (found.refused, found.accepted, found.waiting) == (1, 4, 0)
    assert hands.push.paths().count("/send/3") == 1
    assert Subscription.objects.count() == 5


@pytest.mark.parametrize("status", [429, 503, 406])
def test_a_service_that_asks_for_a_pause_gets_it_to_the_second(hands: Hands, status: int) -> None:
    for _ in range(5):
        hands.reader()
    _answers(hands, lambda _, time: Reply(status, {"retry-after": "30"}) if time == 1 else Reply())
    number = hands.order()
    hands.work()
    first = len(hands.push.deliveries)
    assert first <= 5
    hands.clock.pass_by(seconds=29.9)
    hands.work()
    assert len(hands.push.deliveries) == first
    assert _progress(hands, number).services.keys() == {hands.push.origin}
    hands.clock.pass_by(seconds=2)
    hands.work()
    hands.clock.pass_by(seconds=32)
    hands.work()
    assert _progress(hands, number).accepted == 5
    assert _progress(hands, number).services == {}
    _each_shows_one(hands)


def test_without_a_wish_of_its_own_a_service_is_left_alone_longer_each_time(hands: Hands) -> None:
    hands.reader()
    _answers(hands, lambda _, __: Reply(429))
    hands.order()
    pauses = []
    for _ in range(4):
        hands.work(turns=2)
        row = PushService.objects.get()
        assert row.paused_until is not None
        pauses.append((row.paused_until - hands.clock.now()).total_seconds())
        hands.clock.at = row.paused_until
    assert pauses == sorted(pauses)
    assert pauses[0] >= 15
    assert pauses[3] >= 100


def test_a_service_that_stumbles_is_asked_again_later(hands: Hands) -> None:
    for _ in range(3):
        hands.reader()
    _answers(hands, lambda delivery, time: Reply(500) if delivery.path == "/send/2" and time < 3 else Reply())
    number = hands.order()
    for _ in range(4):
        hands.work(turns=2)
        hands.clock.pass_by(seconds=20)
    assert _progress(hands, number).accepted == 3
    assert hands.push.paths().count("/send/2") == 3
    assert hands.push.paths().count("/send/1") == hands.push.paths().count("/send/3") == 1


def test_a_message_whose_answer_never_comes_is_sent_again_and_holds_up_nobody(hands: Hands) -> None:
    for _ in range(3):
        hands.reader()
    _answers(hands, lambda delivery, time: Reply(0) if delivery.path == "/send/2" and time == 1 else Reply())
    number = hands.order()
    hands.work(turns=2)
    hands.clock.pass_by(seconds=20)
    hands.work(turns=2)
    assert _progress(hands, number).accepted == 3
    bodies = [each.body for each in hands.push.deliveries if each.path == "/send/2"]
    assert len(bodies) >= 2


def test_the_next_batch_does_not_wait_for_the_last_answer_to_the_one_before(hands: Hands) -> None:
    for _ in range(60):
        hands.reader()
    _answers(hands, lambda delivery, time: Reply(0) if delivery.path == "/send/60" and time == 1 else Reply())
    number = hands.order()
    hands.work(turns=30)
    paths = hands.push.paths()
    again = paths.index("/send/60", paths.index("/send/60") + 1)
    assert set(paths[:again]) == set(hands.browsers)
    assert _progress(hands, number).accepted == 60


def test_a_line_that_breaks_is_made_again_and_what_was_on_it_sent_again(hands: Hands) -> None:
    for _ in range(120):
        hands.reader()
    _answers(hands, lambda delivery, time: Reply(breaks=delivery.path == "/send/70" and time == 1))
    number = hands.order()
    hands.work()
    hands.clock.pass_by(minutes=1)
    hands.work()
    assert _progress(hands, number).accepted == 120
    _each_shows_one(hands)
    assert hands.push.lines >= 2


def test_a_service_that_says_goodbye_every_few_messages_gets_them_all(hands: Hands) -> None:
    for _ in range(120):
        hands.reader()
    _answers(hands, lambda delivery, _: Reply(leaves=int(delivery.path[6:]) % 20 == 0))
    number = hands.order()
    for _ in range(4):
        hands.work(turns=4)
        hands.clock.pass_by(minutes=1)
    assert _progress(hands, number).accepted == 120
    _each_shows_one(hands)


def test_a_service_that_takes_few_at_once_is_given_few_at_once(hands: Hands) -> None:
    hands.push.most_streams = 3
    for _ in range(50):
        hands.reader()
    number = hands.order()
    hands.work()
    assert _progress(hands, number).accepted == 50


def test_a_service_that_refuses_streams_for_now_gets_them_later(hands: Hands) -> None:
    for _ in range(50):
        hands.reader()
    _answers(hands, lambda delivery, time: Reply(refuses=time == 1 and delivery.path[-1] == "7"))
    number = hands.order()
    for _ in range(3):
        hands.work(turns=3)
        hands.clock.pass_by(minutes=1)
    assert _progress(hands, number).accepted == 50
    _each_shows_one(hands)


def test_a_service_that_is_not_there_keeps_nobody_from_the_others(hands: Hands) -> None:
    hands.reader()
    hands.reader()
    absent = PushService.objects.create(origin="https://localhost:1")
    Subscription.objects.filter(endpoint__endswith="/1").update(service_id=absent.pk)
    number = hands.order()
    hands.work()
    found = _progress(hands, number)
    assert (found.accepted, found.waiting) == (1, 1)
    assert found.services.keys() == {"https://localhost:1"}
    assert "cannot be reached" in PushService.objects.get(pk=absent.pk).last_trouble


def test_what_cannot_be_delivered_in_its_time_is_over(hands: Hands) -> None:
    hands.reader()
    _answers(hands, lambda _, __: Reply(500))
    number = hands.order()
    hands.work(turns=2)
    hands.clock.pass_by(hours=4, seconds=1)
    hands.work()
    facts = alert.alert(alert_id=number)
    assert facts is not None
    assert facts.state == "sent"
    assert _progress(hands, number).expired == 1


def test_an_alert_that_is_stopped_leaves_no_more(hands: Hands) -> None:
    for _ in range(60):
        hands.reader()
    number = hands.order()
    hands.work(turns=1)
    assert len(hands.push.deliveries) == FIRST_BATCH
    alert.stop(alert_id=number, by="an editor", now=hands.clock.now())
    hands.work()
    assert len(hands.push.deliveries) == FIRST_BATCH
    facts = alert.alert(alert_id=number)
    assert facts is not None
    assert facts.state == "cancelled"


def test_a_worker_that_lost_its_lease_writes_nothing(hands: Hands) -> None:
    for _ in range(3):
        hands.reader()
    hands.order()
    first = _claimed_by_another(hands)
    hands.clock.pass_by(seconds=11)
    hands.work()
    with pytest.raises(lease.LeaseLostError):
        lease.write_down(first, bytes(3), now=hands.clock.now())
    assert bytes(Batch.objects.get().outcomes) == bytes([1, 1, 1])
    _each_shows_one(hands)


def test_a_sender_that_is_started_anew_goes_on_at_once_with_what_it_held(hands: Hands) -> None:
    hands.reader()
    hands.order()
    held = _claimed_by_another(hands)
    again = alert.Duty(worker=alert.Worker(name="another sender", patience=1.0), clock=hands.clock)
    hands.send(1, duty=again)
    assert hands.push.paths() == ["/send/1"]
    assert Batch.objects.get(pk=held.pk).fence == held.fence + 1
    again.close()


def test_a_sender_on_another_machine_sends_what_the_newsroom_has_begun_and_begins_nothing(hands: Hands) -> None:
    hands.reader()
    hands.order()
    elsewhere = alert.Duty(worker=alert.Worker(name="elsewhere", patience=1.0), clock=hands.clock, at_home=False)
    elsewhere.turn()
    assert not Batch.objects.exists()
    begin_proven(clock=hands.clock)
    hands.send(1, duty=elsewhere)
    assert hands.push.paths() == ["/send/1"]
    elsewhere.close()


def _claimed_by_another(hands: Hands) -> Batch:
    begin_proven(clock=hands.clock)
    found = lease.claim(holder="another sender", now=hands.clock.now())
    assert found is not None
    hands.work(turns=1)
    assert hands.push.deliveries == [], "the batch is another's as long as its lease lasts"
    return found
