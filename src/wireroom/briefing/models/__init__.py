"""The briefing room's tables. They hold no address: a recipient is a number that the reader room gave."""

from __future__ import annotations

from wireroom.briefing.models.deliveries import Held, MailCopy, Printing
from wireroom.briefing.models.editions import Edition, MorningRota, Place

__all__ = ["Edition", "Held", "MailCopy", "MorningRota", "Place", "Printing"]
