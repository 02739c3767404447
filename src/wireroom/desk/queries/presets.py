"""The presets an editor has at hand, and how much of each the editor has not seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs

from wireroom.desk.models import Preset
from wireroom.desk.queries.monitor_rows import desk_conditions
from wireroom.desk.rules.monitor_links import address_of
from wireroom.wire.api import Condition, monitor_count, newest_item_id
from wireroom.wire.events import Search, read_search

MOST_UNSEEN = 99
LOOK_BACK = 2_000
"""Arrivals among which unseen ones are counted: what lies deeper is no longer news."""
MOST_COUNTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A preset as the monitor shows it. `key` is its number key, empty from the tenth on."""

    id: int
    name: str
    own: bool
    key: str
    address: str
    search: Search


def tabs_of(editor: str) -> tuple[Tab, ...]:
    """The desk's presets and then the editor's own, each in the order that was chosen."""
    rows = Preset.objects.filter(owner__in=("", editor))
    ordered = sorted(rows, key=lambda row: (bool(row.owner), row.position, row.pk))
    return tuple(_tab(row, place) for place, row in enumerate(ordered, 1))


def preset_of(preset_id: int, *, editor: str) -> Preset | None:
    """A preset that this editor may change: the desk's, or an own one."""
    return Preset.objects.filter(pk=preset_id, owner__in=("", editor)).first()


def unseen_counts(tabs: tuple[Tab, ...], *, editor: str, now: datetime) -> dict[int, int]:
    """How many of the last arrivals each preset holds that the editor has not seen, up to MOST_UNSEEN and one."""
    floor = newest_item_id() - LOOK_BACK
    return {tab.id: _unseen(tab.search, editor=editor, now=now, floor=floor) for tab in tabs[:MOST_COUNTED]}


def _unseen(search: Search, *, editor: str, now: datetime, floor: int) -> int:
    unseen = desk_conditions(Search(viewed="no"), editor=editor)
    also: tuple[Condition, ...] = (*desk_conditions(search, editor=editor), *unseen)
    return monitor_count(search=search, now=now, also=also, after_id=floor, most=MOST_UNSEEN + 1)


def _tab(row: Preset, place: int) -> Tab:
    search = read_search(parse_qs(row.query))
    return Tab(
        id=row.pk,
        name=row.name,
        own=bool(row.owner),
        key=str(place) if place <= 9 else "",
        address=address_of(search.pairs()),
        search=search,
    )
