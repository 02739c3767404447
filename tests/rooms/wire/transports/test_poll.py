from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from faults import FEED, NOW, SixFaults, copy
from web_far_side import Agency, Asked, Says, agency

from wireroom.kernel.clock import SetClock
from wireroom.wire import api as wire
from wireroom.wire.adapters import raw_store
from wireroom.wire.adapters.transports.carrier import Haul, TransportError
from wireroom.wire.adapters.transports.poll.carrier import Poll
from wireroom.wire.adapters.transports.poll.settings import PollSettings
from wireroom.wire.models import Delivery

RSS = (
    b'<rss version="2.0"><channel><title>Tidewater</title>%s<item><guid>%s</guid><title>Ferry late</title></item>'
    b"</channel></rss>"
)


class Pages:
    """A feed of one item a page, in the order in which they came; each page names the next one."""

    kind = "poll"
    secret, wrong_secret = "right-key", "wrong-key"

    def __init__(self) -> None:
        self.copies: list[bytes] = []
        self.written = NOW

    def put(self, name: str, data: bytes, *, written: datetime | None = None) -> None:  # noqa: ARG002 - it has no names
        self.copies.append(data)
        self.written = written or NOW

    def answer(self, asked: Asked) -> Says:
        if asked.headers["X-Api-Key"] != self.secret:
            return Says(401, b'{"error": "wrong-key is no key"}', {"Content-Type": "application/json"})
        at = int(asked.query.get("after", "0"))
        items = [each.decode() for each in self.copies[at : at + 1]]
        page = {"data": {"items": items, "next_page": f"/feed?after={at + len(items)}"}}
        dates = {"Date": http_date(self.written), "Last-Modified": http_date(self.written)}
        return Says(body=json.dumps(page).encode(), headers=dates)


def http_date(at: datetime) -> str:
    return at.strftime("%a, %d %b %Y %H:%M:%S GMT")


class FarPages(Pages):
    def __init__(self, server: Agency) -> None:
        super().__init__()
        server.answer = self.answer
        self.settings: dict[str, Any] = {
            "url": f"{server.home}/feed",
            "auth": "header",
            "key_name": "X-Api-Key",
            "paging": "onward",
            "next_path": "data.next_page",
            "items_path": "data.items",
        }
        self.cut_after, self.mend = server.cutter.cut_after, server.cutter.mend


@pytest.fixture
def server() -> Iterator[Agency]:
    with agency(lambda _: Says()) as server:
        yield server


class TestFaults(SixFaults):
    @pytest.fixture
    def far_side(self, server: Agency) -> FarPages:
        return FarPages(server)


@pytest.fixture
def _site(data_folder: object, private_loopback: None) -> None:
    """The site of a test that needs no database."""


def poll(server: Agency, secret: str = "", **more: Any) -> Poll:
    return Poll(PollSettings(url=f"{server.home}/feed.xml", **more), secret)


def names(haul: Haul) -> list[str]:
    return [each.name for each in haul.parcels]


pytestmark = pytest.mark.usefixtures("_site")


def test_a_feed_is_asked_for_again_only_as_it_changed(server: Agency) -> None:
    def answer(asked: Asked) -> Says:
        if asked.headers["If-None-Match"] == '"a"':
            return Says(304)
        return Says(body=RSS % (b"", b"1"), headers={"ETag": '"a"', "Last-Modified": http_date(NOW)})

    server.answer = answer
    carrier = poll(server)
    first = carrier.haul(cursor={}, now=NOW)
    assert names(first) == ["feed.xml"]
    again = carrier.haul(cursor=first.cursor, now=NOW)
    assert (again.parcels, dict(again.cursor)) == ((), dict(first.cursor))
    assert server.asked[1].headers["If-Modified-Since"] == http_date(NOW)


