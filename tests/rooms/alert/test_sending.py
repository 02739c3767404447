"""An ordered alert goes out: of a page that is there, to everybody it reaches, readable for each of them alone."""

from __future__ import annotations

import base64
import gc
import json

import pytest
from alert_room import FIRST_BATCH, Hands
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from django.db import connections
from pytest_django import DjangoAssertNumQueries

from wireroom.alert import api as alert
from wireroom.alert.adapters.h2.message import Load, Message
from wireroom.alert.flows.take_up import Hand
from wireroom.alert.models import Alert, Batch, Envelope, Subscription

pytestmark = pytest.mark.django_db


def test_everybody_it_reaches_is_told_once_and_can_read_it(hands: Hands) -> None:
    for _ in range(60):
        hands.reader()
    hands.reader("section:sport")
    number = hands.order()
    hands.work()
    assert sorted(hands.push.paths()) == sorted(path for path in hands.browsers if path != "/send/61")
    for path, screen in hands.shown().items():
        assert [notice["title"] for notice in screen.values()] == (["A dam has burst"] if path != "/send/61" else [])
    facts = alert.alert(alert_id=number)
    assert facts is not None
    assert (facts.state, facts.trouble) == ("sent", "")
    found = alert.progress(alert_id=number, now=hands.clock.now())
    assert (found.wanted, found.accepted, found.waiting) == (60, 60, 0)


def test_what_was_sent_leaves_memory_without_being_looked_for(hands: Hands) -> None:
    for _ in range(60):
        hands.reader()
    hands.order()
    gc.collect()
    gc.disable()
    try:
        hands.work()
        left = [type(one) for one in gc.get_objects() if isinstance(one, Hand | Load | Message)]
    finally:
        gc.enable()
    assert (len(hands.push.paths()), Batch.objects.count()) == (60, 2)
    assert left == []


def test_the_newest_readers_are_told_first(hands: Hands) -> None:
    for _ in range(60):
        hands.reader()
    hands.order()
    hands.work()
    first = {int(path.removeprefix("/send/")) for path in hands.push.paths()[:FIRST_BATCH]}
    assert first == set(range(36, 61))


def test_each_message_says_what_a_push_service_wants_to_know(hands: Hands) -> None:
    hands.reader()
    hands.order(story_id=7, story_version=1)
    hands.work()
    (sent,) = hands.push.deliveries
    assert sent.headers[":method"] == "POST"
    assert sent.headers["ttl"] == "14400"
    assert sent.headers["urgency"] == "high"
    assert sent.headers["topic"] == "story7"
    assert sent.headers["content-encoding"] == "aes128gcm"
    assert int(sent.headers["content-length"]) == len(sent.body)
    scheme, _, rest = sent.headers["authorization"].partition(" ")
    fields = dict(part.strip().split("=", 1) for part in rest.split(","))
    assert scheme == "vapid"
    assert fields["k"] == alert.public_key()[1]
    head, claims, signature = fields["t"].split(".")
    said = json.loads(_raw(claims))
    assert said["aud"] == hands.push.origin
    assert said["sub"] == "mailto:web@example.org"
    assert 0 < said["exp"] - hands.clock.now().timestamp() <= 24 * 3600
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _raw(fields["k"]))
    raw = _raw(signature)
    both = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    key.verify(both, f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))


def test_nothing_leaves_before_the_page_is_there_in_the_version_that_is_meant(
    hands: Hands, pages: dict[str, object]
) -> None:
    hands.reader()
    pages["/story"] = 404
    number = hands.order(story_id=7, story_version=2)
    hands.work()
    pages["/story"] = "1"
    hands.work()
    assert hands.push.deliveries == []
    pages["/story"] = "2"
    hands.work()
    assert len(hands.push.deliveries) == 1
    assert Alert.objects.get(pk=number).state == "sent"


def test_an_alert_whose_page_never_comes_fails_and_says_so(hands: Hands, pages: dict[str, object]) -> None:
    hands.reader()
    pages["/story"] = 404
    number = hands.order()
    hands.work()
    hands.clock.pass_by(minutes=5, seconds=1)
    pages["/story"] = 503
    hands.work()
    facts = alert.alert(alert_id=number)
    assert facts is not None
    assert facts.state == "failed"
    assert "/story was not to be seen" in facts.trouble
    assert hands.push.deliveries == []


