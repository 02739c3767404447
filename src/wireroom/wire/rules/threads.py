"""Which items are one running story: whatever shares a key, directly or through others, is one thread.

Threads are the connected components of items and keys, so the order in which items arrive cannot matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wireroom.wire.rules.classify import bears_kill, named_by_kill, says_kill
from wireroom.wire.rules.identity import item_day
from wireroom.wire.rules.item import WireItem
from wireroom.wire.rules.sluglines import normal_words, place_key, slugline_key
from wireroom.wire.rules.urgency import is_haste

CONTINUES = frozenset(
    {
        "prevversion",
        "previous",
        "previousversion",
        "evolvedfrom",
        "evolved",
        "evolvesfrom",
        "replace",
        "replaces",
        "replacing",
        "replaced",
        "replacedby",
        "revision",
        "revisionof",
        "revises",
        "supersedes",
        "supersededby",
        "updates",
        "updateof",
        "corrects",
        "correctionof",
        "rewriteof",
        "takeof",
        "sameas",
    }
)
"""Relations that say "the same running story"; others (`seeAlso`, `derivedFrom`) only point at it."""

_UNDATED = re.compile(r"urn:newsml:[^:]+::[^:]")


@dataclass(frozen=True, slots=True)
class Strand:
    """Items that belong together: their positions, all keys they share in, and the threads these were found in."""

    members: tuple[int, ...]
    keys: frozenset[str]
    threads: tuple[int, ...]
    """Lowest first: the oldest thread is the one that goes on."""


def thread_keys(item: WireItem, *, stable_id: str) -> frozenset[str]:
    """The keys by which an item finds its thread within its provider."""
    linked = (link.stable_id for link in item.links if _continues(link.relation))
    ids = {each for each in (stable_id, *linked) if each}
    keys = {f"id:{each}" for each in ids | _dated(ids, item)}
    return frozenset(keys | _slugline_keys(item))


def _dated(ids: set[str], item: WireItem) -> set[str]:
    """URNs that were sent without their date (STT: `urn:newsml:stt.fi::102`), with the item's day in its place."""
    day = item_day(item)
    undated = [each for each in ids if _UNDATED.match(each)] if day else []
    return {each.replace("::", f":{day:%Y%m%d}:", 1) for each in undated}


def _continues(relation: str) -> bool:
    return normal_words(relation).replace("-", "") in CONTINUES


def _slugline_keys(item: WireItem) -> set[str]:
    words = slugline_key(_name(item), take=item.take)
    place = place_key(dateline=item.dateline, place=item.place)
    day = item_day(item)
    if not words or is_haste(words):
        return set()
    return {f"slug:{words}|{day.isoformat()}|{place}"} if place and day else set()


def _name(item: WireItem) -> str:
    """The slugline; of an order to kill, that of the story it is about."""
    slugline = item.slugline or ""
    return named_by_kill(slugline) if bears_kill(slugline) and says_kill(item) else slugline


def strands(keys_of: Sequence[frozenset[str]], *, known: Mapping[str, int]) -> list[Strand]:
    """Gather items by the keys they share, directly, through other items, or through threads that are `known`."""
    parent: dict[str | int, str | int] = {}
    for keys in keys_of:
        _unite(parent, [*keys, *(known[key] for key in keys if key in known)])
    gathered: dict[str | int, list[int]] = {}
    for position, keys in enumerate(keys_of):
        gathered.setdefault(_root(parent, next(iter(keys))), []).append(position)
    return [_strand(members, keys_of, known) for members in gathered.values()]


def _unite(parent: dict[str | int, str | int], nodes: Sequence[str | int]) -> None:
    first = _root(parent, nodes[0])
    for node in nodes[1:]:
        parent[_root(parent, node)] = first


def _root(parent: dict[str | int, str | int], node: str | int) -> str | int:
    while parent.setdefault(node, node) != node:
        parent[node] = node = parent[parent[node]]
    return node


def _strand(members: Sequence[int], keys_of: Sequence[frozenset[str]], known: Mapping[str, int]) -> Strand:
    keys = frozenset[str]().union(*(keys_of[each] for each in members))
    threads = sorted({known[key] for key in keys if key in known})
    return Strand(members=tuple(members), keys=keys, threads=tuple(threads))
