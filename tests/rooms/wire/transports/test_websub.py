from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from web_far_side import Agency, Asked, Says, agency

from wireroom.kernel.clock import SetClock
from wireroom.wire import api as wire
from wireroom.wire.adapters import raw_store
from wireroom.wire.models import Delivery, Transport
from wireroom.wire.rules.hub_signature import sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder", "private_loopback")]
FEED = "tidewater"


class Hub:
    """A publisher and a strict hub in one: it knows the rules of W3C WebSub and refuses what breaks them."""

    def __init__(self, server: Agency) -> None:
        server.answer = self.answer
        self.home = server.home
        self.body = b"<rss version='2.0'><channel><item><guid>1</guid></item></channel></rss>"
        self.links = f'<{server.home}/hub>; rel="hub", <{server.home}/feed>; rel="self"'
        self.requests: list[dict[str, str]] = []
        self.looks = 0
        self.refuses: Says | None = None

    def answer(self, asked: Asked) -> Says:
        if asked.path != "/hub":
            self.looks += 1
            return Says(body=self.body, headers={"Link": self.links} if self.links else {})
        form = {name: values[0] for name, values in parse_qs(asked.body.decode(), strict_parsing=True).items()}
        assert asked.method == "POST"
        assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"
        assert form["hub.mode"] == "subscribe"
        assert form["hub.topic"] == f"{self.home}/feed"
        assert urlsplit(form["hub.callback"]).path.startswith("/wire/websub/")
        assert 20 < len(form["hub.secret"].encode()) < 200
        assert int(form["hub.lease_seconds"]) > 0
        self.requests.append(form)
        return self.refuses or Says(202)

    def call(self, **said: str) -> HttpResponse:
        """Ask the newsroom at its callback, with these words of the specification."""
        query = {"hub.mode": "subscribe", "hub.topic": f"{self.home}/feed", "hub.challenge": "ch4llenge"}
        query |= {"hub.lease_seconds": "1000"} | {f"hub.{name}": value for name, value in said.items()}
        return Client(enforce_csrf_checks=True).get(self.callback, query_params=query)

    def publish(self, body: bytes, *, signature: str | None = None, method: str = "sha256") -> int:
        if signature is None:
            signature = sign(secret=self.requests[-1]["hub.secret"], method=method, body=body)
        client = Client(enforce_csrf_checks=True)
        headers = {"X-Hub-Signature": signature}
        return client.post(self.callback, data=body, content_type="application/rss+xml", headers=headers).status_code

    @property
    def callback(self) -> str:
        return urlsplit(self.requests[-1]["hub.callback"]).path


@pytest.fixture
def hub() -> Iterator[Hub]:
    with agency(lambda _: Says()) as server:
        yield Hub(server)


class Desk:
    """The newsroom's side, at the real time, for that is what its views go by."""

    def __init__(self, hub: Hub, **more: Any) -> None:
        self.clock = SetClock(datetime.now(UTC))
        settings = {"url": f"{hub.home}/feed", **more}
        wire.save_transport(feed=FEED, kind="websub", settings=settings, now=self.clock.now())
        self.fetching = wire.Fetching(FEED)

    def look(self, *, after: timedelta = timedelta(0)) -> None:
        self.clock.advance(after)
        self.fetching.round(clock=self.clock)

    @property
    def trouble(self) -> str:
        found = wire.transport(feed=FEED)
        assert found is not None
        return found.trouble

    @property
    def cursor(self) -> dict[str, Any]:
        return Transport.objects.get().cursor

    def brought(self) -> list[bytes]:
        return [raw_store.read(each.sha256) for each in Delivery.objects.order_by("id")]


@pytest.fixture
def desk(hub: Hub) -> Desk:
    return Desk(hub)


@pytest.fixture
def subscribed(desk: Desk, hub: Hub) -> Desk:
    desk.look()
    assert hub.call().status_code == 200
    return desk


def test_a_subscription_is_asked_for_and_confirmed(desk: Desk, hub: Hub) -> None:
    desk.look()
    assert (desk.brought(), len(hub.requests), desk.trouble) == ([hub.body], 1, "")
    answer = hub.call()
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (
        200,
        b"ch4llenge",
        "text/plain; charset=utf-8",
    )
    desk.look(after=timedelta(seconds=90))
    assert (len(hub.requests), hub.looks) == (1, 1)


@pytest.mark.parametrize(
    "said",
    [{"topic": "https://other.example/"}, {"mode": "unsubscribe"}, {"mode": "x"}, {"challenge": ""}, {"topic": ""}],
)
def test_what_was_not_asked_for_is_not_confirmed(desk: Desk, hub: Hub, said: dict[str, str]) -> None:
    desk.look()
    answer = hub.call(**said)
    assert (answer.status_code, b"ch4llenge" in answer.content) == (404, False)
    assert "until" not in desk.cursor


def test_what_was_asked_for_long_ago_is_not_confirmed(desk: Desk, hub: Hub) -> None:
    desk.look()
    long_ago = (datetime.now(UTC) - timedelta(hours=2)).isoformat()
    Transport.objects.update(cursor={**desk.cursor, "wished": long_ago})
    assert hub.call().status_code == 404


def test_a_call_to_a_guessed_address_is_refused(desk: Desk, hub: Hub) -> None:
    desk.look()
    hub.requests[-1]["hub.callback"] = "http://x/wire/websub/guess"
    assert hub.call().status_code == 404
    assert hub.publish(b"<rss/>") == 410