def test_the_same_bytes_are_not_delivered_again_where_a_server_has_no_validators(server: Agency) -> None:
    server.answer = lambda _: Says(body=RSS % (b"", b"1"))
    carrier = poll(server)
    first = carrier.haul(cursor={}, now=NOW)
    again = carrier.haul(cursor=first.cursor, now=NOW)
    assert (len(first.parcels), again.parcels, again.cursor) == (1, (), first.cursor)


def test_a_time_of_change_in_the_future_is_not_believed(server: Agency) -> None:
    bodies = [b"<one/>", b"<two/>"]
    server.answer = lambda _: Says(
        body=bodies[len(server.asked) - 1], headers={"Last-Modified": http_date(datetime(2099, 1, 1, tzinfo=UTC))}
    )
    first = poll(server).haul(cursor={}, now=NOW)
    second = poll(server).haul(cursor=first.cursor, now=NOW)
    assert "If-Modified-Since" not in server.asked[1].headers
    assert second.parcels[0].data == b"<two/>"


def test_an_answer_without_a_marked_end_is_asked_for_in_full_again(server: Agency) -> None:
    server.answer = lambda _: Says(body=b"<half", headers={"ETag": '"a"'}, ended=False)
    haul = poll(server).haul(cursor={}, now=NOW)
    assert haul.cursor["etag"] == haul.cursor["sha"] == ""


def test_other_settings_begin_anew(server: Agency) -> None:
    server.answer = lambda _: Says(body=b"<a/>", headers={"ETag": '"a"'})
    first = poll(server).haul(cursor={}, now=NOW)
    Poll(PollSettings(url=f"{server.home}/other.xml"), "").haul(cursor=first.cursor, now=NOW)
    assert "If-None-Match" not in server.asked[1].headers


def test_what_is_known_of_one_page_is_not_said_of_another(server: Agency) -> None:
    page = {"items": [{"n": 1}], "next": "/2"}
    server.answer = lambda _: Says(body=json.dumps(page).encode(), headers={"ETag": '"a"'})
    carrier = poll(server, paging="onward", next_path="next", items_path="items")
    carrier.haul(cursor=carrier.haul(cursor={}, now=NOW).cursor, now=NOW)
    assert "If-None-Match" not in server.asked[1].headers


@pytest.mark.parametrize(
    ("more", "header", "value"),
    [
        ({"auth": "basic", "user": "ed"}, "Authorization", "Basic ZWQ6czNjcmV0"),
        ({"auth": "bearer"}, "Authorization", "Bearer s3cret"),
        ({"auth": "header", "key_name": "X-Key"}, "X-Key", "s3cret"),
    ],
)
def test_credentials_are_shown(server: Agency, more: dict[str, str], header: str, value: str) -> None:
    poll(server, "s3cret", **more).haul(cursor={}, now=NOW)
    assert server.asked[0].headers[header] == value


def test_a_key_in_the_address_is_sent_and_never_kept(server: Agency) -> None:
    server.answer = lambda _: Says(body=b'{"items": [{"a": 1}], "next": "/feed.xml?p=2&apikey=s3cret"}')
    more = {"auth": "query", "key_name": "apikey", "paging": "onward", "next_path": "next", "items_path": "items"}
    haul = poll(server, "s3cret", **more).haul(cursor={}, now=NOW)
    assert server.asked[0].query == {"apikey": "s3cret"}
    assert haul.cursor["next"] == f"{server.home}/feed.xml?p=2"
    assert "s3cret" not in json.dumps(haul.cursor)
    poll(server, "s3cret", **more).haul(cursor=haul.cursor, now=NOW)
    assert server.asked[1].query == {"p": "2", "apikey": "s3cret"}


def test_the_key_does_not_follow_a_page_to_another_host(server: Agency) -> None:
    with agency(lambda _: Says(body=b'{"items": []}')) as other:
        server.answer = lambda _: Says(body=json.dumps({"items": [{"a": 1}], "next": other.home}).encode())
        carrier = poll(server, "s3cret", auth="bearer", paging="onward", next_path="next", items_path="items")
        carrier.haul(cursor=carrier.haul(cursor={}, now=NOW).cursor, now=NOW)
        assert "Authorization" not in other.asked[0].headers
        more = {"auth": "query", "key_name": "apikey", "paging": "onward", "next_path": "next", "items_path": "items"}
        carrier = poll(server, "s3cret", **more)
        carrier.haul(cursor=carrier.haul(cursor={}, now=NOW).cursor, now=NOW)
        assert other.asked[1].query == {}


