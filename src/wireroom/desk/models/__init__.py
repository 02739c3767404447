"""The desk's tables: who works here and comes in, what was done, what editors do at the wire and when they write."""

from __future__ import annotations

from wireroom.desk.models.act import Act
from wireroom.desk.models.kill_ask import KillAsk
from wireroom.desk.models.member import Member
from wireroom.desk.models.monitor import Claim, DeskNote, Preset, Viewed
from wireroom.desk.models.sign_in import SignInAttempt
from wireroom.desk.models.writing import Comment, Pen, Presence

__all__ = [
    "Act",
    "Claim",
    "Comment",
    "DeskNote",
    "KillAsk",
    "Member",
    "Pen",
    "Presence",
    "Preset",
    "SignInAttempt",
    "Viewed",
]
