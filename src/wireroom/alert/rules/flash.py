"""When a story rings by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from wireroom.alert.rules.alerts import FlashRule
from wireroom.story.events import PublicStory


def rings(rule: FlashRule, story: PublicStory, *, now: datetime, fresh: timedelta) -> bool:
    """Whether the rule makes an alert of a story that nobody was alerted to: wire copy, urgent enough, just come in."""
    shown = story.current
    return (
        rule.is_on
        and bool(shown.provider)
        and shown.urgency <= rule.urgency
        and (not rule.sections or shown.section.slug in rule.sections)
        and now - story.first_published_at <= fresh
        and (shown.received_at is None or now - shown.received_at <= fresh)
    )
