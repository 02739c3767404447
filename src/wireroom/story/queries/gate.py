"""The one gate: what is public at a moment. Every output passes here; doubt keeps it shut."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from wireroom.story.models import Story, Version


def public_stories(*, now: datetime) -> QuerySet[Story]:
    """The stories readers may see at `now`."""
    return Story.objects.filter(open_at(now))


def open_at(now: datetime, *, story: str = "") -> Q:
    """The gate as a condition: live, with a version, and with no hold that has not passed.

    `story` leads from the asked table to the story ("story__"), so that a list by label can walk its own index.
    """
    passed = Q(**{f"{story}hold_until": None}) | Q(**{f"{story}hold_until__lte": now})
    return passed & Q(**{f"{story}state": "live", f"{story}current__isnull": False})


def is_public(version: Version, *, story: Story, now: datetime) -> bool:
    """Whether a version of a public story may be seen: not while the wire line it was built on is closed."""
    return is_open(line=version.line, hold_until=version.hold_until, closed_lines=story.closed_lines, now=now)


def is_open(*, line: str, hold_until: datetime | None, closed_lines: dict[str, str], now: datetime) -> bool:
    """Whether a wire line may be shown at `now`, and a hold on the version itself has passed."""
    if hold_until is not None and hold_until > now:
        return False
    if line not in closed_lines:
        return True
    end = closed_lines[line]
    return bool(end) and datetime.fromisoformat(end) <= now
