from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from wireroom.kernel.http import Fence, HostRefusedError, UnableToFetchError, fetch, is_public


class Host(BaseHTTPRequestHandler):
    """Answers by the path it is asked for."""

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(50):
                self.wfile.write(b".")
                time.sleep(0.05)
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x" * 1000)
        elif self.path == "/packed":
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
        elif self.path.startswith("/status/"):
            self.send_error(int(self.path.removeprefix("/status/")))
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(self.headers["Host"].encode())

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def fence(*allowed: str, private: tuple[str, ...] = (), largest: int = 50_000, seconds: float = 5) -> Fence:
    return Fence(
        is_allowed=lambda host: host in (*allowed, *private),
        may_be_private=lambda host: host in private,
        largest=largest,
        seconds=seconds,
    )


OPEN = fence(private=("127.0.0.1", "pictures.example"))


def to_loopback(*_: object) -> list[str]:
    return ["127.0.0.1"]


def test_a_file_is_fetched_from_the_address_that_was_checked(port: int) -> None:
    url = f"http://pictures.example:{port}/a"
    assert fetch(url, fence=OPEN, resolve=to_loopback) == f"pictures.example:{port}".encode()


def test_a_host_that_was_not_allowed_is_not_asked(port: int) -> None:
    with pytest.raises(HostRefusedError, match=r"127\.0\.0\.1 is not allowed"):
        fetch(f"http://127.0.0.1:{port}/a", fence=fence("pictures.example"))


def test_a_public_name_must_not_lead_into_a_private_network(port: int) -> None:
    with pytest.raises(UnableToFetchError, match="private network") as refused:
        fetch(f"http://pictures.example:{port}/a", fence=fence("pictures.example"), resolve=to_loopback)
    assert not refused.value.passing


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/x", "http://localhost/x", "file:///etc/passwd", "ftp://127.0.0.1/"]
)
def test_a_redirect_is_checked_like_the_first_address(port: int, target: str) -> None:
    with pytest.raises(UnableToFetchError):
        fetch(f"http://127.0.0.1:{port}/to/{target}", fence=OPEN)


def test_redirects_are_followed_a_few_times(port: int) -> None:
    home = f"http://127.0.0.1:{port}"
    assert fetch(f"{home}/to/{home}/a", fence=OPEN) == home.removeprefix("http://").encode()
    with pytest.raises(UnableToFetchError, match="redirects more than"):
        fetch(f"{home}/to/" + f"{home}/to/" * 9, fence=OPEN)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "gopher://a", "//a/b", "http://", "http://[::1", "http://a:port/"]
)
def test_only_web_addresses_are_fetched(url: str) -> None:
    with pytest.raises(UnableToFetchError):
        fetch(url, fence=fence("a", ""))


def test_a_server_that_is_not_running_is_told_as_such() -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        with pytest.raises(UnableToFetchError, match=r"^127\.0\.0\.1 refuses connections: is the address right"):
            fetch(f"http://127.0.0.1:{door.getsockname()[1]}/", fence=OPEN)


def test_size_and_time_have_limits(port: int) -> None:
    with pytest.raises(UnableToFetchError, match="more than"):
        fetch(f"http://127.0.0.1:{port}/endless", fence=OPEN)
    began = time.monotonic()
    with pytest.raises(UnableToFetchError, match="did not answer in time") as late:
        fetch(f"http://127.0.0.1:{port}/slow", fence=fence(private=("127.0.0.1",), seconds=0.3))
    assert late.value.passing
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize(("status", "passing"), [(503, True), (429, True), (404, False), (403, False)])
def test_faults_that_may_pass_are_told_from_those_that_will_not(port: int, status: int, *, passing: bool) -> None:
    with pytest.raises(UnableToFetchError, match=str(status)) as refused:
        fetch(f"http://127.0.0.1:{port}/status/{status}", fence=OPEN)
    assert refused.value.passing is passing


def test_an_answer_that_would_unpack_is_refused(port: int) -> None:
    with pytest.raises(UnableToFetchError, match="compressed"):
        fetch(f"http://127.0.0.1:{port}/packed", fence=OPEN)


PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "192.168.1.1",
    "172.16.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 - an address to refuse
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "fe80::1%eth0",
    "fc00::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "2002:7f00:1::",
    "fec0::1",
    "64:ff9b::7f00:1",
    "::",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_known_in_every_disguise(address: str) -> None:
    assert not is_public(address)


def test_public_addresses_are_public() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")