@pytest.mark.parametrize(("status", "lasting"), [(401, True), (403, True), (404, False), (429, False), (503, False)])
def test_refusals_say_what_to_do(server: Agency, status: int, *, lasting: bool) -> None:
    body = b"s3cret is not welcome"
    server.answer = lambda _: Says(status, body, {"Retry-After": "90", "Content-Type": "text/plain"})
    with pytest.raises(TransportError, match=str(status)) as refused:
        poll(server, "s3cret", auth="bearer").haul(cursor={}, now=NOW)
    assert (refused.value.lasting, refused.value.wait) == (lasting, 90)
    assert "s3cret" not in str(refused.value)
    assert "127.0.0.1" in str(refused.value)


def test_a_private_host_is_reached_only_where_it_was_named(server: Agency) -> None:
    server.answer = lambda _: Says(302, headers={"Location": "http://[::1]/x"})
    with pytest.raises(TransportError, match="WIREROOM_PRIVATE_HOSTS") as refused:
        poll(server).haul(cursor={}, now=NOW)
    assert refused.value.lasting


def older(server: Agency, pages: dict[str, tuple[str, str]]) -> None:
    """Pages of a feed: path -> (guid, path of the next older one)."""

    def answer(asked: Asked) -> Says:
        guid, onward = pages[asked.path]
        headers = {"Link": f'<{onward}>; rel="next"'} if onward else {}
        return Says(body=RSS % (b"", guid.encode()), headers=headers)

    server.answer = answer


def hauls(carrier: Poll, cursor: dict[str, Any]) -> tuple[list[bytes], dict[str, Any]]:
    brought: list[bytes] = []
    for _ in range(20):
        haul = carrier.haul(cursor=cursor, now=NOW)
        cursor = dict(haul.cursor)
        brought += [each.data for each in haul.parcels]
        if not haul.more:
            return brought, cursor
    pytest.fail("it never ends")


def test_older_pages_are_read_back_to_what_is_known(server: Agency) -> None:
    older(server, {"/feed.xml": ("3", "/2"), "/2": ("2", "/1"), "/1": ("1", "")})
    carrier = poll(server, paging="older")
    brought, cursor = hauls(carrier, {})
    assert len(brought) == 3
    older(server, {"/feed.xml": ("5", "/4"), "/4": ("4", "/3"), "/3": ("3", "/2"), "/2": ("2", "/1")})
    brought, cursor = hauls(carrier, cursor)
    assert [b"<guid>%d" % guid in each for guid, each in zip((5, 4, 3), brought, strict=True)] == [True] * 3
    before = len(server.asked)
    assert hauls(carrier, cursor)[0] == []
    assert len(server.asked) == before + 1


def test_older_pages_have_an_end(server: Agency) -> None:
    def answer(asked: Asked) -> Says:
        link = b'<link xmlns="http://www.w3.org/2005/Atom" rel="next" href="/%d"/>' % len(server.asked)
        return Says(body=RSS % (link, asked.path.encode()))

    server.answer = answer
    assert len(hauls(poll(server, paging="older", pages=4), {})[0]) == 4


def test_a_place_the_server_has_forgotten_is_told_of_once(server: Agency) -> None:
    pages = {"/feed.xml": {"items": [{"n": 1}], "next": "/2"}, "/2": None}

    def answer(asked: Asked) -> Says:
        page = pages[asked.path]
        return Says(body=json.dumps(page).encode()) if page else Says(410)

    server.answer = answer
    carrier = poll(server, paging="onward", next_path="next", items_path="items")
    first = carrier.haul(cursor={}, now=NOW)
    lost = carrier.haul(cursor=first.cursor, now=NOW)
    assert ("missing" in lost.leavings[0].reason, lost.more) == (True, True)
    assert carrier.haul(cursor=lost.cursor, now=NOW).parcels == first.parcels


