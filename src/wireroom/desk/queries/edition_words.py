"""Editions in the desk's words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from wireroom.briefing import api as briefings
from wireroom.briefing.api import EditionFacts, Kind, Placed, Rota
from wireroom.kernel.site import current_site
from wireroom.page import api as page_room
from wireroom.story.api import Teaser
from wireroom.theme.times import stamp

EDITION_KINDS: Mapping[Kind, str] = {
    "morning": "Morning",
    "breaking": "Breaking",
    "correction": "Correction",
    "withdrawal": "Withdrawal",
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CANDIDATES = 25


def title_of(edition: EditionFacts, placed: tuple[Placed, ...]) -> str:
    """What an edition is called on its own page: its own subject, or its first story."""
    first = next((each.headline for each in placed if each.is_public), "")
    if edition.kind == "withdrawal":
        return "A mailed report was withdrawn"
    return edition.subject or first or "Nothing in it"


def edition_mark(edition: EditionFacts, placed: tuple[Placed, ...]) -> str:
    """What an edition says and holds, as a short mark: another mark, another edition."""
    said = [edition.subject, edition.intro, edition.state, [each.story_id for each in placed]]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def candidates(placed: tuple[Placed, ...], *, now: datetime) -> tuple[Teaser, ...]:
    """The stories of the front that are not in it."""
    held = {each.story_id for each in placed}
    return tuple(each for each in page_room.front_stories(now=now, limit=CANDIDATES) if each.id not in held)


def rota_in_words(rota: Rota, *, now: datetime) -> str:
    """What the rota does, and when next."""
    coming = briefings.next_morning(rota, zone=current_site().zone, after=now)
    if coming is None:
        return "Off. No morning briefing goes out by itself."
    days = "Every day" if len(rota.days) == len(DAYS) else ", ".join(DAYS[each] for each in rota.days)
    return (
        f"{days} at {rota.at:%H:%M}, the first {rota.stories} stories of the front. It is laid out {rota.lead_minutes} "
        f"minutes before, for you to look at; next for {stamp(coming[1], zone=current_site().zone)}."
    )
