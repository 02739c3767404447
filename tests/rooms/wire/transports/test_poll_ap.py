from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from faults import FEED, NOW
from web_far_side import Agency, Asked, Says, agency

from filed import filed_items
from wireroom.kernel.clock import SetClock
from wireroom.wire import api as wire
from wireroom.wire.adapters.transports.carrier import TransportError
from wireroom.wire.adapters.transports.poll.ap import MOST_OWED, Ap, ApSettings

pytestmark = pytest.mark.usefixtures("data_folder", "private_loopback")
NITF = (
    '<?xml version="1.0" encoding="ISO-8859-1"?><nitf><body><body.head/><body.content><block>'
    "<p>Die Fähre {} blieb im Hafen von Port Carrow.</p></block></body.content></body></nitf>"
).format


class Feed:
    """AP's feed in small: one item a page, its text at an address of its own."""

    def __init__(self, server: Agency) -> None:
        server.answer = self.answer
        self.home = server.home
        self.many = 0
        self.no_text: set[str] = set()

    def answer(self, asked: Asked) -> Says:
        if asked.headers["x-api-key"] != "key":
            return Says(401)
        if asked.path.startswith("/text/"):
            number = asked.path.removeprefix("/text/")
            return Says(503) if number in self.no_text else Says(body=NITF(number).encode("iso-8859-1"))
        at = int(asked.query.get("seq", "0"))
        items = [{"meta": {"seq": at}, "item": self.item(at)}] if at < self.many else []
        onward = f"{self.home}/feed?qt=x&seq={at + len(items)}"
        return Says(body=json.dumps({"data": {"items": items, "next_page": onward}}).encode())

    def item(self, number: int) -> dict[str, Any]:
        return {
            "altids": {"itemid": f"ferry{number}", "etag": f"ferry{number}_0"},
            "uri": f"https://api.ap.org/media/v/content/ferry{number}",
            "version": 1,
            "type": "text",
            "pubstatus": "usable",
            "headline": f"Ferry {number} stays",
            "renditions": {"nitf": {"href": f"{self.home}/text/{number}", "type": "text"}},
        }


@pytest.fixture
def server() -> Iterator[Agency]:
    with agency(lambda _: Says()) as server:
        yield server


@pytest.fixture
def feed(server: Agency) -> Feed:
    return Feed(server)


def ap(server: Agency, key: str = "key") -> Ap:
    return Ap(ApSettings(url=f"{server.home}/feed?page_size=1&include=*", hold=0), key)


def round_of(carrier: Ap, cursor: dict[str, Any], now: datetime) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    brought: list[dict[str, Any]] = []
    for _ in range(9):
        haul = carrier.haul(cursor=cursor, now=now)
        brought += [json.loads(each.data)["item"] for each in haul.parcels]
        cursor = json.loads(json.dumps(haul.cursor))
        if not haul.more:
            return brought, cursor
    pytest.fail("it never ends")


def text(item: dict[str, Any]) -> str:
    return item["renditions"]["nitf"].get("content", "")


def test_items_come_with_their_texts_page_after_page(server: Agency, feed: Feed) -> None:
    feed.many = 2
    carrier = ap(server)
    brought, cursor = round_of(carrier, {}, NOW)
    assert [each["altids"]["itemid"] for each in brought] == ["ferry0", "ferry1"]
    assert "Die Fähre 1 blieb" in text(brought[1])
    assert cursor["next"] == f"{server.home}/feed?qt=x&seq=2&include=*"
    feed.many = 3
    assert len(round_of(carrier, cursor, NOW)[0]) == 1


def test_a_text_that_is_late_follows(server: Agency, feed: Feed) -> None:
    feed.many, feed.no_text = 2, {"0"}
    carrier = ap(server)
    brought, cursor = round_of(carrier, {}, NOW)
    assert [bool(text(each)) for each in brought] == [False, True]
    brought, same = round_of(carrier, cursor, NOW + timedelta(seconds=5))
    assert (brought, same["owed"]) == ([], cursor["owed"])
    brought, cursor = round_of(carrier, cursor, NOW + timedelta(seconds=11))
    assert (brought, cursor["owed"][0]["times"]) == ([], 2)
    feed.no_text = set()
    brought, cursor = round_of(carrier, cursor, NOW + timedelta(seconds=60))
    assert [bool(text(each)) for each in brought] == [True]
    assert "owed" not in cursor


def test_a_text_that_never_comes_is_told_of(server: Agency, feed: Feed) -> None:
    feed.many, feed.no_text = 1, {"0"}
    carrier = ap(server)
    _, cursor = round_of(carrier, {}, NOW)
    haul = carrier.haul(cursor=cursor, now=NOW + timedelta(days=2))
    assert [each.name for each in haul.leavings] == ["ferry0"]
    assert "owed" not in haul.cursor


def test_no_more_is_taken_while_no_texts_come(server: Agency, feed: Feed) -> None:
    feed.many, feed.no_text = 1, {"0"}
    _, cursor = round_of(ap(server), {}, NOW)
    with pytest.raises(TransportError, match="no texts at the moment"):
        ap(server).haul(cursor={**cursor, "owed": cursor["owed"] * (MOST_OWED + 1)}, now=NOW)


def test_a_wrong_key_is_told(server: Agency, feed: Feed) -> None:
    feed.many = 1
    with pytest.raises(TransportError, match="check the user, password or key") as refused:
        ap(server, "wrong").haul(cursor={}, now=NOW)
    assert refused.value.lasting


@pytest.mark.django_db
def test_aps_copy_is_read_with_its_text(server: Agency, feed: Feed) -> None:
    feed.many = 2
    settings = {"url": f"{server.home}/feed?page_size=1&include=*", "hold": 0}
    wire.save_transport(feed=FEED, kind="ap", settings=settings, secret="key", now=NOW)
    wire.Fetching(FEED).round(clock=SetClock(NOW))
    wire.file_waiting(now=NOW)
    assert not wire.quarantined()
    found = filed_items()
    assert {each.item.headline for each in found} == {"Ferry 0 stays", "Ferry 1 stays"}
    assert all("Port Carrow" in str(each.item.body) for each in found)