def test_json_that_is_cut_off_moves_no_cursor(server: Agency) -> None:
    server.answer = lambda _: Says(body=b'{"items": [{"n": 1}')
    with pytest.raises(TransportError, match="no JSON that can be read"):
        poll(server, paging="onward", next_path="next", items_path="items").haul(cursor={}, now=NOW)


def test_trying_it_says_what_lies_there(server: Agency) -> None:
    server.answer = lambda _: Says(body=b'{"items": [{"n": 1}], "next": "/2"}')
    assert poll(server).look(now=NOW) == "The address answers with a file of 35 bytes."
    many = poll(server, paging="onward", next_path="next", items_path="items").look(now=NOW)
    assert many == "The address answers with 1 items, and names a next page."


@pytest.mark.django_db
def test_a_server_that_asks_for_time_gets_it(server: Agency) -> None:
    server.answer = lambda _: Says(503, headers={"Retry-After": "1800"})
    wire.save_transport(feed=FEED, kind="poll", settings={"url": server.home}, now=NOW)
    rest = wire.Fetching(FEED).round(clock=SetClock(NOW))
    assert rest is not None
    assert rest >= timedelta(minutes=30)


@pytest.mark.django_db
def test_a_cursor_counts_only_together_with_its_copy(server: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    far = FarPages(server)
    far.put("a", copy(1))
    wire.save_transport(feed=FEED, kind="poll", settings=far.settings, secret=far.secret, now=NOW)
    with monkeypatch.context() as broken:
        broken.setattr("wireroom.wire.flows.keep_haul._settle", _die)
        with pytest.raises(KeyboardInterrupt):
            wire.Fetching(FEED).round(clock=SetClock(NOW))
    assert not Delivery.objects.exists()
    wire.Fetching(FEED).round(clock=SetClock(NOW))
    assert [raw_store.read(each.sha256) for each in Delivery.objects.all()] == [copy(1)]


def _die(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_running_numbers_that_never_come_are_told_once(server: Agency) -> None:
    pages = iter([[1, 2], [5, 4], [6], [7]])
    server.answer = lambda _: Says(body=json.dumps({"items": [{"seq": n} for n in next(pages)]}).encode())
    carrier = poll(server, items_path="items", number_path="seq")
    cursor: dict[str, Any] = {}
    told = []
    for minutes in (0, 1, 12, 24):
        haul = carrier.haul(cursor=cursor, now=NOW + timedelta(minutes=minutes))
        cursor = json.loads(json.dumps(haul.cursor))
        told.append([each.reason for each in haul.leavings])
    assert [len(each) for each in told] == [0, 0, 1, 0]
    assert "numbers 3 never came" in told[2][0]


@pytest.mark.parametrize("way", ["redirect", "next page"])
def test_the_far_side_leads_to_no_other_host_in_the_house(way: str) -> None:
    """`localhost` may be reached for feeds that name it; what this feed's server says names nothing."""
    met: list[str] = []

    def answer(asked: Asked) -> Says:
        met.append(asked.headers["Host"])
        inside = f"http://localhost:{asked.headers['Host'].rpartition(':')[2]}/admin"
        if way == "redirect":
            return Says(302, b"", {"Location": inside})
        return Says(body=json.dumps({"items": [len(met)], "next": inside}).encode())

    with agency(answer) as server:
        paths = {"items_path": "items", "next_path": "next"}
        poll = Poll(PollSettings(url=f"{server.home}/feed", paging="onward", **paths), "")
        cursor = {} if way == "redirect" else poll.haul(cursor={}, now=NOW).cursor
        with pytest.raises(TransportError, match="points to localhost"):
            poll.haul(cursor=cursor, now=NOW)
    assert not any(host.startswith("localhost") for host in met)
