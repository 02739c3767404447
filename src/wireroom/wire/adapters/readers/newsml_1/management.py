"""The management of a NewsItem of NewsML 1.x: status and its change to come, urgency, dates, orders, ties."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import tzinfo

from lxml.etree import _Element as Element

from wireroom.wire.adapters.readers.newsml_1.identity import stable_of
from wireroom.wire.adapters.readers.newsml_1.values import folded_name, formal_name, formal_names
from wireroom.wire.adapters.readers.parts.codes import STATUSES
from wireroom.wire.adapters.readers.parts.dates import instant, moment
from wireroom.wire.adapters.readers.parts.elements import Children, children, first
from wireroom.wire.adapters.readers.parts.lines import first_words, line, whole_number, words
from wireroom.wire.adapters.readers.typed.marks import embargo_in, signals_in
from wireroom.wire.rules.item import Embargo, Link, Moment, Note, Status, WireItem

_TIES = {"AssociatedWith": "associatedWith", "DerivedFrom": "derivedFrom"}
_KNOWN = frozenset(
    [
        "NewsItemType",
        "FirstCreated",
        "ThisRevisionCreated",
        "Status",
        "StatusWillChange",
        "Urgency",
        "RevisionHistory",
        "DerivedFrom",
        "AssociatedWith",
        "Instruction",
        "Property",
    ]
)


def with_management(item: WireItem, management: Element | None, zone: tzinfo) -> WireItem:
    """Add what NewsManagement says; an unknown status withholds, for doubt holds."""
    parts = children(management)
    status, doubts = _status(first(parts, "Status"))
    change = _change(first(parts, "StatusWillChange"), zone)
    urgency = formal_name(first(parts, "Urgency")) or first_words(parts.get("Urgency"))
    orders = _orders(parts)
    return replace(
        item,
        status=status,
        urgency=whole_number(urgency),
        urgency_raw=urgency,
        urgency_scale=item.format if urgency else None,
        first_created=moment(first_words(parts.get("FirstCreated")), zone),
        version_created=moment(first_words(parts.get("ThisRevisionCreated")), zone),
        expires=change[1] if change and change[0] in ("canceled", "withheld") else None,
        embargo=_embargo(status, change, zone) or _ordered(orders, zone),
        signals=tuple(dict.fromkeys(name for order in orders for name in signals_in(order))),
        notes=tuple(Note(text=order, role="instruction") for order in orders),
        links=(*item.links, *_ties(parts)),
        suspicions=(*item.suspicions, *doubts),
        unmapped=tuple(sorted(parts.keys() - _KNOWN)),
    )


def _status(element: Element | None) -> tuple[Status | None, tuple[str, ...]]:
    said = folded_name(element) or (words(element) or "").lower()
    if not said:
        return None, ()
    if said in STATUSES:
        return STATUSES[said], ()
    return "withheld", (f"The status {said[:60]!r} is unknown; the item is withheld until an editor decides.",)


def _change(element: Element | None, zone: tzinfo) -> tuple[Status | None, Moment | None] | None:
    """The status to come and when it comes (NewsML 1.2 StatusWillChange)."""
    if element is None:
        return None
    parts = children(element)
    return STATUSES.get(folded_name(first(parts, "FutureStatus"))), moment(first_words(parts.get("DateAndTime")), zone)


def _embargo(status: Status | None, change: tuple[Status | None, Moment | None] | None, zone: tzinfo) -> Embargo | None:
    """An embargo until the change to usable; the status `Embargoed` without a readable one holds without end."""
    if change and change[0] == "usable" and status != "usable":
        raw = change[1].raw if change[1] else ""
        return Embargo(raw=raw, until=instant(change[1], zone) if change[1] else None)
    return Embargo(raw="Status Embargoed", until=None) if status == "embargoed" else None


def _orders(parts: Children) -> list[str]:
    """Instructions and what they say, each on one line: "Embargo: until …", "Correction: …"."""
    found = []
    for each in parts.get("Instruction", ()):
        name, said = formal_name(each), words(each)
        earlier = [status for status in formal_names(each) if status.lower() != "usable"]
        pieces = [piece for piece in (name, said, *earlier) if piece]
        if pieces:
            found.append(": ".join(dict.fromkeys(pieces)))
    return found


def _ordered(orders: list[str], zone: tzinfo) -> Embargo | None:
    """The embargo an instruction orders; a bare time in it is enough of an end."""
    for order in orders:
        if found := embargo_in(order, zone):
            bare = moment(re.sub(r"^\W*\w+\W+", "", order), zone)
            return Embargo(raw=found.raw, until=bare.at) if bare and bare.at and not found.until else found
    return None


def _ties(parts: Children) -> tuple[Link, ...]:
    return tuple(
        Link(relation=relation, stable_id=stable_of(target))
        for name, relation in _TIES.items()
        for each in parts.get(name, ())
        if (target := line(each.get("NewsItem")))
    )
