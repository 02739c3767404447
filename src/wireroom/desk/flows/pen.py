"""Be at a draft, hold its pen, take it over with a word, put it down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.desk.models import Pen, Presence
from wireroom.desk.queries.pens import pen_of
from wireroom.desk.rules.pens import COMING_BACK, LONGEST_SILENCE, holder
from wireroom.kernel.pulse import beat


class UnableToTakePen(Exception):  # noqa: N818 - the newsroom's wording
    """The pen cannot be taken over: the text says why."""


@transaction.atomic
def be_here(*, story_id: int, editor: str, now: datetime) -> None:
    """Say that an editor has a story's draft open; who finds the pen free holds it from now on."""
    _, came = Presence.objects.update_or_create(story=story_id, editor=editor, defaults={"seen_at": now})
    gone, _ = Presence.objects.filter(story=story_id, seen_at__lte=now - LONGEST_SILENCE).delete()
    has = holder(pen_of(story_id), now=now)
    if has == editor:
        Pen.objects.filter(story=story_id).update(seen_at=now)
    elif not has:
        fresh = {"editor": editor, "since": now, "seen_at": now, "lost_by": "", "lost_at": None, "word": ""}
        Pen.objects.update_or_create(story=story_id, defaults=fresh)
    if came or gone or not has:
        beat("writing")


@transaction.atomic
def leave(*, story_id: int, editor: str, now: datetime) -> None:
    """An editor closes the draft. The pen lies free a moment later: who only loads the page again still has it."""
    gone, _ = Presence.objects.filter(story=story_id, editor=editor).delete()
    Pen.objects.filter(story=story_id, editor=editor).update(seen_at=now - LONGEST_SILENCE + COMING_BACK)
    if gone:
        beat("writing")


@transaction.atomic
def take_over(*, story_id: int, editor: str, word: str, now: datetime) -> str:
    """Take the pen from who holds it, with a word to them; give their name. Raises UnableToTakePen without a word."""
    said = " ".join(word.split())[:500]
    pen = pen_of(story_id)
    before = holder(pen, now=now)
    if before and before != editor and not said:
        message = f"Say a word to {before}: they will read it where they write."
        raise UnableToTakePen(message)
    lost = before if before != editor else ""
    fresh = {
        "editor": editor,
        "since": now,
        "seen_at": now,
        "lost_by": lost,
        "lost_at": now if lost else None,
        "word": said if lost else "",
    }
    Pen.objects.update_or_create(story=story_id, defaults=fresh)
    beat("writing")
    return lost
