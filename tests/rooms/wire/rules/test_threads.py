from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.rules.item import Link, Moment, WireItem
from wireroom.wire.rules.sluglines import place_key, slugline_key
from wireroom.wire.rules.threads import strands, thread_keys

KEYS = st.lists(st.frozensets(st.sampled_from("abcdefghij"), min_size=1, max_size=3), min_size=1, max_size=12)


def filed_in_batches(keys_of: list[frozenset[str]], sizes: list[int]) -> list[set[int]]:
    """File items batch by batch as the flow does, and give the partition of their positions."""
    known: dict[str, int] = {}
    thread_of: dict[int, int] = {}
    at, fresh = 0, 0
    for size in [*sizes, len(keys_of)]:
        batch = keys_of[at : at + size]
        for strand in strands(batch, known=known):
            fresh += 1
            into = strand.threads[0] if strand.threads else 1000 + fresh
            known = {key: into if thread in strand.threads else thread for key, thread in known.items()}
            thread_of = {item: into if thread in strand.threads else thread for item, thread in thread_of.items()}
            known |= dict.fromkeys(strand.keys, into)
            thread_of |= {at + member: into for member in strand.members}
        at += len(batch)
    groups: dict[int, set[int]] = {}
    for item, thread in thread_of.items():
        groups.setdefault(thread, set()).add(item)
    return list(groups.values())


@given(keys_of=KEYS, data=st.data(), sizes=st.lists(st.integers(1, 4), max_size=6))
def test_the_partition_does_not_depend_on_order_or_batches(
    keys_of: list[frozenset[str]], data: st.DataObject, sizes: list[int]
) -> None:
    order = data.draw(st.permutations(range(len(keys_of))))
    together = filed_in_batches(keys_of, [len(keys_of)])
    shuffled = filed_in_batches([keys_of[each] for each in order], sizes)
    assert {frozenset(group) for group in together} == {frozenset(order[each] for each in group) for group in shuffled}


@given(keys_of=KEYS)
def test_items_that_share_a_key_are_in_one_strand(keys_of: list[frozenset[str]]) -> None:
    strand_of = {member: number for number, each in enumerate(strands(keys_of, known={})) for member in each.members}
    assert set(strand_of) == set(range(len(keys_of)))
    for one, keys in enumerate(keys_of):
        assert all(strand_of[one] == strand_of[other] for other, more in enumerate(keys_of) if keys & more)


def test_the_oldest_thread_goes_on() -> None:
    (strand,) = strands([frozenset("ab")], known={"a": 9, "b": 4})
    assert strand.threads == (4, 9)


def item(**facts: object) -> WireItem:
    return WireItem(format="ninjs-2", kind="text", guid="a", stable_id="a", **facts)  # type: ignore[arg-type]


def test_only_relations_that_continue_a_story_tie_it() -> None:
    links = (Link(relation="evolvedFrom", stable_id="b"), Link(relation="seeAlso", stable_id="c"))
    assert thread_keys(item(links=links), stable_id="a") == {"id:a", "id:b"}


def test_takes_of_a_slugline_on_one_day_in_one_place_share_a_key() -> None:
    day = Moment(raw="20261122", day=date(2026, 11, 22))
    first = thread_keys(
        item(slugline="BC-HARBOUR-BRIDGE", dateline="PORT MERROW, 22 Nov (Halyard) -", sent=day), stable_id="a"
    )
    second = thread_keys(item(slugline="Harbour/Bridge (UPDATE 1, PIX)", place="Port Merrow", sent=day), stable_id="b")
    assert first & second == {"slug:harbour-bridge|2026-11-22|port-merrow"}


def test_a_slugline_without_place_or_day_ties_nothing() -> None:
    assert thread_keys(item(slugline="HARBOUR-BRIDGE", place="Port Merrow"), stable_id="a") == {"id:a"}


def test_take_labels_are_no_part_of_the_name() -> None:
    names = [
        "Ferry-Held",
        "FERRY-HELD, 1st Ld-Writethru",
        "Ferry/Held/",
        "ferry held take 2",
        "AP--Ferry-Held (CORRECTED)",
    ]
    assert {slugline_key(name, take=None) for name in names} == {"ferry-held"}
    assert slugline_key("FERRY-HELD 3rd add", take="3rd add") == "ferry-held"


def test_the_town_is_what_stands_before_date_and_agency() -> None:
    assert place_key(dateline="BADEN-BADEN (Halyard) -", place="Berlin") == "baden-baden"
    assert place_key(dateline=None, place="Port Merrow") == "port-merrow"


def test_a_slugline_of_haste_alone_joins_nothing() -> None:
    for slugline in ("URGENT", "AP-APNewsAlert", "FLASH/ (UPDATE 2)"):
        one = item(slugline=slugline, dateline="PORT CARROW -", version_created=Moment(raw="", day=date(2026, 5, 4)))
        assert thread_keys(one, stable_id="a") == {"id:a"}


def test_an_id_without_its_date_is_that_of_the_day() -> None:
    created = Moment(raw="", day=date(2026, 5, 4))
    bare = thread_keys(item(version_created=created), stable_id="urn:newsml:halyard.example::102")
    full = thread_keys(item(version_created=created), stable_id="urn:newsml:halyard.example:20260504:102")
    assert bare & full


def test_a_second_name_of_an_item_joins_it() -> None:
    named = (Link(relation="sameAs", stable_id="tt:refuno:77"),)
    assert thread_keys(item(links=named), stable_id="a") & thread_keys(item(links=named), stable_id="b")


def test_take_labels_of_every_agency_are_no_part_of_a_slugline() -> None:
    said = ("FERRY UV4", "FERRY", "Ferry, 2nd Ld-Writethru", "ferry (UPDATE 1, PIX)", "FERRY 2. Zusammenfassung")
    assert {slugline_key(each, take=None) for each in said} == {"ferry"}
