"""What an item means to the newsroom is kept when it is filed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wireroom.kernel.clock import SystemClock
from wireroom.kernel.pulse import pulse
from wireroom.wire import api as wire
from wireroom.wire.events import FiledItem
from wireroom.wire.models import Item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]
NOW = SystemClock().now()

type NewsML = Callable[..., bytes]


def take(*copies: bytes) -> list[FiledItem]:
    receipts = [wire.receive(feed="halyard", name=f"{n}.xml", data=data, now=NOW) for n, data in enumerate(copies)]
    filings = wire.file_batch([each.delivery_id for each in receipts], now=NOW)
    return [wire.filed_item(item_id=number) for filing in filings for number in filing.item_ids]


@pytest.mark.parametrize("together", [True, False])
def test_versions_are_classed_by_their_place(newsml: NewsML, together: bool) -> None:
    copies = [newsml("a"), newsml("a", version=2, text="More."), newsml("b", link="a"), newsml("c")]
    found = take(*copies) if together else [filed for copy in copies for filed in take(copy)]
    assert [each.classed for each in found] == ["new", "update", "update", "new"]


def test_an_order_to_kill_in_words_is_pressing_and_lies_with_its_story(newsml: NewsML) -> None:
    story, order = take(newsml(slugline="BRIDGE"), newsml(version=2, headline="WITHDRAWN: Bridge closes"))
    assert (story.level, story.classed) == ("routine", "new")
    assert (order.level, order.classed) == ("bulletin", "kill")
    assert order.thread_id == story.thread_id
    assert order.item.effective_status == "usable"


def test_urgency_and_language_are_kept(newsml: NewsML) -> None:
    wire.save_feed(name="halyard", provider="halyard", credit_name="Halyard", language="en")
    (filed,) = take(newsml().replace(b"<urgency>4<", b"<urgency>1<"))
    assert filed.level == "flash"
    assert Item.objects.get(pk=filed.id).language == "en"


def test_the_wires_pulse_beats_when_copy_is_filed_and_not_for_a_repeat(newsml: NewsML) -> None:
    take(newsml())
    before = pulse("wire")
    assert before > 0
    take(newsml() + b"<!-- again -->")
    assert pulse("wire") == before


def test_a_kill_under_an_id_of_its_own_finds_the_thread_of_its_story(newsml: NewsML) -> None:
    story, order = take(
        newsml("a", slugline="BC-BRIDGE"),
        newsml("b", slugline="BC-Bridge,KILL", text="Editors: please kill the story."),
    )
    assert (order.classed, order.thread_id) == ("kill", story.thread_id)
    assert [each.id for each in wire.concerned(item_id=order.id)] == [story.id]


@pytest.mark.parametrize(
    ("headline", "slugline"),
    [("WITHDRAWN: Bridge closes", ""), ("BC-BRIDGE KILL", "BC-BRIDGE,KILL")],
)
def test_a_kill_that_lies_alone_tells_which_story_it_seems_to_be_about(
    newsml: NewsML, headline: str, slugline: str
) -> None:
    elsewhere = b"Port Merrow", b"Belmora"
    story, _, order = take(
        newsml("a", slugline="BC-BRIDGE"),
        newsml("c", slugline="BC-BRIDGE-PAINTERS", headline="Bridge closes again"),
        newsml("b", headline=headline, slugline=slugline, text="Editors: please kill it.").replace(*elsewhere),
    )
    assert order.classed == "kill"
    assert order.thread_id != story.thread_id
    assert [each.id for each in wire.concerned(item_id=order.id)] == [story.id]


def test_asking_about_an_item_that_is_not_there_says_so() -> None:
    with pytest.raises(LookupError, match="no wire item 7"):
        wire.concerned(item_id=7)
