from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PIL import Image

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.events import Event
from wireroom.kernel.outbox import deliver
from wireroom.wire import api as wire
from wireroom.wire.events import PictureArrived, PictureWanted
from wireroom.wire.models import PictureAsset

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]
NOW = SystemClock().now()

type NewsML = Callable[..., bytes]


def picture(width: int = 40, height: int = 30, *, form: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, form)
    return out.getvalue()


PICTURE = picture()


class Agency(BaseHTTPRequestHandler):
    """Has one picture, one file that only claims to be one, and one that is busy."""

    def do_GET(self) -> None:
        found = {"/a.jpg": PICTURE, "/text.jpg": b"<html>no picture</html>"}.get(self.path)
        self.send_response(200 if found else 503 if self.path == "/busy.jpg" else 404)
        self.end_headers()
        self.wfile.write(found or b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def agency() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Agency) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def take(data: bytes, *, name: str = "a.xml") -> wire.Filing:
    receipt = wire.receive(feed="halyard", name=name, data=data, now=NOW)
    return wire.file_delivery(delivery_id=receipt.delivery_id, now=NOW)


def item_with(newsml: NewsML, href: str, **more: object) -> bytes:
    return newsml(f"urn:picture:{href}", kind="picture", picture=href, **more)


def bring(heard: list[Event]) -> None:
    """Do what the slow lane does with the pictures that are wanted."""
    deliver(lane="quick", now=NOW)
    wanted = [event for event in heard if isinstance(event, PictureWanted)]
    heard[:] = [event for event in heard if not isinstance(event, PictureWanted)]
    for event in wanted:
        wire.fetch_picture(provider=event.provider, href=event.href, now=NOW)
    deliver(lane="quick", now=NOW)


def arrived(heard: list[Event]) -> list[str]:
    return [event.href for event in heard if isinstance(event, PictureArrived)]


@pytest.mark.parametrize("first", ["item", "file"])
@pytest.mark.parametrize("href", ["photo.jpg", "./photo.jpg", "https://far.example/deep/photo.jpg?sig=1"])
def test_a_file_beside_the_copy_is_its_picture(newsml: NewsML, heard: list[Event], href: str, first: str) -> None:
    steps = [lambda: take(item_with(newsml, href)), lambda: take(PICTURE, name="photo.jpg")]
    for step in steps if first == "item" else reversed(steps):
        step()
        bring(heard)
    file = wire.picture_file(provider="halyard", href=href)
    assert file
    assert (file.mime, file.width, file.height) == ("image/jpeg", 40, 30)
    assert file.path.read_bytes() == PICTURE
    assert href in arrived(heard) or first == "file"


def test_a_file_of_another_feed_is_not_its_picture(newsml: NewsML, heard: list[Event]) -> None:
    take(item_with(newsml, "./photo.jpg"))
    receipt = wire.receive(feed="stranger", name="photo.jpg", data=PICTURE, now=NOW)
    wire.file_delivery(delivery_id=receipt.delivery_id, now=NOW)
    bring(heard)
    assert wire.picture_file(provider="halyard", href="./photo.jpg") is None


def test_a_remote_picture_comes_once_its_host_is_allowed(newsml: NewsML, heard: list[Event], agency: str) -> None:
    href = f"{agency}/a.jpg"
    take(item_with(newsml, href))
    bring(heard)
    assert wire.picture_file(provider="halyard", href=href) is None
    assert "127.0.0.1 is not among" in PictureAsset.objects.get().reason
    wire.save_feed(name="halyard", allowed_hosts=("127.0.0.1",))
    bring(heard)
    assert wire.picture_file(provider="halyard", href=href)
    assert arrived(heard) == [href]


@pytest.mark.parametrize(("path", "reason"), [("text.jpg", "no JPEG"), ("gone.jpg", "404")])
def test_what_is_no_picture_fails_with_its_reason(
    newsml: NewsML, heard: list[Event], agency: str, path: str, reason: str
) -> None:
    wire.save_feed(name="halyard", allowed_hosts=("127.0.0.1",))
    take(item_with(newsml, f"{agency}/{path}"))
    bring(heard)
    asset = PictureAsset.objects.get()
    assert asset.state == "failed"
    assert reason in asset.reason


def test_a_busy_host_is_asked_again_a_few_times(newsml: NewsML, heard: list[Event], agency: str) -> None:
    wire.save_feed(name="halyard", allowed_hosts=("127.0.0.1",))
    href = f"{agency}/busy.jpg"
    take(item_with(newsml, href))
    heard.clear()
    for _ in range(7):
        with pytest.raises(wire.PictureNotYetError):
            wire.fetch_picture(provider="halyard", href=href, now=NOW)
    wire.fetch_picture(provider="halyard", href=href, now=NOW)
    assert PictureAsset.objects.get().state == "failed"


def test_a_damaged_file_goes_to_quarantine(newsml: NewsML, heard: list[Event]) -> None:
    take(item_with(newsml, "photo.jpg"))
    whole = picture(400, 300)
    take(whole[: len(whole) // 2], name="photo.jpg")
    bring(heard)
    assert wire.picture_file(provider="halyard", href="photo.jpg") is None
    assert "cannot be decoded" in wire.quarantined()[0].reason
    take(PICTURE, name="photo.jpg")
    bring(heard)
    assert wire.picture_file(provider="halyard", href="photo.jpg")


def test_a_picture_of_absurd_size_is_never_opened() -> None:
    bomb = bytearray(picture(form="PNG"))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    assert take(bytes(bomb), name="bomb.png").state == "quarantined"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_cancelled_picture_is_withdrawn_for_good(newsml: NewsML, heard: list[Event], order: tuple[int, int]) -> None:
    take(PICTURE, name="photo.jpg")
    copies = [item_with(newsml, "photo.jpg"), item_with(newsml, "photo.jpg", version=2, status="canceled")]
    for each in order:
        take(copies[each])
        bring(heard)
    take(picture(80, 60), name="photo.jpg")
    bring(heard)
    assert wire.picture_file(provider="halyard", href="photo.jpg") is None
    assert "photo.jpg" in arrived(heard)
    assert PictureAsset.objects.get().state == "withdrawn"
