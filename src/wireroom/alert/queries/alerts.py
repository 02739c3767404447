"""Alerts as the desk sees them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.db.models import Q

from wireroom.alert.models import Alert, Rule
from wireroom.alert.queries.topics import aim_today
from wireroom.alert.rules.aim import aim_from_json
from wireroom.alert.rules.alerts import AlertFacts, AlertState, FlashRule, Words
from wireroom.alert.rules.kinds import AlertKind
from wireroom.story.api import Sections, all_sections


def alert(*, alert_id: int) -> AlertFacts | None:
    """Give one alert; None when there is none."""
    row = Alert.objects.filter(pk=alert_id).first()
    return facts_of(row) if row else None


def alerts(
    *,
    states: Sequence[AlertState] = (),
    words: str = "",
    story_id: int | None = None,
    limit: int = 50,
    before_id: int | None = None,
) -> tuple[AlertFacts, ...]:
    """Give alerts, newest first, in these states (all if none is named), of one story or all; trials are left out.

    Each of `words` has to stand in the title or the text.
    """
    rows = Alert.objects.filter(dry=False).order_by("-pk")
    rows = rows.filter(state__in=states) if states else rows
    rows = rows.filter(story_id=story_id) if story_id is not None else rows
    rows = rows.filter(pk__lt=before_id) if before_id is not None else rows
    for word in words.split():
        rows = rows.filter(Q(title__icontains=word) | Q(body__icontains=word))
    sections = all_sections()
    return tuple(facts_of(row, sections) for row in rows[:limit])


def flash_rule() -> FlashRule:
    """Give the rule by which a wire flash becomes an alert; off until somebody has switched it on."""
    row = Rule.objects.first()
    if row is None:
        return FlashRule()
    sections = all_sections()
    return FlashRule(
        is_on=row.is_on,
        urgency=row.urgency,
        sections=sections.keys(row.sections),
        aim=aim_today(aim_from_json(row.aim), sections),
        two_people=row.two_people,
    )


def facts_of(row: Alert, sections: Sections | None = None) -> AlertFacts:
    """A row as the desk sees it, aimed at the sections as they are now."""
    return AlertFacts(
        id=row.pk,
        kind=cast("AlertKind", row.kind),
        state=cast("AlertState", row.state),
        words=Words(title=row.title, body=row.body, path=row.path, language=row.language),
        aim=aim_today(aim_from_json(row.aim), sections or all_sections()),
        story_id=row.story_id,
        story_version=row.story_version,
        version=row.version,
        tag=row.tag,
        composed_by=row.composed_by,
        ordered_by=row.ordered_by,
        approved_by=row.approved_by,
        due_at=row.due_at,
        ordered_at=row.ordered_at,
        began_at=row.began_at,
        finished_at=row.finished_at,
        trouble=row.trouble,
    )
