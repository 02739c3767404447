"""The desk's front door, for the programs that keep the newsroom: who works here."""

from __future__ import annotations

from wireroom.desk.flows.people import take_on
from wireroom.desk.rules.roles import Role

__all__ = ["Role", "take_on"]
