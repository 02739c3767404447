from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest
from faults import FEED, NOW
from graphql import build_schema, graphql_sync
from web_far_side import Agency, Asked, Says, agency

from filed import filed_items
from wireroom.kernel.clock import SetClock
from wireroom.wire import api as wire
from wireroom.wire.adapters.transports.carrier import Haul, TransportError
from wireroom.wire.adapters.transports.reuters import token
from wireroom.wire.adapters.transports.reuters.carrier import Reuters
from wireroom.wire.adapters.transports.reuters.query import FIELDS
from wireroom.wire.adapters.transports.reuters.settings import ReutersSettings

TEXTS = [each for each in FIELDS.partition(" subject ")[0].split() if each != "urgency"]
SCHEMA = build_schema(
    "enum Media { TEXT PICTURE } input Filter { mediaTypes: [Media] dateRange: String channel: [String] }"
    " type Subject { code: String name: String rel: String } type PageInfo { hasNextPage: Boolean endCursor: String }"
    f" type Item {{ {' '.join(f'{name}: String' for name in TEXTS)} urgency: Int subject: [Subject] }}"
    " type Found { totalHits: Int pageInfo: PageInfo items: [Item] }"
    " type Query { search(filter: Filter, cursor: String, limit: Int): Found item(id: ID!): Item }"
)


class Connect:
    """A strict stand-in: a real GraphQL engine checks each question, and a token is good for so many of them."""

    def __init__(self, server: Agency) -> None:
        server.answer = self.answer
        self.items: dict[str, datetime] = {}
        self.missing: set[str] = set()
        self.tokens = 0
        self.uses = 99
        self.expires_in = 3600
        self.spans: list[str] = []
        self.page = 2

    def answer(self, asked: Asked) -> Says:
        if asked.path == "/token":
            return self.token(parse_qs(asked.body.decode()))
        if asked.headers["Authorization"] != f"Bearer t{self.tokens}" or not self.uses:
            return Says(401)
        self.uses -= 1
        question = json.loads(asked.body)
        result = graphql_sync(SCHEMA, question["query"], self, variable_values=question.get("variables"))
        errors = {"errors": [{"message": each.message} for each in result.errors]} if result.errors else {}
        return Says(body=json.dumps({"data": result.data, **errors}).encode())

    def token(self, form: dict[str, list[str]]) -> Says:
        if form["client_secret"] != ["right"]:
            return Says(401, b'{"error": "access_denied"}', {"Content-Type": "application/json"})
        self.tokens, self.uses = self.tokens + 1, 99
        return Says(body=json.dumps({"access_token": f"t{self.tokens}", "expires_in": self.expires_in}).encode())

    def search(self, _: object, *, filter: dict[str, Any], cursor: str, limit: int) -> dict[str, Any]:  # noqa: A002, ARG002 - GraphQL's own names
        self.spans.append(filter["dateRange"])
        since = datetime.strptime(filter["dateRange"] + "+0000", "%Y.%m.%d.%H.%M.%S%z")
        found = [each for each, at in self.items.items() if at >= since]
        start = int(cursor or 0)
        end = start + self.page
        info = {"hasNextPage": end < len(found), "endCursor": str(end)}
        return {"pageInfo": info, "items": [{"versionedGuid": each} for each in found[start:end]]}

    def item(self, _: object, *, id: str) -> dict[str, Any] | None:  # noqa: A002 - GraphQL's own name
        if id in self.missing:
            message = "Backend timed out"
            raise RuntimeError(message)
        return {"versionedGuid": id, "headLine": f"About {id}", "urgency": 3, "subject": [{"code": "N2:X"}]}


pytestmark = pytest.mark.usefixtures("data_folder", "private_loopback")


@pytest.fixture
def server() -> Iterator[Agency]:
    token._kept.clear()
    with agency(lambda _: Says()) as server:
        yield server


@pytest.fixture
def connect(server: Agency) -> Connect:
    return Connect(server)


def settings(server: Agency, **more: Any) -> dict[str, Any]:
    return {"url": f"{server.home}/graphql", "token_url": f"{server.home}/token", "client_id": "ed", **more}


def reuters(server: Agency, secret: str = "right", **more: Any) -> Reuters:  # noqa: S107 - of a throw-away server
    return Reuters(ReutersSettings(**settings(server, **more)), secret)


