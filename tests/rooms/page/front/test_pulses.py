from __future__ import annotations

import asyncio
import json
import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from handmade_site import BEAT, Site, new_site

from wireroom.page.front.pulses import Pulses
from wireroom.page.front.store import PageStore


class _Desk(BaseHTTPRequestHandler):
    """Lets those with a session listen; others are told to sign in."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        knows = self.headers.get("cookie") == "session=vesna"
        self.send_response(200 if knows else 302)
        self.send_header("X-Wireroom-Pulse", "wire" if self.path == "/desk/wire/live" else self.path.rpartition("/")[2])
        self.send_header("Content-Length", "4")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(b"here")

    do_POST = do_HEAD = do_GET  # noqa: N815 - the library calls them so

    def log_message(self, *_: object) -> None:
        pass

    def address_string(self) -> str:
        return "unix"


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@pytest.fixture
def desk(site: Site) -> Iterator[Site]:
    server = _Server(str(site.folder / "app.sock"), _Desk)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()
    (site.folder / "app.sock").unlink()


def test_the_newsroom_hears_each_change_of_its_channel(desk: Site) -> None:
    desk.beat("wire")
    stream = desk.open_stream("/desk/wire/live", Cookie="session=vesna")
    other = desk.open_stream("/desk/alerts", Cookie="session=vesna")
    assert (stream.status, stream.response.getheader("content-type")) == (200, "text/event-stream; charset=utf-8")
    first = stream.event()
    now = json.loads(first["data"])["wire"]
    assert first["event"] == "pulse"
    assert json.loads(other.event()["data"]) == {"alerts": 0}

    for step in (1, 2):
        desk.beat("wire")
        assert json.loads(stream.event()["data"]) == {"wire": now + step}
    desk.beat("alerts")
    assert json.loads(other.event()["data"]) == {"alerts": 1}


def test_one_stream_may_carry_several_channels(store: Site) -> None:
    async def listen() -> list[bytes]:
        pulses = Pulses(PageStore(store.folder / "wireroom.sqlite3"))
        page = _Page()
        attending = asyncio.create_task(pulses.attend(page, "wire, pressing"))
        await asyncio.sleep(0)
        for channel in ("pressing", "elsewhere"):
            store.connect().execute(BEAT, (channel,))
            pulses.tell()
        pulses.close()
        await attending
        return page.heard

    assert asyncio.run(listen())[1:] == [b'event: pulse\ndata: {"wire": 0, "pressing": 1}\n\n']


def test_who_may_not_listen_gets_the_applications_answer(desk: Site) -> None:
    assert desk.ask("/desk/wire/live").status == 302
    assert desk.ask("/desk/wire/live", "POST", body=b"x", Cookie="session=vesna").body == b"here"
    assert desk.ask("/desk/wire/live", "HEAD", Cookie="session=vesna").status == 200


def test_without_a_store_the_desk_is_told_when_to_come_back(empty_site: Site) -> None:
    server = _Server(str(empty_site.folder / "app.sock"), _Desk)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    answer = empty_site.ask("/desk/wire/live", Cookie="session=vesna")
    server.shutdown()
    server.server_close()
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")


class _Page:
    """An open page, as the server shows it to us; it never goes away by itself."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []

    def response_stream(self, _status: int, _headers: object) -> Any:
        return self

    def send_bytes(self, data: bytes) -> None:
        self.heard.append(data)

    async def client_disconnect(self) -> None:
        await asyncio.Event().wait()


@pytest.fixture
def store(tmp_path: Path) -> Site:
    room = new_site(tmp_path)
    room.make_store()
    return room


def test_a_stream_ends_in_time_so_that_the_session_is_looked_at_again(store: Site) -> None:
    pulses = Pulses(PageStore(store.folder / "wireroom.sqlite3"), longest=0.01)
    page = _Page()
    asyncio.run(pulses.attend(page, "wire"))
    assert page.heard == [b'retry: 1000\n\nevent: pulse\ndata: {"wire": 0}\n\n']
    assert not pulses._listeners


def test_only_so_many_may_listen_and_nobody_is_told_twice(store: Site) -> None:
    async def listen() -> list[bytes]:
        pulses = Pulses(PageStore(store.folder / "wireroom.sqlite3"), most=1)
        page = _Page()
        attending = asyncio.create_task(pulses.attend(page, "wire"))
        await asyncio.sleep(0)
        assert pulses.is_full("wire")
        assert not pulses.is_full("readers-1"), "readers take no editor's place"
        store.connect().execute(BEAT, ("wire",))
        pulses.tell()
        pulses.tell()
        pulses.close()
        await attending
        return page.heard

    assert asyncio.run(listen())[1:] == [b'event: pulse\ndata: {"wire": 1}\n\n']
