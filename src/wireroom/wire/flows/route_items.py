"""Items are routed when they are filed: by their feed's rules, else by its policy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from wireroom.wire.models import Item
from wireroom.wire.queries.routing import live_rules, section_rules
from wireroom.wire.rules.facts import LEVELS, Classed
from wireroom.wire.rules.item import WireItem
from wireroom.wire.rules.routing import Described, policy_of, rule_for
from wireroom.wire.rules.sections import section_by_rules


def route_items(arrivals: Iterable[tuple[Item, WireItem]]) -> None:
    """Give each row its route and its section; its level and its class must be known. The rows come with their feed.

    What a later rule would make of them does not change what is filed.
    """
    rules, sections = live_rules(), section_rules()
    for row, item in arrivals:
        described = Described(item=item, level=LEVELS[row.level - 1], classed=cast("Classed", row.classed))
        rule = rule_for(described, rules.get(row.feed_id, ()))
        row.route = rule.route if rule else policy_of(follow=row.feed.follow)
        told = (rule.section if rule else "") or section_by_rules(item.subjects, sections)
        row.section = told or row.feed.default_section
