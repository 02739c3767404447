from __future__ import annotations

import gzip
import logging
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import pytest

from wireroom.kernel.http import Answer, Asking, Fence, PrivateHostError, UnableToFetchError, ask

TEXT = b"Copy from Port Carrow. " * 400
RAW = zlib.compressobj(wbits=-15)
PACKED = {
    "gzip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT[:1000]) + gzip.compress(TEXT[1000:]) + b"\0" * 20,
    "deflate": zlib.compress(TEXT),
    "bare": RAW.compress(TEXT) + RAW.flush(),
    "br": brotli.compress(TEXT),
}
BOMBS = {"gzip": gzip.compress(bytes(60_000_000)), "br": brotli.compress(bytes(60_000_000))}


class Far(BaseHTTPRequestHandler):
    """Answers by the path, and remembers what it was asked."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, str, dict[str, str], bytes]]

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.server.asked.append((self.command, self.path, dict(self.headers), body))
        getattr(self, "do" + self.path.split("?")[0].split("/")[1], self.plain)()

    do_GET = do_POST = do_DELETE = _answer  # noqa: N815 - the server's own names

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def plain(self) -> None:
        self.say(200, TEXT, ETag='"one"')

    def dopacked(self) -> None:
        coding = self.path.removeprefix("/packed/")
        self.say(200, PACKED[coding], Content_Encoding="deflate" if coding == "bare" else coding)

    def docut(self) -> None:
        coding = self.path.removeprefix("/cut/")
        self.say(200, PACKED[coding][:-9], Content_Encoding=coding)

    def dobomb(self) -> None:
        coding = self.path.removeprefix("/bomb/")
        self.say(200, BOMBS[coding], Content_Encoding=coding)

    def dojunk(self) -> None:
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(PACKED["gzip"] + bytes(3_000_000))
        self.close_connection = True

    def dostatus(self) -> None:
        self.say(int(self.path.removeprefix("/status/")), b"no such luck", Retry_After="7")

    def do304(self) -> None:
        self.send_response(304)
        self.send_header("ETag", '"one"')
        self.end_headers()

    def doto(self) -> None:
        self.say(int(self.path.split("/")[2]), Location=self.path.split("/", 3)[3])

    def dohalf(self) -> None:
        self.say(200, TEXT[:100], Content_Length=str(len(TEXT)))
        self.close_connection = True

    def dochunks(self) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"10\r\n" + TEXT[:16] + b"\r\n10\r\n" + TEXT[:4])
        self.close_connection = True

    def doopen(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(TEXT)
        self.close_connection = True

    def dolost(self) -> None:
        self.say(302)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Far)
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []

    def handle_error(self, *_: object) -> None:
        pass

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def far() -> Iterator[Server]:
    with Server() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def asked(url: str, *, private: str = "127.0.0.1", largest: int = 2_000_000, **more: object) -> Answer:
    fence = Fence(
        is_allowed=lambda _: True,
        may_be_private=lambda host: host in private.split(),
        largest=largest,
        seconds=5,
    )
    return ask(Asking(url=url, **more), fence=fence)


def test_method_headers_and_body_arrive_and_the_answers_headers_come_back(far: Server) -> None:
    answer = asked(f"{far.home}/x?y=1", method="POST", headers={"X-A": "b"}, credentials={"Key": "k"}, body=b"hello")
    command, path, headers, body = far.asked[0]
    assert (command, path, headers["X-A"], headers["Key"], body) == ("POST", "/x?y=1", "b", "k", b"hello")
    assert (answer.status, answer.headers["etag"], answer.body) == (200, '"one"', TEXT)


def test_a_delete_is_a_delete(far: Server) -> None:
    asked(f"{far.home}/entry/1", method="DELETE")
    assert far.asked[0][0] == "DELETE"


@pytest.mark.parametrize("coding", list(PACKED))
def test_packed_answers_are_unpacked(far: Server, coding: str) -> None:
    assert asked(f"{far.home}/packed/{coding}").body == TEXT


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_packed_answer_that_was_cut_off_is_no_answer(far: Server, coding: str) -> None:
    with pytest.raises(UnableToFetchError, match="cut off") as cut:
        asked(f"{far.home}/cut/{coding}")
    assert cut.value.passing


@pytest.mark.parametrize("coding", list(BOMBS))
def test_what_swells_beyond_all_measure_is_refused(far: Server, coding: str) -> None:
    with pytest.raises(UnableToFetchError, match="swells") as bomb:
        asked(f"{far.home}/bomb/{coding}", largest=50_000_000)
    assert not bomb.value.passing


def test_what_unpacks_to_too_much_is_refused(far: Server) -> None:
    with pytest.raises(UnableToFetchError, match="more than 1 KiB"):
        asked(f"{far.home}/packed/gzip", largest=2000)
    with pytest.raises(UnableToFetchError, match="more than"):
        asked(f"{far.home}/junk", largest=2_000_000)


@pytest.mark.parametrize("path", ["half", "chunks"])
def test_a_body_that_breaks_off_is_no_answer(far: Server, path: str) -> None:
    with pytest.raises(UnableToFetchError) as broken:
        asked(f"{far.home}/{path}")
    assert broken.value.passing


def test_whether_the_end_was_marked_is_told(far: Server) -> None:
    assert asked(f"{far.home}/x").ended
    assert not asked(f"{far.home}/open").ended


def test_any_status_is_an_answer(far: Server) -> None:
    assert asked(f"{far.home}/304").status == 304
    refused = asked(f"{far.home}/status/503")
    assert (refused.status, refused.body, refused.headers["retry-after"]) == (503, b"no such luck", "7")


def test_credentials_stay_with_the_origin_they_are_for(far: Server) -> None:
    with Server() as other:
        threading.Thread(target=other.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        asked(f"{far.home}/to/302/{far.home}/a", credentials={"Authorization": "s3cret"})
        asked(f"{far.home}/to/302/{other.home}/a", credentials={"Authorization": "s3cret"}, headers={"X-A": "b"})
        other.shutdown()
    assert [headers.get("Authorization") for *_, headers, _ in far.asked] == ["s3cret"] * 3
    assert "Authorization" not in other.asked[0][2]
    assert other.asked[0][2]["X-A"] == "b"


def test_a_post_is_not_carried_elsewhere(far: Server) -> None:
    assert asked(f"{far.home}/to/307/{far.home}/a", method="POST", body=b"x").status == 200
    assert [body for *_, body in far.asked] == [b"x", b"x"]
    for status, target in ((302, far.home), (307, "http://localhost:1")):
        with pytest.raises(UnableToFetchError, match="points elsewhere"):
            asked(f"{far.home}/to/{status}/{target}/a", method="POST", body=b"x")


def test_a_redirect_into_a_private_network_is_refused(far: Server) -> None:
    with pytest.raises(PrivateHostError, match="localhost"):
        asked(f"{far.home}/to/302/http://localhost:{far.server_port}/a")
    assert len(far.asked) == 1


def test_a_redirect_to_nowhere_is_an_answer(far: Server) -> None:
    assert asked(f"{far.home}/lost").status == 302


def test_a_secret_that_breaks_the_request_is_not_told(far: Server) -> None:
    with pytest.raises(UnableToFetchError) as broken:
        asked(f"{far.home}/x", credentials={"Authorization": "Bearer s3cret\nX-Evil: 1"})
    assert "s3cret" not in str(broken.value)
    assert far.asked == []


def test_no_secret_is_logged(far: Server, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        asked(f"{far.home}/x?apikey=s3cret", credentials={"Authorization": "s3cret"})
    assert "s3cret" not in caplog.text
