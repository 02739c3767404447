"""A thread that an editor splits: each story goes with its own copy, and nothing is lost or comes back."""

from __future__ import annotations

import pytest
from django.db import transaction
from story_wire import NOON, item, later, paragraphs

from wireroom.story.api import desk_stories, desk_story, kill_order, open_item, published_story, published_versions
from wireroom.story.events import StoryKilled, StoryWithheld, VersionPublished
from wireroom.story.flows.hear_wire import follow_news
from wireroom.story.models import Story, Version
from wireroom.wire import api as wire_room
from wireroom.wire.events import ItemFiled

FERRY = item("ferry", headline="Ferry runs aground", created=NOON)
FIRE = item("fire", headline="Fire in harbour hall", created=later(1), replaces="ferry")
PATH = "/2026/11/22/ferry-runs-aground"


def split(wire, item_id):
    at = later(10)
    thread = wire_room.split_thread(item_ids=[item_id], editor="ann", now=at)
    wire.deliver(now=at)
    return thread


def actions(story_id):
    return [entry.action for entry in desk_story(story_id=story_id).log]


def test_text_of_the_part_that_went_is_replaced_by_what_remains(wire):
    wire.arrive(FERRY)
    (fire,) = wire.arrive(FIRE, at=later(1))
    assert published_story(now=later(2), path=PATH).current.headline == "Fire in harbour hall"
    thread = split(wire, fire)
    old, new = Story.objects.order_by("id")
    assert [version.headline for version in published_versions(now=later(11), story_id=old.pk)] == [
        "Ferry runs aground",
        "Fire in harbour hall",
        "Ferry runs aground",
    ]
    assert (new.thread_id, new.state, new.headline) == (thread, "live", "Fire in harbour hall")
    assert wire.told()[-2:] == [VersionPublished(old.pk, 3), VersionPublished(new.pk, 1)]
    wire.arrive(item("fire", "2", headline="Fire is out", replaces="ferry", created=later(12)), at=later(12))
    assert [story.headline for story in Story.objects.order_by("id")] == ["Ferry runs aground", "Fire is out"]


def test_the_story_stays_when_the_copy_it_began_with_goes(wire):
    (ferry,) = wire.arrive(FERRY)
    (fire,) = wire.arrive(FIRE, at=later(1))
    split(wire, ferry)
    old, new = Story.objects.order_by("id")
    assert (old.headline, old.first_item_id) == ("Fire in harbour hall", fire)
    assert (new.headline, new.first_item_id) == ("Ferry runs aground", ferry)
    wire.arrive(item("ferry", "2", headline="Ferry afloat again", created=later(12)), at=later(12))
    assert [story.headline for story in Story.objects.order_by("id")] == ["Fire in harbour hall", "Ferry afloat again"]


def test_a_story_goes_with_its_copy_when_nothing_to_read_remains(wire):
    (ferry,) = wire.arrive(FERRY)
    wire.arrive(item("picture", kind="picture", replaces="ferry", headline="The ferry"), at=later(1))
    thread = split(wire, ferry)
    assert Story.objects.get().thread_id == thread
    assert Version.objects.count() == 1


def test_copy_of_a_later_version_filed_before_the_split_is_heard_of_moves_no_story(wire):
    (ferry,) = wire.arrive(FERRY)
    wire.arrive(FIRE, at=later(1))
    thread = wire_room.split_thread(item_ids=[ferry], editor="ann", now=later(2))
    (afloat,) = wire.file(item("ferry", "2", headline="Ferry afloat again", created=later(3)), at=later(3))
    with transaction.atomic():
        follow_news(filed=[ItemFiled(item_id=afloat, thread_id=thread)], joined=[], now=later(3))
    wire.deliver(now=later(3))
    assert [story.headline for story in Story.objects.order_by("id")] == ["Fire in harbour hall", "Ferry afloat again"]


def test_a_killed_story_stays_killed_and_what_was_taken_out_waits_for_an_editor(wire):
    wire.arrive(FERRY)
    (fire,) = wire.arrive(FIRE, at=later(1))
    wire.arrive(item("ferry", "2", status="canceled"), at=later(2))
    wire.told()
    split(wire, fire)
    killed, waiting = Story.objects.order_by("id")
    assert (killed.state, killed.path) == ("killed", PATH)
    assert kill_order(story_id=killed.pk) is not None
    assert (waiting.state, waiting.following, waiting.waiting_item_id) == ("draft", False, fire)
    assert waiting.headline == "Fire in harbour hall"
    assert wire.told() == []


def test_a_cancellation_that_goes_with_its_line_revives_nothing(wire):
    (ferry,) = wire.arrive(FERRY)
    wire.arrive(FIRE, at=later(1))
    wire.arrive(item("ferry", "2", status="canceled"), at=later(2))
    split(wire, ferry)
    assert [story.state for story in Story.objects.order_by("id")] == ["killed"]


def test_an_edited_story_is_told_and_keeps_its_text_and_its_hold(wire):
    wire.arrive(FERRY)
    (fire,) = wire.arrive(FIRE, at=later(1))
    story = Story.objects.get()
    Story.objects.filter(pk=story.pk).update(following=False)
    thread = split(wire, fire)
    story.refresh_from_db()
    assert (story.thread_id, story.state, story.headline) == (thread, "live", "Fire in harbour hall")
    assert "split" in actions(story.pk)
    wire.told()
    wire.arrive(item("fire", "2", status="withheld"), at=later(12))
    assert wire.told()[:1] == [StoryWithheld(story.pk)]


def test_joining_again_makes_one_story_of_the_two(wire):
    wire.arrive(FERRY)
    (fire,) = wire.arrive(FIRE, at=later(1))
    thread = split(wire, fire)
    survivor = Story.objects.order_by("id").first()
    wire_room.join_threads(thread_id=thread, with_thread_id=survivor.thread_id, editor="ann", now=later(12))
    wire.deliver(now=later(12))
    assert [story.state for story in Story.objects.order_by("id")] == ["live", "joined"]


@pytest.mark.parametrize("headline", ["WITHDRAWN: Ferry runs aground", "ADVISORY-Ferry pictures follow"])
def test_words_to_editors_are_never_published(wire, headline):
    wire.arrive(FERRY)
    (order,) = wire.arrive(
        item("ferry", "2", headline=headline, body=paragraphs("The story is wrong."), created=later(1)), at=later(1)
    )
    assert published_story(now=later(2), path=PATH).current.headline == "Ferry runs aground"
    assert wire_room.filed_item(item_id=order).classed in {"kill", "advisory"}
    assert not any(isinstance(event, StoryKilled) for event in wire.told())


def test_an_advisory_begins_no_story_but_an_editor_may_open_it(wire):
    (advisory,) = wire.arrive(item("plan", headline="ADVISORY-Harbour day"))
    assert not desk_stories(limit=10)
    assert open_item(item_id=advisory, editor="ann", now=later(1))
