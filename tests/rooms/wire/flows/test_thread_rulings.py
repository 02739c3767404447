"""Editors join and split threads, and their rulings stand whatever arrives later."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from filed import filed_items
from wireroom.kernel.clock import SystemClock
from wireroom.kernel.pulse import pulse
from wireroom.wire import api as wire
from wireroom.wire.events import ItemFiled, Link, Moment, ThreadsJoined, ThreadSplit, WireItem
from wireroom.wire.flows.file_items import Copy, file_items
from wireroom.wire.models import Delivery, Feed, Item, Thread, ThreadCut, ThreadKey
from wireroom.wire.rules.threads import strands, thread_keys
from wireroom.wire.rules.threads_ruled import counted_keys, part, tie_key, ties_in

pytestmark = pytest.mark.django_db
NOW = SystemClock().now()
DAY = Moment(raw="20261122", at=NOW)


def item(stable_id: str, version: int = 1, *, links: Sequence[str] = (), slug: str = "") -> WireItem:
    return WireItem(
        format="test",
        kind="text",
        guid=stable_id,
        stable_id=stable_id,
        version=str(version),
        headline=f"{stable_id} {version}",
        slugline=slug or None,
        place="Port Carrow",
        sent=DAY,
        links=tuple(Link(relation="evolvedFrom", stable_id=each) for each in links),
    )


def file(*items: WireItem, feed: str = "halyard") -> list[int]:
    found, _ = Feed.objects.get_or_create(name=feed, defaults={"provider": feed, "credit_name": feed})
    number = Delivery.objects.count() + 1
    delivery = Delivery.objects.create(feed=found, name="x", sha256=f"{number:064x}", bytes=1, received_at=NOW)
    copies = [Copy(delivery=delivery, item=each, position=position) for position, each in enumerate(items)]
    with transaction.atomic():
        return file_items(copies, provider=feed)


def thread_of(stable_id: str) -> int:
    (thread,) = set(Item.objects.filter(stable_id=stable_id).values_list("thread_id", flat=True))
    return int(thread)


def split(*stable_ids: str) -> int:
    ids = [Item.objects.filter(stable_id=each).latest("id").pk for each in stable_ids]
    return wire.split_thread(item_ids=ids, editor="ann", now=NOW)


def join(one: str, other: str) -> int:
    return wire.join_threads(thread_id=thread_of(one), with_thread_id=thread_of(other), editor="ann", now=NOW)


def together(*stable_ids: str) -> bool:
    return len({thread_of(each) for each in stable_ids}) == 1


def test_a_split_takes_all_versions_of_a_line_and_those_to_come() -> None:
    file(item("a", slug="FERRY"), item("b", slug="FERRY"), item("b", 2, slug="FERRY"))
    new = split("b")
    assert [each.item.version for each in wire.thread_items(thread_id=new)] == ["1", "2"]
    file(item("b", 3, slug="FERRY", links=["a"]), item("c", slug="FERRY"))
    assert thread_of("b") == new
    assert together("a", "c")


def test_a_bridge_that_comes_later_does_not_undo_a_split() -> None:
    file(item("a", slug="FERRY"), item("b", slug="FERRY"))
    split("b")
    file(item("c", links=["a", "b"]))
    assert together("a", "c")
    assert not together("a", "b")


def test_what_remains_stays_one_thread_without_the_line_that_tied_it() -> None:
    file(item("a"), item("b", links=["a"]), item("c", links=["b"]))
    split("b")
    assert together("a", "c")
    file(item("c", 2))
    assert together("a", "c")


def test_lines_split_off_together_stay_together() -> None:
    file(item("a", slug="FERRY"), item("b", slug="FERRY"), item("c", slug="FERRY"))
    split("b", "c")
    file(item("b", 2, slug="FERRY"), item("c", 2, slug="FERRY"))
    assert together("b", "c")
    assert not together("a", "b")


def test_a_join_holds_for_all_that_comes_to_either_thread() -> None:
    file(item("a", slug="FERRY"), item("b", slug="HARBOUR"))
    older = min(thread_of("a"), thread_of("b"))
    assert join("b", "a") == older
    file(item("c", slug="FERRY"), item("d", slug="HARBOUR"))
    assert together("a", "b", "c", "d")


def test_joining_undoes_a_split_as_if_it_had_never_been() -> None:
    file(item("a", slug="FERRY"), item("b", slug="FERRY", links=["x"]))
    before = set(ThreadKey.objects.values_list("key", flat=True))
    split("b")
    join("a", "b")
    assert set(ThreadKey.objects.values_list("key", flat=True)) == before
    assert not ThreadCut.objects.exists()
    file(item("c", links=["b"]))
    assert together("a", "b", "c")


def test_splitting_undoes_a_join_as_if_it_had_never_been() -> None:
    file(item("a", slug="FERRY"), item("b", slug="HARBOUR"))
    join("a", "b")
    split("b")
    assert not ThreadCut.objects.exists()
    file(item("c", slug="HARBOUR"))
    assert together("b", "c")
    assert not together("a", "b")


def test_a_cut_stands_while_lifting_it_would_lead_to_a_third_thread() -> None:
    file(item("a", slug="FERRY"), item("b", slug="FERRY"), item("c", slug="HARBOUR"))
    split("b")
    join("b", "c")
    file(item("b", 2, slug="FERRY"))
    assert together("b", "c")
    assert not together("a", "b")


def test_rulings_are_announced_beaten_and_kept_with_who_and_when() -> None:
    file(item("a", slug="FERRY"), item("b", slug="FERRY"))
    old, before = thread_of("a"), pulse("wire")
    new = split("b")
    join("b", "a")
    assert pulse("wire") == before + 2
    found = wire.rulings(thread_id=old)
    assert [(each.action, each.editor, each.at, each.thread_id, each.other_id) for each in found] == [
        ("split", "ann", NOW, old, new),
        ("joined", "ann", NOW, new, old),
    ]


def test_threads_of_two_providers_are_never_joined() -> None:
    file(item("a"))
    file(item("b"), feed="tidewater")
    with pytest.raises(wire.UnableToRule, match="tidewater"):
        join("a", "b")
    assert not together("a", "b")


def test_what_cannot_be_ruled_is_refused_with_a_reason() -> None:
    ids = file(item("a"), item("b"))
    with pytest.raises(wire.UnableToRule, match="leave at least one"):
        wire.split_thread(item_ids=ids[:1], editor="ann", now=NOW)
    with pytest.raises(wire.UnableToRule, match="2 threads"):
        wire.split_thread(item_ids=ids, editor="ann", now=NOW)
    with pytest.raises(wire.UnableToRule, match="already"):
        join("a", "a")
    with pytest.raises(LookupError, match="no wire item 9999"):
        wire.split_thread(item_ids=[9999], editor="ann", now=NOW)
    with pytest.raises(LookupError, match="no thread 9999"):
        wire.join_threads(thread_id=ids[0], with_thread_id=9999, editor="ann", now=NOW)


def as_the_rule_says() -> set[frozenset[str]]:
    """The partition of all lines that follows from the items and the rulings as they are kept."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    apart = set(ThreadCut.objects.values_list("stable_id", flat=True))
    for filed in filed_items():
        own = thread_keys(filed.item, stable_id=filed.item.stable_id or "")
        keys[filed.item.stable_id or ""] |= counted_keys(own, stable_id=filed.item.stable_id or "", apart=apart)
    for tie in ties_in(ThreadKey.objects.values_list("key", flat=True)):
        for each in tie:
            keys[each].add(tie_key(*tie))
    names = sorted(keys)
    found = strands([frozenset(keys[each]) for each in names], known={})
    return {frozenset(names[each] for each in strand.members) for strand in found}


