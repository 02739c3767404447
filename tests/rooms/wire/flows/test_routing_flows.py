from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from filed import filed_items
from wireroom.wire import api as wire
from wireroom.wire.events import FiledItem
from wireroom.wire.rules.routing import Asked, Conditions, Rule
from wireroom.wire.rules.sections import SectionRule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SPORT = Conditions(must=Asked(headline=("regatta",)))

type NewsML = Callable[..., bytes]


def take(data: bytes) -> FiledItem:
    receipt = wire.receive(feed="halyard", name="a.xml", data=data, now=NOW)
    (item,) = wire.file_delivery(delivery_id=receipt.delivery_id, now=NOW).item_ids
    return wire.filed_item(item_id=item)


def number(newsml: NewsML, count: int, *, headline: str) -> FiledItem:
    return take(newsml(f"urn:newsml:halyard.example:{count}", headline=headline))


def test_the_feeds_policy_routes_what_no_rule_fits(newsml: NewsML) -> None:
    assert number(newsml, 1, headline="Bridge closes").route == "follow"
    wire.save_feed(name="halyard", follow=False)
    assert number(newsml, 2, headline="Bridge opens").route == "monitor"


def test_a_live_rule_routes_and_a_draft_does_not(newsml: NewsML) -> None:
    rule = Rule(name="Regattas", conditions=SPORT, route="hold", section="sport", live=False)
    rule_id = wire.save_rule(feed="halyard", rule=rule)
    assert number(newsml, 1, headline="Regatta begins").route == "follow"
    wire.save_rule(feed="halyard", rule=replace(rule, id=rule_id, live=True))
    held = number(newsml, 2, headline="Regatta ends")
    assert (held.route, held.section) == ("hold", "sport")
    assert number(newsml, 3, headline="Bridge opens").route == "follow"


def test_the_first_rule_counts_and_the_order_is_the_newsrooms(newsml: NewsML) -> None:
    ids = [
        wire.save_rule(feed="halyard", rule=Rule(name=route, conditions=Conditions(), route=route))
        for route in ("monitor", "hold")
    ]
    assert number(newsml, 1, headline="Bridge closes").route == "monitor"
    wire.order_rules(feed="halyard", ids=ids[::-1])
    assert number(newsml, 2, headline="Bridge opens").route == "hold"
    wire.delete_rule(feed="halyard", rule_id=ids[1])
    assert [rule.name for rule in wire.routing_rules(feed="halyard")] == ["monitor"]
    with pytest.raises(LookupError, match="no rule"):
        wire.save_rule(feed="halyard", rule=Rule(name="gone", conditions=Conditions(), route="hold", id=ids[1]))


def test_rules_are_tried_on_the_archive_and_change_nothing(newsml: NewsML) -> None:
    wire.save_feed(name="halyard", follow=False)
    for count, headline in enumerate(("Regatta begins", "Bridge closes", "Regatta ends", "Bridge opens")):
        number(newsml, count, headline=headline)
    trial = wire.try_rules(feed="halyard", rules=[Rule(name="Regattas", conditions=SPORT, route="follow", live=False)])
    assert trial.counts == {"follow": 2, "monitor": 2}
    assert [each.filed.item.headline for each in trial.changed] == ["Regatta ends", "Regatta begins"]
    assert {each.route for each in filed_items()} == {"monitor"}
    assert wire.routing_rules(feed="halyard") == ()
    assert len(wire.try_rules(feed="halyard", rules=(), last=3).items) == 3


def test_sections_follow_the_newsrooms_rules(newsml: NewsML) -> None:
    sport = newsml("urn:newsml:halyard.example:s").replace(
        b"</contentMeta>", b'<subject qcode="medtop:15000000"/></contentMeta>'
    )
    assert take(sport).section == "sport"
    harbour = SectionRule(name="Sport is culture", scheme="iptc", first="15000000", last="15999999", section="culture")
    wire.save_section_rule(harbour)
    assert take(sport.replace(b":s<", b":t<").replace(b':s"', b':t"')).section == "culture"
    wire.restore_section_rules()
    assert wire.section_rules()[0].name != "Sport is culture"
    assert number(newsml, 9, headline="Bridge").section == "news"
