"""All that an editor wants beside a wire item: its running story, and what the newsroom does with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from wireroom.desk.queries.desk_work import Taken, Told, claims_of, notes_of, seen_by
from wireroom.desk.queries.likes import likes_of
from wireroom.desk.queries.lines import Line, lines_of
from wireroom.desk.queries.marked_text import MarkedText, marked_text
from wireroom.desk.queries.pane_state import pane_state
from wireroom.desk.queries.picture_terms import end_words
from wireroom.desk.rules.agency_colours import colour_of
from wireroom.desk.rules.holds import Hold, hold_on
from wireroom.desk.rules.printing import printed
from wireroom.desk.rules.takes import two_takes
from wireroom.story.api import DeskRow, stories_of_threads
from wireroom.wire.api import concerned, ends_of_pictures, feed, missing_pictures, rulings, thread_items
from wireroom.wire.events import FiledItem, Glimpse, Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two takes, the earlier one first, and what changed between them."""

    old: FiledItem
    new: FiledItem
    text: MarkedText


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPane:
    """One item as the monitor shows it. `takes` are all of the running story, the first to arrive first.

    `newest` is the take that arrived last, None when this is it. `stories` is what the newsroom made of the thread.
    """

    filed: FiledItem
    colour: str
    body: Markup
    missing: dict[str, str]
    """Pictures that are not here, by their address, and why; empty while one is on its way."""
    ends: dict[str, str]
    """When rights end, by the address of each picture for which somebody said so."""
    ordered_down: tuple[Glimpse, ...] | None
    """What an order to kill that stands in words alone is about; None for what is no such order."""
    hold: Hold | None
    takes: tuple[FiledItem, ...]
    lines: tuple[Line, ...]
    newest: FiledItem | None
    compared: Compared | None
    likes: tuple[Glimpse, ...]
    """What other agencies seem to tell of the same event, the likest first, one of each running story."""
    rulings: tuple[Ruling, ...]
    claim: Taken | None
    notes: tuple[Told, ...]
    stories: tuple[DeskRow, ...]
    seen: bool
    state: str
    """See `pane_state`."""


def item_pane(filed: FiledItem, *, editor: str, now: datetime, one: str = "", other: str = "") -> ItemPane:
    """Gather it; `one` and `other` are the ids of the two takes to compare, if an editor chose any."""
    thread = filed.thread_id
    takes = thread_items(thread_id=thread)
    return ItemPane(
        filed=filed,
        colour=colour_of(filed.provider, chosen=feed(name=filed.feed).colour),
        body=printed(filed.item.body),
        missing=missing_pictures(provider=filed.provider, hrefs=[each.href or "" for each in filed.item.pictures]),
        ends=_ends(filed, now=now),
        ordered_down=_ordered_down(filed),
        hold=hold_on(filed.item, now=now),
        takes=takes,
        lines=lines_of(takes),
        newest=takes[-1] if takes and takes[-1].id != filed.id else None,
        compared=_compared(takes, filed, one=one, other=other),
        likes=likes_of([each.id for each in takes]),
        rulings=rulings(thread_id=thread),
        claim=claims_of([thread]).get(thread),
        notes=notes_of([thread]).get(thread, ()),
        stories=stories_of_threads(thread_ids=[thread]).get(thread, ()),
        seen=filed.id in seen_by(editor, item_ids=[filed.id]),
        state=pane_state(thread),
    )


def _ends(filed: FiledItem, *, now: datetime) -> dict[str, str]:
    ends = ends_of_pictures((filed.provider, each.href) for each in filed.item.pictures if each.href)
    return {href: end_words(said, now=now) for (_, href), said in ends.items()}


def _ordered_down(filed: FiledItem) -> tuple[Glimpse, ...] | None:
    if filed.classed != "kill" or filed.item.effective_status == "canceled":
        return None
    return concerned(item_id=filed.id)


def _compared(takes: tuple[FiledItem, ...], shown: FiledItem, *, one: str, other: str) -> Compared | None:
    two = two_takes(takes, shown=shown, one=one, other=other)
    if two is None:
        return None
    old, new = two
    return Compared(old=old, new=new, text=marked_text(old.item, new.item))