def round_of(carrier: Reuters, cursor: dict[str, Any], now: datetime) -> tuple[list[str], dict[str, Any], list[Haul]]:
    hauls: list[Haul] = []
    for _ in range(20):
        haul = carrier.haul(cursor=cursor, now=now)
        hauls.append(haul)
        cursor = json.loads(json.dumps(haul.cursor))
        if not haul.more:
            names = [json.loads(each.data)["versionedGuid"] for one in hauls for each in one.parcels]
            return names, cursor, hauls
    pytest.fail("it never ends")


def test_all_pages_of_a_span_are_brought_once(server: Agency, connect: Connect) -> None:
    connect.items = {f"tag:{n}": NOW - timedelta(minutes=n) for n in range(5)} | {"tag:old": NOW - timedelta(days=1)}
    carrier = reuters(server)
    names, cursor, hauls = round_of(carrier, {}, NOW)
    assert sorted(names) == [f"tag:{n}" for n in range(5)]
    assert b"About tag:0" in hauls[1].parcels[0].data
    connect.items["tag:late"] = NOW - timedelta(seconds=40)
    names, cursor, _ = round_of(carrier, cursor, NOW + timedelta(seconds=30))
    assert names == ["tag:late"]
    assert round_of(carrier, cursor, NOW + timedelta(seconds=60))[0] == []


def test_spans_overlap(server: Agency, connect: Connect) -> None:
    server.answer = lambda asked: Says(
        body=connect.answer(asked).body, headers={"Date": "Sun, 22 Nov 2026 12:00:00 GMT"}
    )
    carrier = reuters(server, every=100)
    _, cursor, _ = round_of(carrier, {}, NOW + timedelta(hours=3))
    round_of(carrier, cursor, NOW + timedelta(hours=3))
    assert connect.spans == ["2026.11.22.14.00.00", "2026.11.22.11.58.00"]


def test_an_item_that_cannot_be_had_is_asked_for_later(server: Agency, connect: Connect) -> None:
    connect.items = {"tag:1": NOW, "tag:2": NOW}
    connect.missing = {"tag:2"}
    carrier = reuters(server)
    names, cursor, _ = round_of(carrier, {}, NOW)
    assert names == ["tag:1"]
    connect.missing = set()
    assert round_of(carrier, cursor, NOW + timedelta(seconds=30))[0] == ["tag:2"]
    connect.missing = {"tag:2"}
    _, cursor, _ = round_of(carrier, cursor, NOW + timedelta(seconds=30))
    _, cursor, hauls = round_of(carrier, cursor, NOW + timedelta(days=2))
    assert "for a day" in hauls[0].leavings[0].reason
    assert "owed" not in cursor


def test_a_token_is_kept_until_it_ends_or_is_refused(server: Agency, connect: Connect) -> None:
    carrier = reuters(server)
    for _ in range(3):
        carrier.haul(cursor={}, now=NOW)
    assert connect.tokens == 1
    reuters(server).haul(cursor={}, now=NOW)
    assert connect.tokens == 1
    connect.uses = 0
    carrier.haul(cursor={}, now=NOW)
    assert connect.tokens == 2


def test_wrong_credentials_are_told_without_the_secret(server: Agency, connect: Connect) -> None:
    with pytest.raises(TransportError, match="check the client ID") as refused:
        reuters(server, "wr0ng").haul(cursor={}, now=NOW)
    assert refused.value.lasting
    assert "wr0ng" not in str(refused.value)
    assert connect.tokens == 0


def test_a_question_that_is_not_accepted_is_told(server: Agency, connect: Connect) -> None:
    server.answer = lambda asked: (
        connect.answer(asked) if asked.path == "/token" else Says(body=b'{"errors": [{"message": "No such channel"}]}')
    )
    with pytest.raises(TransportError, match="No such channel"):
        reuters(server, channels="STK567, X").haul(cursor={}, now=NOW)


@pytest.mark.usefixtures("connect")
def test_channels_are_asked_for(server: Agency) -> None:
    reuters(server, channels="STK567, FES376").haul(cursor={}, now=NOW)
    assert json.loads(server.asked[-1].body)["variables"]["channel"] == ["STK567", "FES376"]
    assert reuters(server).look(now=NOW) == "Reuters answers; 0 texts are of the last hour."


@pytest.mark.django_db
def test_reuters_copy_is_read(server: Agency, connect: Connect) -> None:
    connect.items = {"tag:reuters.com,2026:newsml_A:1": NOW}
    wire.save_transport(feed=FEED, kind="reuters", settings=settings(server), secret="right", now=NOW)
    wire.Fetching(FEED).round(clock=SetClock(NOW))
    wire.file_waiting(now=NOW)
    assert not wire.quarantined()
    assert [each.item.headline for each in filed_items()] == ["About tag:reuters.com,2026:newsml_A:1"]
