"""What an editor ruled about threads a moment ago, kept in the session so that it can be taken back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta

from django.http import HttpRequest

from wireroom.desk.flows.rule import Ruled
from wireroom.wire.api import threads_of_items

KEPT = "wire_ruling"
WHILE = timedelta(minutes=30)
"""How long taking back is offered; afterwards the same can be ruled by hand."""


def keep_ruling(request: HttpRequest, ruled: Ruled, *, now: datetime) -> None:
    """Remember it."""
    request.session[KEPT] = asdict(ruled) | {"at": now.isoformat()}


def forget_ruling(request: HttpRequest) -> None:
    """It was taken back."""
    request.session.pop(KEPT, None)


def last_ruling(request: HttpRequest, *, now: datetime) -> Ruled | None:
    """What this editor ruled a short while ago, if anything."""
    kept = request.session.get(KEPT)
    if not kept or datetime.fromisoformat(kept["at"]) < now - WHILE:
        return None
    return Ruled(action=kept["action"], moved=tuple(kept["moved"]), stayed=kept["stayed"])


def ruling_on(request: HttpRequest, thread_id: int, *, now: datetime) -> Ruled | None:
    """The same, if it was about this running story."""
    ruled = last_ruling(request, now=now)
    if ruled is None:
        return None
    threads = threads_of_items(item_ids=[*ruled.moved, ruled.stayed])
    return ruled if thread_id in threads.values() else None
