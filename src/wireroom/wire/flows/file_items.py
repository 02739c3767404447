"""Items find their places: known already, a new version, or in conflict with one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.kernel.outbox import announce
from wireroom.kernel.pulse import beat
from wireroom.wire.events import ItemFiled
from wireroom.wire.flows.join_threads import threads_for
from wireroom.wire.flows.want_pictures import want_pictures
from wireroom.wire.models import Delivery, Item
from wireroom.wire.queries.facts import wire_item
from wireroom.wire.queries.search_index import index
from wireroom.wire.rules.facts_json import to_text
from wireroom.wire.rules.identity import content_hash, effective_id, in_conflict
from wireroom.wire.rules.item import WireItem
from wireroom.wire.rules.threads import thread_keys

type Identity = tuple[str, str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Copy:
    """One item on its way to be filed; `delivery` comes with its feed."""

    delivery: Delivery
    item: WireItem
    position: int


def file_items(copies: Sequence[Copy], *, provider: str) -> list[int]:
    """File items of one provider and announce them; the row's id of each, 0 for an exact repeat.

    All or nothing, in a transaction: whoever calls it tries one by one what failed together.
    """
    rows = [_row(copy, provider=provider) for copy in copies]
    before = _filed_before(rows, provider)
    new: dict[Identity, tuple[Item, WireItem]] = {}
    for row, copy in zip(rows, copies, strict=True):
        if _identity(row) not in new and not any(
            _identity(each) == _identity(row) for each, _ in before[row.stable_id]
        ):
            _flag_conflicts(row, copy.item, before[row.stable_id])
            before[row.stable_id].append((row, copy.item))
            new[_identity(row)] = (row, copy.item)
    _write(list(new.values()), provider)
    return [row.pk or 0 for row in rows]


def _row(copy: Copy, *, provider: str) -> Item:
    delivery, item = copy.delivery, copy.item
    return Item(
        delivery=delivery,
        position=copy.position,
        feed_id=delivery.feed_id,
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
        facts=to_text(item),
    )


def _identity(row: Item) -> Identity:
    return row.stable_id, row.version, row.content_hash


def _filed_before(rows: Sequence[Item], provider: str) -> defaultdict[str, list[tuple[Item, WireItem]]]:
    found: defaultdict[str, list[tuple[Item, WireItem]]] = defaultdict(list)
    for each in Item.objects.filter(provider=provider, stable_id__in={row.stable_id for row in rows}):
        found[each.stable_id].append((each, wire_item(each)))
    return found


def _flag_conflicts(row: Item, item: WireItem, before: Sequence[tuple[Item, WireItem]]) -> None:
    rivals = [each for each, other in before if in_conflict(item, other)]
    if rivals:
        for each in (row, *rivals):
            each.conflict = True
        Item.objects.filter(pk__in=[each.pk for each in rivals if each.pk]).update(conflict=True)


def _write(new: Sequence[tuple[Item, WireItem]], provider: str) -> None:
    if not new:
        return
    threads = threads_for([thread_keys(item, stable_id=row.stable_id) for row, item in new], provider=provider)
    for (row, _), thread in zip(new, threads, strict=True):
        row.thread_id = thread
    Item.objects.bulk_create(row for row, _ in new)
    index((row.pk, row.stable_id, item) for row, item in new)
    for row, item in new:
        if item.pictures or item.kind == "picture":
            want_pictures(row, item)
    beat("wire")
    announce(*(ItemFiled(item_id=row.pk, thread_id=row.thread_id) for row, _ in new))
