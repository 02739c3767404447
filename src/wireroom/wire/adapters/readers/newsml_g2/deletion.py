"""Items that Reuters deletes: `edStat` D or `msgType` D, while their `pubStatus` says usable."""

from __future__ import annotations

from dataclasses import replace

from wireroom.wire.adapters.readers.parts.elements import Children, first, plain_name
from wireroom.wire.rules.item import WireItem


def without_deleted(item: WireItem, meta: Children) -> WireItem:
    """Cancel an item that is marked as deleted, if it is empty; withhold it if it is not, for an editor to decide."""
    marks = {signal.lower() for signal in item.signals}
    if "edstat:d" not in marks and _message_type(meta) != "D":
        return item
    if not item.body or item.status == "canceled":
        return replace(item, status="canceled")
    told = "The item is marked as deleted and yet has copy; it is withheld until an editor decides."
    return replace(item, status="withheld", suspicions=(*item.suspicions, told))


def _message_type(meta: Children) -> str | None:
    holder = first(meta, "itemClass")
    attributes = holder.attrib.items() if holder is not None else ()
    return next((str(value) for name, value in attributes if plain_name(name) == "msgType"), None)
