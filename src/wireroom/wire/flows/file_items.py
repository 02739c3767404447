"""Items find their places: known already, a new version, or in conflict with one; and what they are is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.kernel.outbox import announce
from wireroom.kernel.pulse import beat
from wireroom.wire.events import ItemFiled
from wireroom.wire.flows.join_threads import threads_for
from wireroom.wire.flows.route_items import route_items
from wireroom.wire.flows.want_pictures import want_pictures
from wireroom.wire.models import Delivery, Item
from wireroom.wire.queries.facts import wire_item
from wireroom.wire.queries.search_index import index
from wireroom.wire.queries.thread_rulings import standing_apart
from wireroom.wire.rules.classify import Place, classify
from wireroom.wire.rules.facts_json import to_text
from wireroom.wire.rules.identity import content_hash, effective_id, in_conflict
from wireroom.wire.rules.item import WireItem
from wireroom.wire.rules.languages import language_tag
from wireroom.wire.rules.threads import thread_keys
from wireroom.wire.rules.threads_ruled import counted_keys
from wireroom.wire.rules.urgency import level_number, level_of

PRESSING = 2
"""The level from which an open desk is alarmed: bulletins, and what is more urgent."""

type Identity = tuple[str, str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Copy:
    """One item on its way to be filed; `delivery` comes with its feed."""

    delivery: Delivery
    item: WireItem
    position: int


@dataclass(frozen=True, slots=True, eq=False)
class Arrival:
    """An item that is new here: its row to be, and the one of its stable id that came last before it, if any did."""

    row: Item
    item: WireItem
    previous: WireItem | None


def file_items(copies: Sequence[Copy], *, provider: str) -> list[int]:
    """File items of one provider and announce them; the row's id of each, 0 for an exact repeat.

    All or nothing, in a transaction: whoever calls it tries one by one what failed together.
    """
    rows = [_row(copy, provider=provider) for copy in copies]
    before = _filed_before(rows, provider)
    new: dict[Identity, Arrival] = {}
    for row, copy in zip(rows, copies, strict=True):
        if _identity(row) not in new and not any(
            _identity(each) == _identity(row) for each, _ in before[row.stable_id]
        ):
            earlier = before[row.stable_id]
            _flag_conflicts(row, copy.item, earlier)
            new[_identity(row)] = Arrival(row, copy.item, previous=earlier[-1][1] if earlier else None)
            earlier.append((row, copy.item))
    _write(list(new.values()), provider)
    return [row.pk or 0 for row in rows]


def _row(copy: Copy, *, provider: str) -> Item:
    delivery, item = copy.delivery, copy.item
    return Item(
        delivery=delivery,
        position=copy.position,
        feed=delivery.feed,
        provider=provider,
        stable_id=effective_id(feed=delivery.feed.name, item=item, received_at=delivery.received_at),
        version=item.version or "",
        content_hash=content_hash(item),
        status=item.effective_status,
        urgency=item.urgency,
        headline=item.headline or "",
        slugline=item.slugline or "",
        format=item.format,
        kind=item.kind,
        received_at=delivery.received_at,
        pictures=len(item.pictures),
        language=language_tag(item.language or delivery.feed.language)[:35],
        facts=to_text(item),
    )


def _identity(row: Item) -> Identity:
    return row.stable_id, row.version, row.content_hash


def _filed_before(rows: Sequence[Item], provider: str) -> defaultdict[str, list[tuple[Item, WireItem]]]:
    found: defaultdict[str, list[tuple[Item, WireItem]]] = defaultdict(list)
    known = Item.objects.filter(provider=provider, stable_id__in={row.stable_id for row in rows})
    for each in known.order_by("id"):
        found[each.stable_id].append((each, wire_item(each)))
    return found


def _flag_conflicts(row: Item, item: WireItem, before: Sequence[tuple[Item, WireItem]]) -> None:
    rivals = [each for each, other in before if in_conflict(item, other)]
    if rivals:
        for each in (row, *rivals):
            each.conflict = True
        Item.objects.filter(pk__in=[each.pk for each in rivals if each.pk]).update(conflict=True)


def _write(new: Sequence[Arrival], provider: str) -> None:
    if not new:
        return
    _place(new, provider)
    route_items((each.row, each.item) for each in new)
    Item.objects.bulk_create(each.row for each in new)
    index((each.row.pk, each.row.stable_id, each.item) for each in new)
    for each in new:
        if each.item.pictures or each.item.kind == "picture":
            want_pictures(each.row, each.item)
    announce(*(ItemFiled(item_id=each.row.pk, thread_id=each.row.thread_id) for each in new))
    beat("wire")
    if any(each.row.level <= PRESSING for each in new):
        beat("pressing")


def _place(new: Sequence[Arrival], provider: str) -> None:
    """Give each item its thread, and with it what only its place there can tell."""
    apart = standing_apart({each.row.stable_id for each in new}, provider=provider)
    threads = threads_for([_keys(each, apart) for each in new], provider=provider)
    peopled = set(Item.objects.filter(thread_id__in=threads).values_list("thread_id", flat=True).distinct())
    for each, thread in zip(new, threads, strict=True):
        each.row.thread_id = thread
        _describe(each, place="again" if each.previous else "beside" if thread in peopled else "first")
        peopled.add(thread)


def _keys(arrival: Arrival, apart: frozenset[str]) -> frozenset[str]:
    stable_id = arrival.row.stable_id
    return counted_keys(thread_keys(arrival.item, stable_id=stable_id), stable_id=stable_id, apart=apart)


def _describe(arrival: Arrival, *, place: Place) -> None:
    """Say what the item is to the newsroom, now that its place is known."""
    row, item = arrival.row, arrival.item
    classed = classify(item, place=place, previous=arrival.previous)
    row.classed = classed
    row.level = level_number(level_of(item, provider=row.provider, classed=classed))
