from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass

from wireroom.circulation.front.counter import ReadingCounter
from wireroom.circulation.rules.handover import Handover, handover_of


@dataclass
class Word:
    body: bytes
    address: str = "192.0.2.7"
    fetch_site: str = "same-origin"


class Newsroom:
    """Takes hand-overs, or is away."""

    def __init__(self) -> None:
        self.is_away = False
        self.taken: list[Handover] = []
        self.tries: list[Handover] = []
        self.open_now: list[tuple[str, int]] = []

    async def take(self, body: bytes) -> bool:
        self.tries.append(handover_of(body))
        if not self.is_away:
            self.taken.append(handover_of(body))
        return not self.is_away


def counter_for(newsroom: Newsroom) -> ReadingCounter:
    return ReadingCounter(
        own_host="courier.example",
        is_public=lambda path: path in {"/a", "/b"},
        open_now=lambda most: newsroom.open_now[:most],
        hand_over=newsroom.take,
    )


def opened(page: str) -> Word:
    return Word(json.dumps({"page": page, "from": "", "via": "alert"}).encode())


def test_counts_are_added_up_and_handed_over_once() -> None:
    newsroom = Newsroom()
    counter = counter_for(newsroom)
    assert [counter.take(opened(page)) for page in ("/a", "/a", "/b")] == [204, 204, 204]
    asyncio.run(counter.pass_on())
    asyncio.run(counter.pass_on())
    (handover,) = newsroom.taken
    assert {(row.page, row.measure): row.count for row in handover.counted} == {
        ("/a", "opened"): 2,
        ("/a", "from-alert"): 2,
        ("/b", "opened"): 1,
        ("/b", "from-alert"): 1,
    }


def test_what_was_not_taken_is_said_again_under_the_same_number_and_nothing_is_lost() -> None:
    newsroom = Newsroom()
    counter = counter_for(newsroom)
    newsroom.is_away = True
    counter.take(opened("/a"))
    asyncio.run(counter.pass_on())
    counter.take(opened("/b"))
    asyncio.run(counter.pass_on())
    newsroom.is_away = False
    asyncio.run(counter.pass_on())
    asyncio.run(counter.pass_on())
    assert [handover.number for handover in newsroom.tries] == [1, 1, 1, 2]
    assert [row.page for handover in newsroom.taken for row in handover.counted if row.measure == "opened"] == [
        "/a",
        "/b",
    ]


def test_who_has_what_open_is_told_when_it_changes_only() -> None:
    newsroom = Newsroom()
    counter = counter_for(newsroom)
    for open_now in ([("", 1), ("/a", 1)], [("", 1), ("/a", 1)], [("", 0)]):
        newsroom.open_now = open_now
        asyncio.run(counter.pass_on())
    assert [handover.open_now for handover in newsroom.taken] == [(("", 1), ("/a", 1)), (("", 0),)]


def test_a_page_that_is_not_public_another_site_nonsense_and_a_flood_are_not_counted() -> None:
    newsroom = Newsroom()
    counter = counter_for(newsroom)
    assert counter.take(opened("/desk/")) == 404
    assert counter.take(Word(opened("/a").body, fetch_site="cross-site")) == 403
    assert counter.take(Word(b"{")) == 400
    flood = [counter.take(Word(opened("/a").body, address="198.51.100.1")) for _ in range(500)]
    assert set(flood) == {204, 429}
    asyncio.run(counter.pass_on())
    (handover,) = newsroom.taken
    assert sum(row.count for row in handover.counted if row.measure == "opened") == flood.count(204) < 500
