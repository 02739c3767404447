from __future__ import annotations

from datetime import timedelta

import pytest
from story_wire import NOON, Wire, compared, item, later

from wireroom.story import api as story
from wireroom.story.models import Story
from wireroom.wire.api import save_rule
from wireroom.wire.rules.routing import Asked, Conditions, Rule


@pytest.fixture
def courts_wait(wire: Wire) -> Wire:
    courts = Conditions(must=Asked(headline=("court",)))
    save_rule(feed="halyard", rule=Rule(name="Courts", conditions=courts, route="hold", section="politics"))
    save_rule(
        feed="halyard",
        rule=Rule(name="Tables", conditions=Conditions(must=Asked(headline=("table",))), route="monitor"),
    )
    return wire


def test_copy_that_a_rule_holds_is_a_draft_until_an_editor_publishes_it(courts_wait: Wire) -> None:
    courts_wait.arrive(item("s1", "1", headline="Court rules on ferry"))
    row = Story.objects.get()
    assert (row.state, row.following, row.headline, row.section) == ("draft", False, "Court rules on ferry", "politics")
    assert not courts_wait.told()
    courts_wait.arrive(item("s1", "2", headline="Court rules against ferry"), at=later(1))
    row.refresh_from_db()
    assert row.state == "draft"
    assert row.waiting_item_id is not None
    assert story.desk_story(story_id=row.pk).copy.headline == "Court rules on ferry"
    desk = story.desk_story(story_id=row.pk)
    story.save_draft(story_id=row.pk, editor="ada", copy=desk.copy, base=desk.revision, now=later(2))
    assert story.publish(story_id=row.pk, editor="ada", now=later(3)).headline == "Court rules on ferry"


def test_what_stays_in_the_monitor_makes_no_story_until_its_thread_is_wanted(courts_wait: Wire) -> None:
    courts_wait.arrive(item("s2", "1", headline="Table of tides"))
    assert not Story.objects.exists()
    courts_wait.arrive(item("s2", "2", headline="Tides run high"), at=later(1))
    assert Story.objects.get().state == "live"


def test_held_copy_under_embargo_keeps_both_holds(courts_wait: Wire) -> None:
    courts_wait.arrive(item("s3", "1", headline="Court opens", embargo=NOON + timedelta(hours=1)))
    assert Story.objects.get().state == "held"
    story.release_due(now=later(61))
    assert Story.objects.get().state == "draft"
    assert not story.published_stories(now=later(62), ids=[Story.objects.get().pk])


def test_a_cancel_kills_held_copy_too(courts_wait: Wire) -> None:
    courts_wait.arrive(item("s4", "1", headline="Court opens"))
    courts_wait.arrive(item("s4", "2", headline="Court opens", status="canceled"), at=later(1))
    assert Story.objects.get().state == "killed"


def test_copy_that_a_rule_holds_does_not_come_in_as_an_update_of_what_stands(courts_wait: Wire) -> None:
    courts_wait.arrive(item("s5", "1", headline="Ferry sails"))
    courts_wait.arrive(item("s5", "2", headline="Court stops ferry"), at=later(1))
    row = Story.objects.get()
    assert (row.state, row.current.headline, row.following) == ("live", "Ferry sails", False)
    story.follow_again(story_id=row.pk, **compared(row.pk), editor="ada", now=later(2))
    row.refresh_from_db()
    assert (row.current.headline, row.following, row.waiting_item_id) == ("Court stops ferry", True, None)
    courts_wait.arrive(item("s5", "3", headline="Court stops ferry again"), at=later(3))
    row.refresh_from_db()
    assert (row.current.headline, row.following) == ("Court stops ferry", False)
    courts_wait.arrive(item("s5", "4", headline="Court stops ferry", status="canceled"), at=later(4))
    row.refresh_from_db()
    assert row.state == "killed"


def test_copy_that_a_rule_holds_is_no_update_of_what_waits_for_its_hour(courts_wait: Wire) -> None:
    courts_wait.arrive(item("s6", "1", headline="Ferry sails", embargo=NOON + timedelta(hours=1)))
    courts_wait.arrive(item("s6", "2", headline="Court stops ferry"), at=later(1))
    story.release_due(now=later(61))
    row = Story.objects.get()
    assert (row.state, row.headline, row.following) == ("draft", "Court stops ferry", False)
    assert not courts_wait.told()


def test_what_a_rule_leaves_in_the_monitor_does_not_come_into_a_story_by_itself(courts_wait: Wire) -> None:
    courts_wait.arrive(item("s7", "1", headline="Tides run high"))
    courts_wait.arrive(item("s7", "2", headline="Table of tides"), at=later(1))
    row = Story.objects.get()
    assert (row.state, row.headline, row.following) == ("live", "Tides run high", False)
    assert row.waiting_item_id is not None
    story.follow_again(story_id=row.pk, **compared(row.pk), editor="ada", now=later(2))
    courts_wait.arrive(item("s7", "3", headline="Table of spring tides"), at=later(3))
    row.refresh_from_db()
    assert (row.state, row.headline, row.following) == ("live", "Table of spring tides", True)
