"""An agency's web server on loopback: real, threaded, behind a cutter, told what to do by its test."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from cutter import Cutter


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    query: dict[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Says:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    ended: bool = True


class Agency(ThreadingHTTPServer):
    """Answers by `answer`, and remembers what it was asked. `home` is its address, by way of the cutter."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, answer: Callable[[Asked], Says]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.asked: list[Asked] = []
        self.cutter = Cutter(self.server_port)

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.cutter.port}"

    def handle_error(self, *_: object) -> None:
        """A connection that was cut is what the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: Agency

    def _meet(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        asked = Asked(self.command, parts.path, dict(parse_qsl(parts.query)), self.headers, body)
        self.server.asked.append(asked)
        says = self.server.answer(asked)
        self.send_response_only(says.status)
        length = {"Content-Length": str(len(says.body))} if says.ended else {}
        for name, value in {**length, **says.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(says.body)

    do_GET = do_POST = do_DELETE = _meet  # noqa: N815 - the server's own names

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def agency(answer: Callable[[Asked], Says]) -> Iterator[Agency]:
    with Agency(answer) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.cutter.close()
        server.shutdown()
