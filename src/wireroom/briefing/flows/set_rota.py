"""The newsroom sets when the morning briefing goes out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.briefing.flows.refusals import UnableToMail
from wireroom.briefing.models import MorningRota
from wireroom.briefing.rules.mornings import MOST_STORIES, Rota

LONGEST_LEAD = 180


def set_rota(rota: Rota, *, by: str, now: datetime) -> None:
    """Keep the rota; it counts from the next morning whose time is still to come. Raises UnableToMail."""
    if rota.is_on and not rota.days:
        raise UnableToMail("Choose at least one day, or switch it off.")
    if not 1 <= rota.stories <= MOST_STORIES or not 0 <= rota.lead_minutes <= LONGEST_LEAD:
        raise UnableToMail(f"Between 1 and {MOST_STORIES} stories, laid out at most {LONGEST_LEAD} minutes before.")
    with transaction.atomic():
        row = MorningRota.objects.select_for_update().first() or MorningRota()
        row.is_on, row.at, row.days = rota.is_on, rota.at, sorted(set(rota.days))
        row.stories, row.lead_minutes = rota.stories, rota.lead_minutes
        row.changed_by, row.changed_at = by, now
        row.save()
