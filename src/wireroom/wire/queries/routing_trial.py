"""Try a feed's rules on what it brought before, so that nobody switches on what nobody has seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wireroom.wire.models import Item
from wireroom.wire.queries.facts import filed
from wireroom.wire.rules.facts import FiledItem, Route
from wireroom.wire.rules.routing import Described, Rule, policy_of, rule_for

TEXTUAL = ("text", "composite")


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedItem:
    """One item of the archive: what the rules would make of it now; `rule` is None where the feed's policy decides."""

    filed: FiledItem
    rule: Rule | None
    route: Route
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingTrial:
    """What the rules would have made of the last items of a feed, newest first, beside what was made of them."""

    items: tuple[TriedItem, ...]

    @property
    def counts(self) -> dict[Route, int]:
        """How many items would have gone which way."""
        return dict(Counter(each.route for each in self.items))

    @property
    def changed(self) -> tuple[TriedItem, ...]:
        """The items that would have gone another way than they did."""
        return tuple(each for each in self.items if each.route != each.filed.route)


def try_rules(*, feed: str, rules: Sequence[Rule], last: int = 500) -> RoutingTrial:
    """Route the last items of a feed by these rules, without changing anything. Rules that are not live count too."""
    rows = Item.objects.select_related("feed").filter(feed__name=feed, kind__in=TEXTUAL).order_by("-id")[:last]
    return RoutingTrial(items=tuple(_tried(row, rules) for row in rows))


def _tried(row: Item, rules: Sequence[Rule]) -> TriedItem:
    item = filed(row)
    rule = rule_for(Described(item=item.item, level=item.level, classed=item.classed), rules)
    return TriedItem(
        filed=item,
        rule=rule,
        route=rule.route if rule else policy_of(follow=row.feed.follow),
        section=(rule.section if rule else "") or item.section,
    )
