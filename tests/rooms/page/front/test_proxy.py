from __future__ import annotations

import http.client
import json
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from handmade_site import Site, wait_for

from wireroom.page.front.proxy import request_headers, response_headers


class _App(BaseHTTPRequestHandler):
    """Tells what it was asked."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        length = int(self.headers.get("content-length", 0))
        body = self.rfile.read(length)
        told = {"method": self.command, "path": self.path, "headers": dict(self.headers.items()), "length": len(body)}
        data = json.dumps(told).encode()
        self.send_response(418 if self.path == "/desk/teapot" else 200)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Set-Cookie", "one=1")
        self.send_header("Set-Cookie", "two=2")
        self.send_header("Keep-Alive", "timeout=5")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_POST = do_HEAD = do_GET  # noqa: N815 - the library calls them so

    def log_message(self, *_: object) -> None:
        pass

    def address_string(self) -> str:
        return "unix"


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@pytest.fixture
def app(site: Site) -> Iterator[Path]:
    socket_path = site.folder / "app.sock"
    server = _Server(str(socket_path), _App)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield socket_path
    server.shutdown()
    server.server_close()
    socket_path.unlink()


@pytest.mark.usefixtures("app")
def test_the_app_is_asked_and_its_answer_passed_back(site: Site) -> None:
    answer = site.ask(
        "/desk/stories/%2541?q=caf%C3%A9&x=1+2", Cookie="a=b", Connection="keep-alive, X-Private", X_Private="1"
    )
    told = json.loads(answer.body)
    assert answer.status == 200
    assert (told["method"], told["path"]) == ("GET", "/desk/stories/%2541?q=caf%C3%A9&x=1+2")
    headers = {name.lower(): value for name, value in told["headers"].items()}
    assert headers["cookie"] == "a=b"
    assert headers["host"] == f"127.0.0.1:{site.port}"
    assert headers["x-forwarded-for"] == "127.0.0.1"
    assert headers["x-forwarded-proto"] == "http"
    assert "x-private" not in headers
    assert "keep-alive" not in answer.headers
    assert site.ask("/desk/teapot").status == 418


@pytest.mark.usefixtures("app")
def test_bodies_go_through_and_too_large_ones_do_not(site: Site) -> None:
    assert json.loads(site.ask("/wire/push/halyard", "POST", body=b"x" * 3_000_000).body)["length"] == 3_000_000
    assert site.ask("/search", "HEAD").body == b""
    with socket.create_connection(("127.0.0.1", site.port), timeout=5) as client:
        client.sendall(b"POST /desk HTTP/1.1\r\nHost: a\r\nContent-Length: 25000001\r\n\r\n")
        assert client.recv(20).startswith(b"HTTP/1.1 413")


@pytest.mark.usefixtures("app")
def test_clients_that_stop_in_the_middle_keep_nobody_from_the_app(site: Site) -> None:
    half = b"POST /wire/push/halyard HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nonly this"
    with ExitStack() as stack:
        for _ in range(70):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", site.port), timeout=5))
            client.sendall(half)
        assert site.ask("/search?q=x").status == 200
        assert site.ask("/desk/", "POST", body=b"kill=1").status == 200


@pytest.mark.usefixtures("app")
def test_a_body_without_a_length_goes_through_whole(site: Site) -> None:
    pieces = (b"x" * 400_000 for _ in range(3))
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)
    connection.request("POST", "/wire/push/halyard", body=pieces, encode_chunked=True)
    assert json.loads(connection.getresponse().read())["length"] == 1_200_000
    connection.close()


def test_without_the_app_pages_stay_and_the_desk_says_when_to_come_back(site: Site, path: str) -> None:
    site.put(path, b"story")
    answer = site.ask("/desk/")
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    site.put("/503", b"<h1>In a moment</h1>", status=404)
    wait_for(lambda: site.ask("/search?q=x").body == b"<h1>In a moment</h1>")
    assert site.ask("/desk/").status == 503
    assert site.ask(path).status == 200


def test_only_the_apps_own_paths_are_passed_on(site: Site) -> None:
    for path in ("/desks", "/searching", "/wire/pushing", "/wire"):
        assert site.ask(path).status == 404, path


def test_a_strangers_word_about_where_a_request_came_from_is_not_believed() -> None:
    claim = [
        ("host", "site.example"),
        ("x-forwarded-for", "1.1.1.1"),
        ("x-forwarded-proto", "https"),
        ("te", "trailers"),
    ]
    strange = dict(request_headers(claim, client="198.51.100.7:40000", scheme="http"))
    assert strange == {
        "host": "site.example",
        "x-forwarded-for": "198.51.100.7",
        "x-forwarded-proto": "http",
        "x-forwarded-host": "site.example",
    }
    near = dict(request_headers(claim, client="127.0.0.1:40000", scheme="http"))
    assert near["x-forwarded-for"] == "1.1.1.1, 127.0.0.1"
    assert near["x-forwarded-proto"] == "https"


def test_headers_of_the_hop_end_here() -> None:
    given = [
        ("Set-Cookie", "a=1"),
        ("Set-Cookie", "b=2"),
        ("Connection", "close, X-Hop"),
        ("X-Hop", "1"),
        ("Server", "x"),
    ]
    assert response_headers(given) == [("set-cookie", "a=1"), ("set-cookie", "b=2")]