def test_a_scheduled_alert_leaves_at_its_moment_and_not_before(hands: Hands) -> None:
    hands.reader()
    now = hands.clock.now()
    made = alert.compose(
        kind="breaking",
        words=alert.Words(title="The vote is counted", body="", path="/story"),
        aim=alert.Aim(any_of=(alert.BREAKING,)),
        by="an editor",
        now=now,
    )
    hands.clock.pass_by(minutes=10)
    alert.order(alert_id=made.id, by="an editor", now=now, at=hands.clock.now())
    hands.clock.pass_by(seconds=-0.001)
    hands.work()
    assert hands.push.deliveries == []
    hands.clock.pass_by(seconds=0.001)
    hands.work()
    assert len(hands.push.deliveries) == 1


def test_an_envelope_is_used_once_and_no_two_messages_share_a_key(hands: Hands) -> None:
    for _ in range(40):
        hands.reader()
    hands.work(turns=3)
    assert Envelope.objects.count() == 40
    prepared = {bytes(each.material)[:86] for each in Envelope.objects.all()}
    hands.order("First")
    hands.work(turns=2)
    first = {each.body[:86] for each in hands.push.deliveries}
    assert first == prepared
    assert not {bytes(each.material)[:86] for each in Envelope.objects.all()} & first
    Envelope.objects.all().delete()
    hands.order("Second, with nothing prepared")
    hands.work(turns=2)
    heads = [each.body[:86] for each in hands.push.deliveries]
    assert len(set(heads)) == len(heads) == 80


def test_envelopes_are_prepared_again_as_soon_as_some_were_used(hands: Hands) -> None:
    for _ in range(5):
        hands.reader()
    hands.work(turns=3)
    hands.order()
    hands.work(turns=4)
    assert len(hands.push.deliveries) == 5
    assert Envelope.objects.count() == 5


def test_who_has_no_envelope_is_not_looked_for_at_every_turn(
    hands: Hands, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    hands.reader()
    hands.work(turns=3)
    with django_assert_max_num_queries(200, connection=connections["alerts"]) as asked:
        hands.work(turns=10)
    assert [query["sql"] for query in asked.captured_queries if "alert_envelope e" in query["sql"]] == []


def test_an_envelope_too_old_is_not_used(hands: Hands) -> None:
    hands.reader()
    hands.work(turns=3)
    old = bytes(Envelope.objects.get().material)[:86]
    hands.clock.pass_by(days=31)
    hands.order()
    hands.work(turns=2)
    assert hands.push.deliveries[0].body[:86] != old


def test_breaking_news_overtakes_what_is_less_urgent(hands: Hands) -> None:
    for _ in range(20):
        hands.reader()
    hands.order("Later", kind="update")
    hands.order("Sooner", kind="breaking")
    hands.send(20)
    titles = [
        json.loads(hands.browsers[each.path].read(each.body))["notification"]["title"]
        for each in hands.push.deliveries[:20]
    ]
    assert titles == ["Sooner"] * 20


def test_an_alert_for_nobody_is_sent_at_once(hands: Hands) -> None:
    number = hands.order()
    hands.work(turns=1)
    assert Alert.objects.get(pk=number).state == "sent"
    assert not Batch.objects.exists()


def test_a_trial_goes_to_the_desk_alone(hands: Hands) -> None:
    hands.reader()
    device = hands.reader()
    alert.subscribe(
        endpoint=device.endpoint, keys=device.keys, wishes=alert.Wishes(), now=hands.clock.now(), staff="an editor"
    )
    draft = alert.compose(
        kind="breaking",
        words=alert.Words(title="Try me", body="", path="/story"),
        aim=alert.Aim(any_of=(alert.BREAKING,)),
        by="an editor",
        now=hands.clock.now(),
    )
    alert.try_out(alert_id=draft.id, by="an editor", now=hands.clock.now())
    hands.work()
    assert hands.push.paths() == ["/send/2"]
    assert Subscription.objects.count() == 2


def _raw(coded: str) -> bytes:
    return base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4))
