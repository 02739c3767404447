"""Rows of the wire room's tables as facts for others."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from wireroom.wire.models import Feed, Item, QuarantinedCopy
from wireroom.wire.rules.facts import LEVELS, Classed, FeedFacts, FiledItem, QuarantineEntry, Route
from wireroom.wire.rules.facts_json import from_text
from wireroom.wire.rules.item import WireItem


def wire_item(row: Item) -> WireItem:
    """The item as read, with the stable id it is filed under where the agency gave none."""
    item = from_text(row.facts)
    return item if item.stable_id else replace(item, stable_id=row.stable_id)


def filed(row: Item) -> FiledItem:
    """An item in its place; `row` must come with its feed."""
    return FiledItem(
        id=row.pk,
        feed=row.feed.name,
        provider=row.provider,
        credit_name=row.feed.credit_name,
        received_at=row.received_at,
        item=wire_item(row),
        thread_id=row.thread_id,
        conflict=row.conflict,
        default_section=row.feed.default_section,
        level=LEVELS[row.level - 1],
        classed=cast("Classed", row.classed),
        route=cast("Route", row.route),
        section=row.section,
        content_hash=row.content_hash,
    )


def quarantine_entry(row: QuarantinedCopy) -> QuarantineEntry:
    """What lies in quarantine, and why; `row` must come with its feed."""
    return QuarantineEntry(
        id=row.pk,
        delivery_id=row.delivery_id,
        feed=row.feed.name,
        name=row.name,
        item=row.position,
        reason=row.reason,
        state=row.state,
        received_at=row.received_at,
    )


def feed_facts(row: Feed) -> FeedFacts:
    """What others may know of a feed: everything but its secret."""
    return FeedFacts(
        name=row.name,
        provider=row.provider,
        credit_name=row.credit_name,
        zone=row.zone,
        language=row.language,
        default_section=row.default_section,
        follow=row.follow,
        push_enabled=bool(row.push_secret),
        allowed_hosts=tuple(row.allowed_hosts),
        format=row.format,
        quiet_after=row.quiet_after,
        colour=row.colour,
        last_arrival_at=row.last_arrival_at,
    )
