"""The monitor's rows: copy as it came, and what has become of it since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from zlib import crc32

from wireroom.desk.queries.desk_work import claims_of, notes_of, seen_by
from wireroom.desk.rules.agency_colours import colour_of
from wireroom.wire.api import (
    Condition,
    feeds,
    items_by_id,
    monitor_items,
    takes_of_threads,
    threads_of_items,
)
from wireroom.wire.events import FiledItem, Search, Standing, plain_words, standing

LEAD = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class RowState:
    """What of a row may change while it is on the screen."""

    standing: Standing
    claim: str
    notes: int
    seen: bool

    @property
    def mark(self) -> str:
        """A short name of this state: another one means that the row must be printed again."""
        return f"{crc32(repr(sorted(asdict(self).items())).encode()):x}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitorRow:
    """One row: `lead` are the first words of the copy, `colour` is the agency's."""

    filed: FiledItem
    state: RowState
    lead: str
    colour: str

    @property
    def id(self) -> int:
        """The item's number, by which the list is ordered."""
        return self.filed.id


def monitor_rows(
    *,
    search: Search,
    editor: str,
    now: datetime,
    limit: int,
    before_id: int | None = None,
    after_id: int | None = None,
) -> tuple[MonitorRow, ...]:
    """The newest rows that the search finds for this editor."""
    found = monitor_items(
        search=search,
        also=desk_conditions(search, editor=editor),
        now=now,
        before_id=before_id,
        after_id=after_id,
        limit=limit,
    )
    return _rows(found, _states({each.id: each.thread_id for each in found}, editor=editor))


def changed_rows(shown: Mapping[int, str], *, editor: str) -> tuple[MonitorRow, ...]:
    """Of the rows an editor has on the screen, given with the marks of their states, those that have changed."""
    states = _states(threads_of_items(item_ids=list(shown)), editor=editor)
    changed = {item: state for item, state in states.items() if state.mark != shown[item]}
    return _rows(items_by_id(item_ids=list(changed)), changed)


def desk_conditions(search: Search, *, editor: str) -> tuple[Condition, ...]:
    """What the search asks of the desk's own record: who has taken a story, and what this editor has seen."""
    return tuple(_desk_conditions(search, editor))


def _desk_conditions(search: Search, editor: str) -> Iterable[Condition]:
    if search.viewed:
        yield _seen(editor, wanted=search.viewed == "yes")
    if search.claimed:
        claims = "SELECT thread FROM desk_claim"
        order = "NOT IN" if search.claimed == "nobody" else "IN"
        own = search.claimed == "me"
        yield Condition(
            f"item.thread_id {order} ({claims}{' WHERE editor = %s' if own else ''})", (editor,) if own else ()
        )


def _seen(editor: str, *, wanted: bool) -> Condition:
    seen = "SELECT 1 FROM desk_viewed seen WHERE seen.editor = %s AND seen.item = item.id"
    return Condition(f"{'' if wanted else 'NOT '}EXISTS ({seen})", (editor,))


def _states(threads: Mapping[int, int], *, editor: str) -> dict[int, RowState]:
    takes = takes_of_threads(thread_ids=set(threads.values()))
    claims, notes = claims_of(threads.values()), notes_of(threads.values())
    seen = seen_by(editor, item_ids=threads)
    return {
        item: RowState(
            standing=standing(item, takes.get(thread, ())),
            claim=claims[thread].editor if thread in claims else "",
            notes=len(notes.get(thread, ())),
            seen=item in seen,
        )
        for item, thread in threads.items()
    }


def _rows(found: Sequence[FiledItem], states: Mapping[int, RowState]) -> tuple[MonitorRow, ...]:
    colours = {each.name: each.colour for each in feeds()}
    return tuple(
        MonitorRow(
            filed=each,
            state=states[each.id],
            lead=_lead(each),
            colour=colour_of(each.provider, chosen=colours.get(each.feed, "")),
        )
        for each in found
        if each.id in states
    )


def _lead(filed: FiledItem) -> str:
    item = filed.item
    blocks = (plain_words(block.html) for block in item.body)
    lead = item.standfirst or next((words for words in blocks if words), "")
    if not lead and item.pictures:
        lead = item.pictures[0].caption or ""
    return lead[:LEAD]
