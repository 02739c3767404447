"""A reader's browser with real keys, for the alert room's tests."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core import mail
from django.test import Client

from h2_push_service import PushService
from wireroom.alert import api as alert
from wireroom.kernel.outbox import deliver

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
SERVICE = "https://push.test:8443"
FIRST_BATCH = 25
"""Smaller than in earnest, so that few readers make several batches."""


@dataclass
class Browser:
    """A reader's browser: it can subscribe, and read what was sealed for it."""

    endpoint: str
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def keys(self) -> alert.Keys:
        public = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return alert.Keys(p256dh=public, auth=self.auth)

    def read(self, body: bytes) -> bytes:
        return http_ece.decrypt(body, private_key=self.private, auth_secret=self.auth, version="aes128gcm")


@dataclass
class Clock:
    """A clock that the test sets."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def pass_by(self, **time: float) -> None:
        self.at += timedelta(**time)


class Hands:
    """What a test does with a sender: readers come, alerts are ordered, the sender takes its turns."""

    def __init__(self, push: PushService) -> None:
        self.push = push
        self.clock = Clock()
        self.duty = alert.Duty(worker=alert.Worker(name="a sender", patience=1.0), clock=self.clock)
        self.browsers: dict[str, Browser] = {}

    def reader(self, *topics: str, **wishes: object) -> Browser:
        """A reader subscribes; a number is the end of the endpoint."""
        path = f"/send/{len(self.browsers) + 1}"
        found = self.browsers[path] = Browser(f"{self.push.origin}{path}")
        asked = alert.Wishes(topics=topics or (alert.BREAKING,), **wishes)  # type: ignore[arg-type]
        alert.subscribe(endpoint=found.endpoint, keys=found.keys, wishes=asked, now=self.clock.now())
        return found

    def order(self, title: str = "A dam has burst", *, kind: alert.AlertKind = "breaking", **story: int) -> int:
        """An editor orders an alert for everybody who wants breaking news; its number."""
        made = alert.compose(
            kind=kind,
            words=alert.Words(title=title, body="The valley is being cleared.", path="/story"),
            aim=alert.Aim(any_of=(alert.BREAKING,)),
            by="an editor",
            now=self.clock.now(),
            **story,  # type: ignore[arg-type]
        )
        alert.order(alert_id=made.id, by="an editor", now=self.clock.now())
        return made.id

    def work(self, *, turns: int = 12) -> None:
        """The sender takes so many turns, and more, if it takes more than one, until nothing is under way."""
        for _ in range(turns):
            self.duty.turn()
        while turns > 1 and self.duty._sending._hands:
            self.duty.turn()

    def send(self, number: int, *, duty: alert.Duty | None = None) -> None:
        """A sender (the newsroom's, or this one) takes turns until so many messages have come."""
        while len(self.push.deliveries) < number:
            (duty or self.duty).turn()

    def shown(self, since: int = 0) -> dict[str, dict[str, dict[str, object]]]:
        """What each device shows after all that came to it: by its path, by tag, the notification."""
        screens: dict[str, dict[str, dict[str, object]]] = {path: {} for path in self.browsers}
        for each in self.push.deliveries[since:]:
            notice = json.loads(self.browsers[each.path].read(each.body))["notification"]
            screens[each.path][notice["tag"]] = notice
        return screens

    def start_again(self) -> None:
        """The sender is stopped, and another one of its name is started."""
        self.duty.close()
        self.duty = alert.Duty(worker=alert.Worker(name="a sender", patience=1.0), clock=self.clock)

    def close(self) -> None:
        self.duty.close()


def hear() -> None:
    """What was announced comes to whom it concerns, and letters are sent."""
    for lane in ("quick", "post"):
        while deliver(lane=lane, now=datetime.now(UTC)):
            pass


def code() -> str:
    """The code in the last letter."""
    hear()
    found = re.search(r"^ +(\d{4} \d{4})$", mail.outbox[-1].body, re.MULTILINE)
    assert found is not None
    return found[1]


def signed_in(address: str) -> Client:
    """A browser in which the reader of this address has signed in."""
    client = Client()
    client.post("/account/sign-in", {"address": address})
    client.post("/account/code", {"code": code()})
    return client
