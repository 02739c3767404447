"""The one door of the audit log: an act and its line are written together, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wireroom.desk.models import Act
from wireroom.desk.rules.deeds import Deed
from wireroom.story.api import story_state


@dataclass(kw_only=True)
class Acting:
    """An act while it is being done: what is learned on the way is set here. Without `done` no line is written."""

    which: str = ""
    story: int | None = None
    before: str = ""
    after: str = ""
    detail: str = ""
    done: bool = True


@contextmanager
def acting(
    deed: Deed, *, by: str, on: str, which: object = "", story: int | None = None, before: str = "", now: datetime
) -> Iterator[Acting]:
    """Do an act within: one transaction with its line. An exception undoes both and goes on.

    The states of a `story` before and after are looked up where the caller does not say them.
    """
    with transaction.atomic():
        act = Acting(which=str(which), story=story, before=before)
        if story is not None and not before:
            act.before = story_state(story_id=story)
        yield act
        if act.done:
            after = act.after or (story_state(story_id=act.story) if act.story is not None else "")
            Act.objects.create(
                at=now,
                by=by[:150],
                deed=deed,
                on=on,
                which=act.which[:150],
                story=act.story,
                before=act.before[:60],
                after=after[:60],
                detail=act.detail[:2000],
            )
