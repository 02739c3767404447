"""When a saved draft is a state of its own, and when it only goes on with the one before."""

from __future__ import annotations

from datetime import datetime, timedelta

SITTING = timedelta(minutes=5)
"""For so long what is saved in passing replaces itself: who looks back seeks a moment, not a keystroke."""


def goes_on(*, editor: str, at: datetime, last_editor: str, last_began_at: datetime, last_passing: bool) -> bool:
    """Whether a save replaces the last state: the same editor's, saved in passing, of a sitting not too long ago."""
    return last_passing and editor == last_editor and timedelta() <= at - last_began_at < SITTING
