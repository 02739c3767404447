"""Items of other agencies that tell of the same event are hinted at, and nothing else happens to them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.pulse import pulse
from wireroom.wire import api as wire
from wireroom.wire.events import Block, WireItem
from wireroom.wire.flows.file_items import Copy, file_items
from wireroom.wire.models import Delivery, Feed, Likeness, TellingWord, Thread

pytestmark = pytest.mark.django_db
NOW = SystemClock().now()
ALMA = "A ferry with 212 people, the Alma of Northline, ran aground on Merrow Bank, captain Ines Halvorsen said."
AGAIN = "All 212 people on the Northline ferry Alma, aground on Merrow Bank, are safe, captain Ines Halvorsen said."


@pytest.fixture(autouse=True)
def _feeds() -> None:
    for name in ("halyard", "tidewater"):
        Feed.objects.create(name=name, provider=name, credit_name=name.title())


def file(feed: str, stable_id: str, text: str, *, version: str = "1", hours: float = 0) -> int:
    at = NOW + timedelta(hours=hours)
    number = Delivery.objects.count() + 1
    delivery = Delivery.objects.create(
        feed=Feed.objects.get(name=feed), name="x", sha256=f"{number:064x}", bytes=1, received_at=at
    )
    item = WireItem(
        format="test",
        kind="text",
        guid=stable_id,
        stable_id=stable_id,
        version=version,
        headline="Ferry aground",
        body=(Block(kind="paragraph", html=text),),
    )
    with transaction.atomic():
        (filed,) = file_items([Copy(delivery=delivery, item=item, position=0)], provider=feed)
    wire.compare_agencies(item_ids=[filed], now=at)
    return filed


def test_the_same_event_is_hinted_at_from_either_side() -> None:
    one, other = file("halyard", "a", ALMA), file("tidewater", "b", AGAIN)
    found = wire.likenesses(item_ids=[one, other])
    assert [(hint.id, hint.provider, hint.headline) for hint, _ in found[one]] == [
        (other, "tidewater", "Ferry aground")
    ]
    assert [hint.id for hint, _ in found[other]] == [one]
    assert 0 < found[one][0][1] <= 1
    assert Thread.objects.count() == 2


def test_one_agency_is_never_like_itself() -> None:
    one, other = file("halyard", "a", ALMA), file("halyard", "b", AGAIN)
    assert wire.likenesses(item_ids=[one, other]) == {}


def test_what_came_more_than_a_day_before_is_not_compared() -> None:
    one = file("halyard", "a", ALMA)
    file("tidewater", "b", AGAIN, hours=25)
    assert wire.likenesses(item_ids=[one]) == {}


def test_words_are_kept_for_two_days_and_of_the_newest_version() -> None:
    file("halyard", "a", ALMA)
    second = file("halyard", "a", AGAIN, version="2", hours=1)
    assert set(TellingWord.objects.values_list("item_id", flat=True)) == {second}
    file("tidewater", "c", "Nothing else happened in Belmora.", hours=50)
    assert not TellingWord.objects.filter(item_id=second).exists()


def test_comparing_again_changes_nothing() -> None:
    file("halyard", "a", ALMA)
    other = file("tidewater", "b", AGAIN)
    before = list(Likeness.objects.values_list("item_id", "other_id", "score"))
    words = TellingWord.objects.count()
    wire.compare_agencies(item_ids=[other], now=NOW)
    assert list(Likeness.objects.values_list("item_id", "other_id", "score")) == before
    assert TellingWord.objects.count() == words


def test_three_hints_at_most_one_for_each_running_story() -> None:
    for name in "abcde":
        file("halyard", name, ALMA)
    other = file("tidewater", "z", AGAIN)
    hints = wire.likenesses(item_ids=[other])[other]
    assert len(hints) == 3
    assert len({hint.thread_id for hint, _ in hints}) == 3


def test_a_hint_beats_the_wires_pulse() -> None:
    file("halyard", "a", ALMA)
    before = pulse("wire")
    file("tidewater", "b", AGAIN)
    assert pulse("wire") == before + 2


def test_a_newsroom_with_one_agency_keeps_no_words() -> None:
    Feed.objects.filter(name="tidewater").delete()
    file("halyard", "a", ALMA)
    assert not TellingWord.objects.exists()
