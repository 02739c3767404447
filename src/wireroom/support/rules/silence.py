"""Where nothing is asked, whatever an appeal says: a page that is no place for money."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from wireroom.support.rules.facts import PageFacts

FRESH = timedelta(hours=24)
SILENCES: Mapping[str, str] = {
    "legal page": "This page is about rights and duties; nothing is asked on it.",
    "killed": "The story was taken down.",
    "corrected": "The story was corrected: what is owed here is accuracy.",
    "sensitive": "An editor marked this story, its section or its topic as sensitive.",
    "fresh deaths": "People died, and the story is less than a day old.",
}


def silence(page: PageFacts, *, now: datetime) -> str:
    """The name of the rule by which a page is silent (a key of `SILENCES`), or "" where appeals may be shown."""
    if page.kind == "legal":
        return "legal page"
    if page.is_killed:
        return "killed"
    if page.is_corrected:
        return "corrected"
    if page.is_marked:
        return "sensitive"
    if page.is_fatal and (page.changed is None or now - page.changed < FRESH):
        return "fresh deaths"
    return ""
