"""Look up the rules by which copy is routed and put into sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import cast

from wireroom.wire.models import RoutingRule, SectionRule
from wireroom.wire.rules import sections
from wireroom.wire.rules.facts import Route
from wireroom.wire.rules.routing import Conditions, Rule


def routing_rules(*, feed: str) -> tuple[Rule, ...]:
    """Give a feed's rules in their order, drafts among them."""
    return tuple(_rule(row) for row in RoutingRule.objects.filter(feed__name=feed))


def live_rules() -> Mapping[int, tuple[Rule, ...]]:
    """Give the rules that route now, by the row of their feed."""
    found: defaultdict[int, list[Rule]] = defaultdict(list)
    for row in RoutingRule.objects.filter(live=True):
        found[row.feed_id].append(_rule(row))
    return {feed: tuple(rules) for feed, rules in found.items()}


def section_rules() -> tuple[sections.SectionRule, ...]:
    """Give the rules that tell a section by a subject, in their order."""
    return tuple(
        sections.SectionRule(
            id=row.pk, name=row.name, scheme=row.scheme, first=row.first, last=row.last, section=row.section
        )
        for row in SectionRule.objects.all()
    )


def _rule(row: RoutingRule) -> Rule:
    return Rule(
        id=row.pk,
        name=row.name,
        conditions=Conditions.model_validate(row.conditions),
        route=cast("Route", row.route),
        section=row.section,
        live=row.live,
    )
