"""Probe again that a killed story is on no surface: what `wireroom verify` asks of the page room."""

from __future__ import annotations

from collections.abc import Iterator

from wireroom.page.adapters import search_index, store
from wireroom.page.flows.mentions import surface_name
from wireroom.page.models import SurfaceRecord
from wireroom.page.queries import mentions_of, records
from wireroom.page.rules.addresses import own_addresses, sitemap_of
from wireroom.page.rules.naming import names
from wireroom.story.api import address

OK, GONE = 200, 410
OWN = frozenset({"article", "history", "chain", "picture"})


def surfaces_of(story_id: int) -> tuple[tuple[str, str], ...]:
    """Name every surface a story stands on now, as (kind, address)."""
    path = address(story_id=story_id)
    own = [each for each in own_addresses(path) if _status(each) == OK] if path else []
    maps = (f"/sitemap/{sitemap_of(story_id)}.xml", "/news-sitemap.xml") if own else ()
    paths = [*own, *sorted(mentions_of([story_id])), *(each for each in maps if names(store.body(each) or b"", path))]
    found = [(surface_name(path), path) for path in paths]
    return (*found, ("search", "/search")) if search_index.has(story_id) else tuple(found)


def faults(*, story_id: int | None = None) -> Iterator[str]:
    """Look at every surface a killed story has left; say where it still is, in words for an operator."""
    for record in records(story_id=story_id):
        if fault := _fault(record):
            yield f"Story {record.story_id}, {record.surface} {record.path}: {fault}"


def _fault(record: SurfaceRecord) -> str:
    if record.surface == "search":
        return "still found by search" if search_index.has(record.story_id) else ""
    if record.surface in OWN:
        return "" if _status(record.path) == GONE else f"answers {_status(record.path)} instead of 410"
    path = address(story_id=record.story_id)
    return "still names the story" if names(store.body(record.path) or b"", path) else ""


def _status(path: str) -> int:
    found = store.kept([path]).get(path)
    return found.status if found else 404
