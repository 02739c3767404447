"""What the desk is doing about running stories: who has taken which, what was noted, what was seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wireroom.desk.models import Claim, DeskNote, Viewed


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Who has taken a running story on, and since when."""

    editor: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One note of an editor to the desk."""

    id: int
    editor: str
    text: str
    at: datetime


def claims_of(thread_ids: Iterable[int]) -> dict[int, Taken]:
    """Who has which of these running stories; those nobody has are left out."""
    rows = Claim.objects.filter(thread__in=set(thread_ids))
    return {row.thread: Taken(editor=row.editor, at=row.at) for row in rows}


def notes_of(thread_ids: Iterable[int]) -> dict[int, tuple[Told, ...]]:
    """The desk's notes on these running stories, oldest first; those without any are left out."""
    found: dict[int, list[Told]] = defaultdict(list)
    for row in DeskNote.objects.filter(thread__in=set(thread_ids)).order_by("id"):
        found[row.thread].append(Told(id=row.pk, editor=row.editor, text=row.text, at=row.at))
    return {thread: tuple(notes) for thread, notes in found.items()}


def seen_by(editor: str, *, item_ids: Iterable[int]) -> frozenset[int]:
    """Which of these items the editor has seen whole."""
    return frozenset(Viewed.objects.filter(editor=editor, item__in=set(item_ids)).values_list("item", flat=True))
