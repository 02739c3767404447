"""The kills that are asked for."""

from __future__ import annotations

from wireroom.desk.models import KillAsk
from wireroom.story.api import story_state


def kill_ask(story_id: int) -> KillAsk | None:
    """Who asks to kill this story; None when nobody does, or it is killed: a cancel of the wire asks nobody."""
    asked = KillAsk.objects.filter(story=story_id).first()
    return asked if asked and story_state(story_id=story_id) != "killed" else None


def kill_asks() -> list[KillAsk]:
    """All that wait, the oldest first."""
    return [asked for asked in KillAsk.objects.order_by("at", "id") if story_state(story_id=asked.story) != "killed"]