@pytest.mark.parametrize("method", ["sha512", "sha384", "sha256", "sha1"])
def test_what_a_hub_publishes_is_kept_once(subscribed: Desk, hub: Hub, method: str) -> None:
    assert hub.publish(b"<rss>new</rss>", method=method) == 202
    assert hub.publish(b"<rss>new</rss>", method=method) == 202
    assert subscribed.brought() == [hub.body, b"<rss>new</rss>"]


@pytest.mark.parametrize("signature", ["", "sha256=", "sha256=00", "md5=00", sign(secret="x", method="sha1", body=b"")])
def test_what_is_not_signed_by_the_hub_is_not_kept(subscribed: Desk, hub: Hub, signature: str) -> None:
    assert hub.publish(b"<rss>forged</rss>", signature=signature) == 403
    assert subscribed.brought() == [hub.body]


def test_a_call_without_copy_has_the_feed_looked_at(subscribed: Desk, hub: Hub) -> None:
    hub.body = b"<rss>two</rss>"
    assert hub.publish(b" ") == 202
    assert Transport.objects.get().asked
    subscribed.look()
    assert len(subscribed.brought()) == 2


def test_a_feed_is_looked_at_beside_its_hub(subscribed: Desk, hub: Hub) -> None:
    subscribed.look(after=timedelta(minutes=10))
    assert hub.looks == 1
    hub.body = b"<rss>forgotten by the hub</rss>"
    subscribed.look(after=timedelta(minutes=21))
    assert subscribed.brought()[-1] == hub.body


def test_a_lease_is_renewed_before_it_ends(subscribed: Desk, hub: Hub) -> None:
    subscribed.look(after=timedelta(seconds=600))
    assert len(hub.requests) == 1
    subscribed.look(after=timedelta(seconds=100))
    assert len(hub.requests) == 2
    assert hub.requests[0] == hub.requests[1]


def test_a_denial_is_told_and_the_feed_looked_at_meanwhile(desk: Desk, hub: Hub) -> None:
    desk.look()
    assert hub.call(mode="denied", reason="Not <b>you</b>\nagain").status_code == 200
    desk.look(after=timedelta(seconds=70))
    assert "refuses the subscription: Not <b>you</b> again" in desk.trouble
    hub.body = b"<rss>two</rss>"
    desk.look(after=timedelta(seconds=70))
    assert len(desk.brought()) == 2
    assert desk.trouble
    desk.look(after=timedelta(hours=1, minutes=5))
    assert (len(hub.requests), desk.trouble) == (2, "")


def test_a_hub_that_refuses_at_once_is_told(desk: Desk, hub: Hub) -> None:
    hub.refuses = Says(400, b"topic not here", {"Content-Type": "text/plain"})
    desk.look()
    assert "topic not here" in desk.trouble
    assert desk.brought() == [hub.body]


def test_a_hub_that_never_calls_back_is_told_and_asked_again(desk: Desk, hub: Hub) -> None:
    desk.look()
    desk.look(after=timedelta(minutes=6))
    assert "has not called back at" in desk.trouble
    desk.look(after=timedelta(minutes=6))
    assert len(hub.requests) == 2


def test_a_hub_that_calls_while_it_is_asked_counts(desk: Desk, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    from wireroom.wire.adapters.transports.websub.carrier import WebSub  # noqa: PLC0415 - its sending is watched

    real = WebSub._send

    def send_and_be_called(carrier: WebSub, place: dict[str, Any], *, now: datetime) -> None:
        real(carrier, place, now=now)
        assert hub.call().status_code == 200

    monkeypatch.setattr(WebSub, "_send", send_and_be_called)
    desk.look()
    desk.look()
    assert (len(hub.requests), desk.trouble, "until" in desk.cursor) == (1, "", True)


def test_a_feed_without_a_hub_is_looked_at_and_told_of(desk: Desk, hub: Hub) -> None:
    hub.links = ""
    desk.look()
    assert desk.brought() == [hub.body]
    assert "names no hub" in desk.trouble


def test_hub_and_topic_are_found_in_the_feed_itself(desk: Desk, hub: Hub) -> None:
    hub.links = ""
    atom = "http://www.w3.org/2005/Atom"
    entry = '<entry><link rel="self" href="/entry"/></entry>'
    hub.body = (
        f'<feed xmlns="{atom}">{entry}<link rel="hub" href="{hub.home}/hub"/><link rel="self" href="/feed"/></feed>'
    ).encode()
    desk.look()
    assert len(hub.requests) == 1


def test_a_dead_hub_costs_nothing(desk: Desk, hub: Hub) -> None:
    hub.links = f'<http://127.0.0.1:1/hub>; rel=hub, <{hub.home}/feed>; rel="self"'
    desk.look()
    assert desk.trouble
    hub.body = b"<rss>two</rss>"
    desk.look(after=timedelta(minutes=2))
    assert len(desk.brought()) == 2


def test_a_paused_feed_takes_nothing_and_loses_nothing(subscribed: Desk, hub: Hub) -> None:
    Transport.objects.update(paused=True)
    assert hub.publish(b"<rss>new</rss>") == 503
    assert subscribed.brought() == [hub.body]


def test_too_much_is_refused(subscribed: Desk, hub: Hub) -> None:
    assert hub.publish(b"x" * 20_000_001, signature="sha256=00") == 413
    assert subscribed.brought() == [hub.body]


def test_only_what_hubs_do_is_answered(desk: Desk, hub: Hub) -> None:
    desk.look()
    assert Client().delete(hub.callback).status_code == 405
