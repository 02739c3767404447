"""The desk's tables: who comes in, and what editors do at the wire."""

from __future__ import annotations

from wireroom.desk.models.monitor import Claim, DeskNote, Preset, Viewed
from wireroom.desk.models.sign_in import SignInAttempt

__all__ = ["Claim", "DeskNote", "Preset", "SignInAttempt", "Viewed"]
