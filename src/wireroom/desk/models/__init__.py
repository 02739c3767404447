"""The desk's tables: who works here and comes in, and what editors do at the wire."""

from __future__ import annotations

from wireroom.desk.models.member import Member
from wireroom.desk.models.monitor import Claim, DeskNote, Preset, Viewed
from wireroom.desk.models.sign_in import SignInAttempt

__all__ = ["Claim", "DeskNote", "Member", "Preset", "SignInAttempt", "Viewed"]