def as_kept() -> set[frozenset[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    for stable_id, thread in Item.objects.values_list("stable_id", "thread_id"):
        found[thread].add(stable_id)
    assert set(found) == set(Thread.objects.values_list("pk", flat=True))
    return {frozenset(each) for each in found.values()}


NAMES = "abcdef"
COPIES = st.lists(
    st.builds(
        item,
        st.sampled_from(NAMES),
        st.integers(1, 3),
        links=st.lists(st.sampled_from(NAMES), max_size=2),
        slug=st.sampled_from(["", "FERRY", "HARBOUR", "BRIDGE"]),
    ),
    min_size=2,
    max_size=10,
)


def rule_at_random(dice: random.Random) -> None:
    known = sorted(set(Item.objects.values_list("stable_id", flat=True)))
    one, other = dice.choice(known), dice.choice(known)
    try:
        split(one) if dice.random() < 0.6 else join(one, other)
    except wire.UnableToRule:
        return


@settings(max_examples=60, deadline=None)
@given(copies=COPIES, seed=st.integers(0, 10_000))
def test_threads_are_what_items_and_rulings_say_wherever_the_rulings_are_placed(
    copies: list[WireItem], seed: int
) -> None:
    dice = random.Random(seed)
    with transaction.atomic():
        for copy in copies:
            file(copy)
            if dice.random() < 0.4:
                rule_at_random(dice)
        assert as_kept() == as_the_rule_says()
        transaction.set_rollback(True)


@settings(max_examples=40, deadline=None)
@given(copies=COPIES, data=st.data())
def test_a_ruling_stands_in_whatever_order_the_rest_arrives(copies: list[WireItem], data: st.DataObject) -> None:
    base = [item("a", 9, slug="FERRY"), item("b", 9, slug="FERRY")]
    partitions = []
    for order in (copies, data.draw(st.permutations(copies))):
        with transaction.atomic():
            file(*base)
            split("b")
            for copy in order:
                file(copy)
            assert not together("a", "b")
            partitions.append(as_kept())
            transaction.set_rollback(True)
    assert partitions[0] == partitions[1]


@given(
    keys=st.dictionaries(
        st.sampled_from(NAMES), st.frozensets(st.sampled_from("123456"), min_size=1, max_size=3), min_size=2
    ),
    data=st.data(),
)
def test_a_parting_leaves_two_sides_that_share_no_key_each_of_one_piece(
    keys: dict[str, frozenset[str]], data: st.DataObject
) -> None:
    off = data.draw(st.sets(st.sampled_from(sorted(keys)), min_size=1, max_size=len(keys) - 1))
    parting = part(keys, off=frozenset(off), apart=frozenset(), ties=frozenset())
    assert not parting.left & parting.gone
    assert parting.cut <= off


def test_the_story_room_hears_of_it(heard: list[object]) -> None:
    from wireroom.kernel.outbox import deliver  # noqa: PLC0415 - beside the only test that needs it

    file(item("a", slug="FERRY"), item("b", slug="FERRY"))
    old = thread_of("a")
    new = split("b")
    join("a", "b")
    deliver(lane="quick", now=NOW)
    assert [each for each in heard if not isinstance(each, ItemFiled)] == [
        ThreadSplit(thread_id=old, into_thread_id=new),
        ThreadsJoined(thread_id=new, into_thread_id=old),
    ]
