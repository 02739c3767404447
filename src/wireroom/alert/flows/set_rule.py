"""An editor sets when a wire flash becomes an alert by itself."""

from __future__ import annotations

from datetime import datetime

from wireroom.alert.flows.refusals import UnableToAlert
from wireroom.alert.models import Rule, writing
from wireroom.alert.queries.alerts import flash_rule
from wireroom.alert.rules.aim import aim_to_json, faults_of
from wireroom.alert.rules.alerts import FlashRule


def set_flash_rule(*, rule: FlashRule, by: str, now: datetime) -> FlashRule:
    """Replace the rule. Raises UnableToAlert."""
    if not 1 <= rule.urgency <= 3:
        raise UnableToAlert("The rule rings for flashes (1), bulletins (2) or urgent copy (3), for nothing less.")
    for fault in faults_of(rule.aim):
        raise UnableToAlert(fault)
    with writing():
        Rule.objects.update_or_create(
            pk=1,
            defaults={
                "is_on": rule.is_on,
                "urgency": rule.urgency,
                "sections": list(rule.sections),
                "aim": aim_to_json(rule.aim),
                "two_people": rule.two_people,
                "changed_by": by,
                "changed_at": now,
            },
        )
    return flash_rule()
