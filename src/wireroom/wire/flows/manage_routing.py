"""The newsroom changes the rules by which copy is routed and put into sections."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models, transaction

from wireroom.wire.flows.manage_feeds import feed_called
from wireroom.wire.models import Feed, Item, RoutingRule, SectionRule
from wireroom.wire.rules import sections
from wireroom.wire.rules.routing import Rule
from wireroom.wire.rules.sections import usual_rules


@transaction.atomic
def save_rule(*, feed: str, rule: Rule) -> int:
    """Keep a feed's rule and give its id; one without an id is new and comes last.

    Raises LookupError when the feed has no rule of that id.
    """
    home = feed_called(feed)
    row = (
        _row(RoutingRule.objects.filter(feed=home), rule.id) if rule.id else RoutingRule(feed=home, position=_end(home))
    )
    row.name, row.route, row.section, row.live = rule.name, rule.route, rule.section, rule.live
    row.conditions = rule.conditions.model_dump(mode="json", exclude_defaults=True)
    row.save()
    return row.pk


@transaction.atomic
def delete_rule(*, feed: str, rule_id: int) -> None:
    """Forget a rule; what it routed stays where it is."""
    RoutingRule.objects.filter(feed__name=feed, pk=rule_id).delete()


@transaction.atomic
def order_rules(*, feed: str, ids: Sequence[int]) -> None:
    """Put a feed's rules into this order; those not named come after them, as they were."""
    _order(RoutingRule.objects.filter(feed__name=feed), ids)


@transaction.atomic
def save_section_rule(rule: sections.SectionRule) -> int:
    """Keep a rule of sections and give its id; a new one comes first, so that it overrules the usual ones.

    Raises LookupError when there is no rule of that id.
    """
    if rule.id:
        row = _row(SectionRule.objects.all(), rule.id)
    else:
        SectionRule.objects.update(position=models.F("position") + 1)
        row = SectionRule(position=0)
    for name in ("name", "scheme", "first", "last", "section"):
        setattr(row, name, getattr(rule, name))
    row.save()
    return row.pk


def delete_section_rule(*, rule_id: int) -> None:
    """Forget a rule of sections."""
    SectionRule.objects.filter(pk=rule_id).delete()


@transaction.atomic
def order_section_rules(*, ids: Sequence[int]) -> None:
    """Put the rules of sections into this order; those not named come after them, as they were."""
    _order(SectionRule.objects.all(), ids)


@transaction.atomic
def move_section_rules(*, old: str, new: str) -> None:
    """Let everything that names one section name another: feeds, rules, and the copy that was put into it."""
    RoutingRule.objects.filter(section=old).update(section=new)
    SectionRule.objects.filter(section=old).update(section=new)
    Item.objects.filter(section=old).update(section=new)
    Feed.objects.filter(default_section=old).update(default_section=new)


@transaction.atomic
def restore_section_rules() -> None:
    """Go back to the rules a newsroom begins with."""
    SectionRule.objects.all().delete()
    SectionRule.objects.bulk_create(
        SectionRule(
            position=position,
            name=rule.name,
            scheme=rule.scheme,
            first=rule.first,
            last=rule.last,
            section=rule.section,
        )
        for position, rule in enumerate(usual_rules())
    )


def _row[M: (RoutingRule, SectionRule)](rows: models.QuerySet[M], rule_id: int) -> M:
    row = rows.filter(pk=rule_id).first()
    if row is None:
        raise LookupError(f"There is no rule {rule_id}; it may have been deleted meanwhile.")
    return row


def _end(home: Feed) -> int:
    last = RoutingRule.objects.filter(feed=home).aggregate(last=models.Max("position"))["last"]
    return 0 if last is None else last + 1


def _order[M: (RoutingRule, SectionRule)](rows: models.QuerySet[M], ids: Sequence[int]) -> None:
    wanted = {number: place for place, number in enumerate(ids)}
    known = sorted(rows, key=lambda row: (wanted.get(row.pk, len(wanted)), row.position, row.pk))
    for position, row in enumerate(known):
        rows.filter(pk=row.pk).update(position=position)
