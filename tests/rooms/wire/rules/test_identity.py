from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from wireroom.wire.rules.facts import FiledItem
from wireroom.wire.rules.facts_json import from_text, to_text
from wireroom.wire.rules.identity import content_hash, effective_id, in_conflict
from wireroom.wire.rules.item import Block, Embargo, Link, Moment, Note, Picture, Subject, WireItem
from wireroom.wire.rules.versions import VersionOrder, version_order

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
instants = st.datetimes(
    timezones=st.builds(timezone, st.integers(-720, 720).map(lambda minutes: timedelta(minutes=minutes)))
)
moments = st.builds(Moment, raw=words, at=st.none() | instants, day=st.none() | st.dates())
items = st.builds(
    WireItem,
    format=words,
    kind=st.sampled_from(["text", "picture"]),
    guid=st.none() | words,
    stable_id=st.none() | words,
    headline=st.none() | words,
    urgency=st.none() | st.integers(1, 9),
    sent=st.none() | moments,
    version_created=st.none() | moments,
    embargo=st.none() | st.builds(Embargo, raw=words, until=st.none() | instants),
    keywords=st.lists(words, max_size=2).map(tuple),
    subjects=st.lists(st.builds(Subject, code=words, name=st.none() | words), max_size=2).map(tuple),
    notes=st.lists(st.builds(Note, text=words, public=st.booleans()), max_size=2).map(tuple),
    links=st.lists(st.builds(Link, relation=words, stable_id=words), max_size=2).map(tuple),
    body=st.lists(st.builds(Block, kind=st.just("paragraph"), html=words), max_size=2).map(tuple),
    pictures=st.lists(
        st.builds(Picture, href=st.none() | words, hrefs=st.lists(words, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
)
ITEM = WireItem(
    format="newsml-g2",
    kind="text",
    guid="a",
    stable_id="a",
    version="3",
    headline="Bridge closes",
    slugline="BRIDGE",
    body=(Block(kind="paragraph", html="The bridge is closed."),),
    version_created=Moment(raw="t1", at=NOW),
    pictures=(Picture(href="https://pictures.example/a.jpg?signature=1"),),
)


@given(item=items)
def test_facts_survive_as_json(item: WireItem) -> None:
    assert from_text(to_text(item)) == item


@given(item=items, received=instants)
def test_an_item_without_id_keeps_the_one_it_was_given(item: WireItem, received: datetime) -> None:
    again = effective_id(feed="f", item=from_text(to_text(item)), received_at=received)
    assert effective_id(feed="f", item=item, received_at=received) == again
    assert again


def test_a_derived_id_is_of_feed_slugline_headline_and_day() -> None:
    bare = replace(ITEM, stable_id=None, guid=None)
    same = replace(bare, headline="BRIDGE CLOSES", body=(), version_created=Moment(raw="t", day=date(2026, 11, 22)))
    derived = effective_id(feed="f", item=bare, received_at=NOW)
    assert effective_id(feed="f", item=same, received_at=NOW + timedelta(days=3)) == derived
    assert effective_id(feed="g", item=bare, received_at=NOW) != derived
    assert effective_id(feed="f", item=replace(bare, slugline="FERRY"), received_at=NOW) != derived


def test_what_only_transport_changes_is_no_other_content() -> None:
    resent = replace(
        ITEM,
        sent=Moment(raw="later"),
        priority=2,
        unmapped=("x",),
        pictures=(Picture(href="https://pictures.example/a.jpg?signature=2"),),
    )
    assert content_hash(resent) == content_hash(ITEM)
    assert content_hash(replace(ITEM, body=())) != content_hash(ITEM)
    assert content_hash(replace(ITEM, status="canceled")) != content_hash(ITEM)
    assert content_hash(replace(ITEM, embargo=Embargo(raw="", until=None))) != content_hash(ITEM)


def test_one_version_with_two_contents_is_a_conflict() -> None:
    assert in_conflict(ITEM, replace(ITEM, body=()))
    assert not in_conflict(ITEM, replace(ITEM, version="4"))
    bare = replace(ITEM, version=None)
    assert in_conflict(bare, replace(bare, body=()))
    assert not in_conflict(bare, replace(bare, version_created=Moment(raw="t2", at=NOW + timedelta(hours=1))))


def filed(version: str | None, *, hours: int = 0, number: int = 1) -> FiledItem:
    item = replace(ITEM, version=version, version_created=Moment(raw="t", at=NOW + timedelta(hours=hours)))
    return FiledItem(
        id=number, feed="f", provider="p", credit_name="P", received_at=NOW, item=item, thread_id=1, content_hash="0"
    )


def by_version(each: FiledItem) -> tuple[VersionOrder, datetime]:
    made = each.item.version_created
    assert made is not None
    assert made.at is not None
    return version_order(each.item.version), made.at


def test_versions_rise_as_numbers_and_dates_decide_between_equals() -> None:
    order = [
        filed(None),
        filed("2", hours=5),
        filed("9"),
        filed("10"),
        filed("10", hours=1),
        filed("10-b"),
        filed("11"),
    ]
    shuffled = [*order[3:], *order[:3]]
    assert sorted(shuffled, key=by_version) == order


@given(st.text(st.characters(categories=["Nd", "No", "Lu"]), max_size=9))
def test_versions_no_number_is_made_of_can_be_ordered_too(odd: str) -> None:
    first, second, last = order = [filed("٣"), filed("4"), filed("9" * 5_000)]
    assert sorted([last, first, second], key=by_version) == order
    assert len(sorted([filed(odd), filed("²"), *order], key=by_version)) == 5
