"""What is kept of reader funding. No name, no address and no card: those stay with the reader room and the provider."""

from __future__ import annotations

from wireroom.support.models.appeals import Appeal, Holdback, Trial
from wireroom.support.models.giving import Giver, Intent, Pledge
from wireroom.support.models.ledger import Entry, Line
from wireroom.support.models.provider import Acknowledgement, ProviderNotice, Reconciliation

__all__ = [
    "Acknowledgement",
    "Appeal",
    "Entry",
    "Giver",
    "Holdback",
    "Intent",
    "Line",
    "Pledge",
    "ProviderNotice",
    "Reconciliation",
    "Trial",
]
