"""The alert room equipped, with readers' browsers made of real keys, a push service and a front."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from alert_room import FIRST_BATCH, NOW, SERVICE, Browser, Hands, signed_in
from django.core import mail
from django.test import Client

from h2_push_service import PushService
from wireroom.alert import api as alert
from wireroom.alert import subscribers
from wireroom.alert.adapters import equipment as told
from wireroom.alert.adapters.h2 import sender
from wireroom.alert.flows import begin


@pytest.fixture
def equipped(tmp_path: Path) -> Iterator[alert.Equipment]:
    before = told._equipment
    gear = alert.Equipment(
        keys=tmp_path / "vapid",
        front="http://127.0.0.1:1",
        contact="mailto:web@example.org",
        push_services=frozenset({SERVICE}),
    )
    alert.equip(gear)
    alert.make_first_key()
    yield gear
    told._equipment = before


@pytest.fixture
def browser() -> Callable[[], Browser]:
    """A new browser each time it is called."""
    made = iter(range(1, 10_000))
    return lambda: Browser(f"{SERVICE}/send/{next(made)}")


@pytest.fixture
def subscribed(equipped: alert.Equipment, browser: Callable[[], Browser]) -> Callable[..., Browser]:
    """A browser that has subscribed with such wishes."""
    assert equipped.keys.exists()

    def make(*topics: str, now: datetime = NOW, **wishes: object) -> Browser:
        found = browser()
        asked = alert.Wishes(topics=topics or (alert.BREAKING,), **wishes)  # type: ignore[arg-type]
        alert.subscribe(endpoint=found.endpoint, keys=found.keys, wishes=asked, now=now)
        return found

    return make


@pytest.fixture
def push(tmp_path: Path) -> Iterator[PushService]:
    """A push service over HTTP/2."""
    service = PushService(tmp_path)
    yield service
    service.close()


@pytest.fixture
def pages() -> Iterator[dict[str, object]]:
    """A front: at each path the version that its article says, or a status; under `origin` the front's address."""
    standing: dict[str, object] = {}

    class Front(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = standing.get(self.path.partition("?")[0], 404)
            is_version = isinstance(found, str)
            body = f'<article data-version="{found}">'.encode() if is_version else b""
            self.send_response(200 if is_version else int(str(found)))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Front)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    standing["origin"] = f"http://127.0.0.1:{server.server_port}"
    yield standing
    server.shutdown()
    server.server_close()


@pytest.fixture
def hands(
    tmp_path: Path, push: PushService, pages: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """A sender at work in the test's own thread, with a push service, a front and a clock that the test sets."""
    before = told._equipment
    alert.equip(
        alert.Equipment(
            keys=tmp_path / "vapid",
            front=str(pages["origin"]),
            contact="mailto:web@example.org",
            push_services=frozenset({push.origin}),
            authorities=push.authorities,
        )
    )
    alert.make_first_key()
    pages["/story"] = "1"
    found = Hands(push)
    monkeypatch.setattr(begin, "FIRST_BATCH", FIRST_BATCH)
    monkeypatch.setattr(sender, "LOW", 1)
    monkeypatch.setattr(subscribers, "CLOCK", found.clock)
    yield found
    found.close()
    told._equipment = before


@pytest.fixture
def ada(db: None) -> Client:  # noqa: ARG001 - the database is asked for by name
    """Ada is signed in."""
    mail.outbox = []
    return signed_in("ada@example.org")
