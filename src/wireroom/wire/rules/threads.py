"""Which items are one running story: whatever shares a key, directly or through others, is one thread.

Threads are the connected components of items and keys, so the order in which items arrive cannot matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wireroom.wire.rules.identity import item_day
from wireroom.wire.rules.item import WireItem
from wireroom.wire.rules.sluglines import normal_words, place_key, slugline_key

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
    }
)
"""Relations that say "the same running story"; others (`seeAlso`, `derivedFrom`) only point at it."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an item goes: thread `into` (None: a new one), to which the threads `joined` are added."""

    into: int | None
    joined: tuple[int, ...] = ()


def thread_keys(item: WireItem, *, stable_id: str) -> frozenset[str]:
    """The keys by which an item finds its thread within its provider."""
    linked = (link.stable_id for link in item.links if _continues(link.relation))
    keys = {f"id:{each}" for each in (stable_id, *linked) if each}
    return frozenset(keys | _slugline_keys(item))


def _continues(relation: str) -> bool:
    return normal_words(relation).replace("-", "") in CONTINUES


def _slugline_keys(item: WireItem) -> set[str]:
    words = slugline_key(item.slugline or "", take=item.take)
    place = place_key(dateline=item.dateline, place=item.place)
    day = item_day(item)
    return {f"slug:{words}|{day.isoformat()}|{place}"} if words and place and day else set()


def placement(keys: Iterable[str], *, known: Mapping[str, int]) -> Placement:
    """Choose the thread for an item with these keys; of several threads the lowest, oldest one survives."""
    found = sorted({known[key] for key in keys if key in known})
    return Placement(into=found[0], joined=tuple(found[1:])) if found else Placement(into=None)
