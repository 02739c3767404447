"""A kill that two have to order: one asks, another confirms. An agency's cancel never waits for anybody."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.desk.models import KillAsk
from wireroom.story.api import kill


class UnableToConfirm(Exception):  # noqa: N818 - the newsroom's wording
    """There is nothing to confirm, or not for this editor; the text says why."""


def ask_for_kill(*, story_id: int, headline: str, editor: str, reason: str, now: datetime) -> KillAsk:
    """Ask another editor to confirm a kill; whoever asked first stays the one who asked."""
    asked, _ = KillAsk.objects.get_or_create(
        story=story_id, defaults={"asked_by": editor[:150], "reason": reason, "headline": headline, "at": now}
    )
    return asked


@transaction.atomic
def confirm_kill(*, story_id: int, editor: str, now: datetime) -> str:
    """Kill the story that another asked to kill; give the reason. Raises UnableToConfirm."""
    asked = KillAsk.objects.select_for_update().filter(story=story_id).first()
    if asked is None:
        raise UnableToConfirm("Nobody asks for this kill any more. If it must be, ask for it anew.")
    if asked.asked_by == editor:
        raise UnableToConfirm("You asked for it yourself: another editor has to confirm it.")
    reason = f"{asked.reason} (asked for by {asked.asked_by}, confirmed by {editor})"
    asked.delete()
    kill(story_id=story_id, ordered_by=editor, reason=reason, now=now)
    return reason


def withdraw_kill(*, story_id: int) -> bool:
    """Ask no more; give whether somebody did."""
    return bool(KillAsk.objects.filter(story=story_id).delete()[0])
