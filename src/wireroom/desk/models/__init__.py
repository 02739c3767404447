"""The desk's tables: who works here and comes in, what was done, and what editors do at the wire."""

from __future__ import annotations

from wireroom.desk.models.act import Act
from wireroom.desk.models.kill_ask import KillAsk
from wireroom.desk.models.member import Member
from wireroom.desk.models.monitor import Claim, DeskNote, Preset, Viewed
from wireroom.desk.models.sign_in import SignInAttempt

__all__ = ["Act", "Claim", "DeskNote", "KillAsk", "Member", "Preset", "SignInAttempt", "Viewed"]
