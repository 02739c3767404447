"""One item finds its place: known already, a new version, or in conflict with one."""

from __future__ import annotations

from collections.abc import Sequence

from wireroom.kernel.outbox import announce
from wireroom.wire.events import ItemFiled
from wireroom.wire.flows.join_threads import thread_for
from wireroom.wire.flows.want_pictures import want_pictures
from wireroom.wire.models import Delivery, Item
from wireroom.wire.queries.facts import wire_item
from wireroom.wire.queries.search_index import index
from wireroom.wire.rules.facts_json import to_text
from wireroom.wire.rules.identity import content_hash, effective_id, in_conflict
from wireroom.wire.rules.item import WireItem
from wireroom.wire.rules.threads import thread_keys


def file_item(delivery: Delivery, item: WireItem, *, position: int) -> int | None:
    """File one item and announce it; None for an exact repeat. `delivery` must come with its feed."""
    feed, received_at = delivery.feed, delivery.received_at
    stable_id = effective_id(feed=feed.name, item=item, received_at=received_at)
    row = Item(
        delivery=delivery,
        position=position,
        feed=feed,
        provider=feed.provider,
        stable_id=stable_id,
        version=item.version or "",
        content_hash=content_hash(item),
        status=item.effective_status,
        urgency=item.urgency,
        headline=item.headline or "",
        slugline=item.slugline or "",
        format=item.format,
        kind=item.kind,
        received_at=received_at,
        facts=to_text(item),
    )
    before = list(Item.objects.filter(provider=feed.provider, stable_id=stable_id))
    if any((each.version, each.content_hash) == (row.version, row.content_hash) for each in before):
        return None
    row.thread_id = thread_for(provider=feed.provider, keys=thread_keys(item, stable_id=stable_id))
    _flag_conflicts(row, item, before)
    row.save(force_insert=True)
    index(item_id=row.pk, stable_id=stable_id, item=item)
    if item.pictures or item.kind == "picture":
        want_pictures(row, item)
    announce(ItemFiled(item_id=row.pk, thread_id=row.thread_id))
    return row.pk


def _flag_conflicts(row: Item, item: WireItem, before: Sequence[Item]) -> None:
    rivals = [each.pk for each in before if in_conflict(item, wire_item(each))]
    if rivals:
        row.conflict = True
        Item.objects.filter(pk__in=rivals).update(conflict=True)
