"""A followed thread becomes a story by itself, and stays what its items say."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from story_wire import NOON, Wire, item, later, paragraphs

from wireroom.story.api import (
    address,
    closed_stories,
    desk_stories,
    desk_story,
    kill_order,
    label_named,
    labels_of,
    next_release,
    published_story,
    published_versions,
    release_due,
    sections,
    stamps_between,
    teasers,
    verify_chain,
)
from wireroom.story.events import StoryJoined, StoryKilled, StoryWithheld, VersionPublished
from wireroom.story.models import KillRecord, Record, Story, Version
from wireroom.wire.api import save_feed
from wireroom.wire.events import Embargo, Note, Picture, Subject
from wireroom.wire.models import Item

PATH = "/2026/11/22/ferry-runs-aground"


def only_story() -> Story:
    return Story.objects.get()


def test_a_new_item_is_published_under_its_headline(wire):
    wire.arrive(item(byline="By Ann Example", subjects=(Subject(code="medtop:15000000", name="Sport"),)))
    story = published_story(now=NOON, path=PATH)
    assert story is not None
    assert (story.current.number, story.current.kind, story.current.credit) == (1, "new", "Via Halyard news wire")
    assert wire.told() == [VersionPublished(story.id, 1)]
    assert [teaser.id for teaser in teasers(now=NOON, section="sport", author="ann-example", topic="sport")] == [
        story.id
    ]
    assert [section.slug for section in sections(now=NOON)] == ["sport"]


def test_an_update_becomes_the_next_version_at_the_same_address(wire):
    wire.arrive(item())
    wire.arrive(item(version="2", headline="Ferry afloat again"), at=later(5))
    story = published_story(now=later(5), path=PATH)
    assert (story.current.number, story.current.kind, story.current.headline) == (2, "update", "Ferry afloat again")
    history = published_versions(now=later(5), story_id=story.id)
    assert [version.headline for version in history] == ["Ferry runs aground", "Ferry afloat again"]
    assert history[1].previous_hash == history[0].hash
    assert verify_chain(story_id=story.id) == ()


def test_a_version_in_which_a_reader_sees_nothing_new_is_no_version(wire):
    wire.arrive(item())
    wire.told()
    wire.arrive(item(version="2", slugline="FERRY-2", notes=(Note(text="Eds: call the desk"),)))
    assert Version.objects.count() == 1
    assert wire.told() == []


def test_an_older_version_that_comes_late_changes_nothing(wire):
    wire.arrive(item(version="3", headline="Third"))
    wire.arrive(item(version="2", headline="Second"))
    assert published_story(now=NOON, story_id=only_story().id).current.headline == "Third"


def test_a_wire_correction_carries_the_agencys_public_note(wire):
    wire.arrive(item())
    note = Note(text="Corrects the name of the ship.", role="correction", public=True)
    wire.arrive(item(version="2", headline="Ferry Alma aground", signals=("sig:correction",), notes=(note,)))
    current = published_story(now=NOON, path=PATH).current
    assert (current.kind, current.note) == ("correction", "Corrects the name of the ship.")
    wire.arrive(item("p", kind="picture", replaces="story-1", pictures=(Picture(href="alma.jpg"),)))
    current = published_story(now=NOON, path=PATH).current
    assert (current.number, current.kind, current.pictures[0].href) == (3, "update", "alma.jpg")


def test_two_stories_of_one_headline_have_two_addresses(wire):
    wire.arrive(item("a"), item("b"))
    wire.arrive(item("c"))
    assert sorted(teaser.path for teaser in teasers(now=NOON)) == [PATH, f"{PATH}-2", f"{PATH}-3"]


def test_the_address_is_of_the_day_of_arrival_in_the_sites_zone(wire):
    wire.arrive(item(), at=later(11.5 * 60))
    assert only_story().path == "/2026/11/23/ferry-runs-aground"


def test_an_item_of_a_feed_that_is_not_followed_makes_no_story(wire):
    save_feed(name="halyard", follow=False)
    wire.arrive(item())
    assert not Story.objects.exists()


def test_pictures_videos_and_plans_make_no_story(wire):
    wire.arrive(item("a", kind="picture"), item("b", kind="video"), item("c", kind="event"))
    assert not Story.objects.exists()


def test_a_story_keeps_every_label_it_ever_had(wire):
    wire.arrive(item(byline="By Ann Example", keywords=("Ships",)))
    wire.arrive(item(version="2", byline="By Bo Sample", keywords=("Harbours",)))
    labels = labels_of(story_id=only_story().id)
    assert (labels.authors, labels.topics) == (("ann-example", "bo-sample"), ("ships", "harbours"))
    assert teasers(now=NOON, topic="ships") == ()
    assert len(teasers(now=NOON, topic="harbours")) == 1
    assert label_named(now=NOON, kind="author", slug="ann-example") is None
    assert label_named(now=NOON, kind="author", slug="bo-sample").name == "Bo Sample"


def test_nothing_of_an_embargoed_story_is_public_before_its_moment(wire):
    wire.arrive(item(embargo=later(60), keywords=("Ships",)))
    story = only_story()
    for now in (NOON, later(59.999)):
        release_due(now=now)
        assert _public_traces(story.id, now=now) == []
    assert wire.told() == []
    assert (desk_story(story_id=story.id).row.state, next_release(now=NOON)) == ("held", later(60))
    assert release_due(now=later(60)) == 1
    assert published_story(now=later(60), path=PATH).id == story.id
    assert wire.told() == [VersionPublished(story.id, 1)]
    assert next_release(now=later(60)) is None


def test_a_story_that_cannot_be_settled_holds_up_no_other_release(wire):
    damaged, _ = wire.arrive(item(embargo=later(60)), item("story-2", embargo=later(60), headline="Port reopens"))
    kept = Item.objects.get(pk=damaged).facts
    Item.objects.filter(pk=damaged).update(facts="{")
    release_due(now=later(60))
    assert [teaser.headline for teaser in teasers(now=later(60))] == ["Port reopens"]
    assert later(60) < next_release(now=later(60)) <= later(61)
    Item.objects.filter(pk=damaged).update(facts=kept)
    release_due(now=later(61))
    assert len(teasers(now=later(61))) == 2


def _public_traces(story_id: int, *, now) -> list[object]:
    found = [
        published_story(now=now, story_id=story_id),
        published_story(now=now, path=PATH),
        *published_versions(now=now, story_id=story_id),
        *teasers(now=now),
        *teasers(now=now, topic="ships"),
        *stamps_between(now=now, low_id=0, high_id=10**9),
        *sections(now=now),
        *closed_stories(),
        address(story_id=story_id),
    ]
    return [trace for trace in found if trace]


def test_an_embargo_without_an_end_holds_until_a_version_without_one(wire):
    wire.arrive(item(embargo=Embargo(raw="", until=None)))
    release_due(now=later(10**6))
    assert teasers(now=later(10**6)) == ()
    assert next_release(now=NOON) is None
    wire.arrive(item(version="2"))
    assert len(teasers(now=NOON)) == 1


def test_an_early_release_by_the_agency_is_on_record(wire):
    wire.arrive(item(embargo=later(60)))
    wire.arrive(item(version="2"), at=later(5))
    assert len(teasers(now=later(5))) == 1
    record = Record.objects.get(action="released-early")
    assert (record.by, record.at) == ("wire: halyard", later(5))


def test_a_held_story_cancelled_before_its_release_never_appears(wire):
    wire.arrive(item(embargo=later(60)))
    wire.arrive(item(version="2", status="canceled", body=()))
    release_due(now=later(120))
    assert _public_traces(only_story().id, now=later(120)) == []
    assert wire.told() == []


def test_a_withheld_story_leaves_and_comes_back_at_the_same_address(wire):
    wire.arrive(item())
    story, _ = only_story(), wire.told()
    wire.arrive(item(version="2", status="withheld"))
    assert wire.told() == [StoryWithheld(story.id)]
    assert teasers(now=NOON) == ()
    assert [(closed.state, closed.path) for closed in closed_stories()] == [("withheld", PATH)]
    wire.arrive(item(version="3"))
    assert wire.told() == [VersionPublished(story.id, 1)]
    assert published_story(now=NOON, path=PATH).id == story.id


def test_a_later_embargo_takes_a_live_story_back_until_its_moment(wire):
    wire.arrive(item())
    wire.told()
    wire.arrive(item(version="2", embargo=later(60)))
    assert [type(event) for event in wire.told()] == [StoryWithheld]
    release_due(now=later(60))
    assert [type(event) for event in wire.told()] == [VersionPublished]


def test_history_leaves_out_what_the_agency_has_withheld_since(wire):
    wire.arrive(item("a", headline="First by a"))
    wire.arrive(item("b", headline="Second by b", replaces="a", created=later(1)), at=later(1))
    story = only_story()
    assert len(published_versions(now=later(1), story_id=story.id)) == 2
    wire.arrive(item("a", version="2", status="withheld"), at=later(2))
    shown = published_versions(now=later(2), story_id=story.id)
    assert [version.headline for version in shown] == ["Second by b"]


def test_the_same_words_under_an_open_id_are_a_version_of_their_own_when_the_first_is_withheld(wire):
    wire.arrive(item("a"))
    wire.arrive(item("b", replaces="a"))
    wire.arrive(item("a", version="2", status="withheld"))
    assert published_story(now=NOON, path=PATH).current.wire_id == "b"


def test_a_cancellation_kills_for_good_and_says_who_and_why(wire):
    wire.arrive(item())
    story, _ = only_story(), wire.told()
    (cancel,) = wire.arrive(item(version="2", status="canceled", body=(), notes=(Note(text="Wrong ship."),)))
    assert cancel
    assert wire.told() == [StoryKilled(story.id)]
    order = kill_order(story_id=story.id)
    assert (order.ordered_by, order.reason) == ("wire: halyard", "Canceled by Halyard: Wrong ship.")
    wire.arrive(item(version="1", headline="A zombie"))
    wire.arrive(item(version="2", status="canceled", body=(), headline="Again"))
    assert wire.told() == []
    assert desk_story(story_id=story.id).row.revival_item_id is None
    (revival,) = wire.arrive(item(version="3"))
    assert _state(story) == "killed"
    assert desk_story(story_id=story.id).row.revival_item_id == revival
    assert [row.id for row in desk_stories(state="revival")] == [story.id]


def _state(story: Story) -> str:
    return Story.objects.get(pk=story.pk).state


def test_a_cancellation_that_comes_first_leaves_no_story(wire):
    wire.arrive(item(version="2", status="canceled", body=()))
    wire.arrive(item(version="1"))
    assert not Story.objects.exists()


def test_joined_threads_become_the_story_that_was_published_first(wire):
    wire.arrive(item("a", headline="One"))
    wire.arrive(item("b", headline="Two"), at=later(1))
    first, second = Story.objects.order_by("id")
    wire.told()
    wire.arrive(item("b", version="2", headline="Two again", replaces="a", created=later(2)), at=later(2))
    assert StoryJoined(second.id, first.id) in wire.told()
    assert [teaser.headline for teaser in teasers(now=later(2))] == ["Two again"]
    assert published_story(now=later(2), story_id=first.id).path == "/2026/11/22/one"
    assert [(each.state, each.into_path) for each in closed_stories()] == [("joined", "/2026/11/22/one")]


def test_a_published_story_survives_one_that_is_held(wire):
    wire.arrive(item("a", headline="Held", embargo=later(60)))
    wire.arrive(item("b", headline="Live"), at=later(1))
    wire.told()
    wire.arrive(item("b", version="2", headline="Live", replaces="a"), at=later(2))
    assert [teaser.headline for teaser in teasers(now=later(2))] == ["Live"]
    assert not any(isinstance(event, StoryJoined) for event in wire.told())


def test_joining_with_a_killed_story_kills_both(wire):
    wire.arrive(item("a", headline="One"), item("b", headline="Two"))
    wire.arrive(item("a", version="2", status="canceled", body=()))
    wire.told()
    wire.arrive(item("b", version="2", headline="Two again", replaces="a"))
    assert teasers(now=NOON) == ()
    assert [type(event) for event in wire.told()] == [StoryKilled]
    assert KillRecord.objects.count() == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE story_version SET headline = 'other'",
        "DELETE FROM story_version",
        "INSERT OR REPLACE INTO story_version SELECT * FROM story_version",
        "UPDATE story_killrecord SET reason = 'other'",
        "DELETE FROM story_record",
    ],
)
def test_the_database_refuses_to_change_what_is_on_record(wire, statement):
    wire.arrive(item())
    wire.arrive(item(version="2", status="canceled", body=()))
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_version_cannot_be_saved_again_or_deleted(wire):
    wire.arrive(item())
    version = Version.objects.get()
    with pytest.raises(TypeError, match="published"):
        version.save()
    with pytest.raises(TypeError, match="published"):
        version.delete()


def test_tampering_past_the_trigger_is_found(wire):
    wire.arrive(item())
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER story_version_no_update")
        cursor.execute("UPDATE story_version SET body = replace(body, 'Sunday', 'Monday')")
    assert verify_chain(story_id=only_story().id) == ("Version 1 was changed after it was published.",)


@st.composite
def news(draw):
    """Some items of one running story, each with its own moment of arrival."""
    count = draw(st.integers(2, 5))
    items = []
    for number in range(count):
        stable_id = draw(st.sampled_from("abc"))
        status = draw(st.sampled_from(["usable", "usable", "usable", "withheld", "canceled"]))
        items.append(
            item(
                stable_id,
                str(draw(st.integers(1, 3))),
                headline=f"Headline {number}",
                status=status,
                embargo=draw(st.sampled_from([None, None, later(30), later(90), Embargo(raw="", until=None)])),
                replaces=draw(st.sampled_from([None, "a", "b", "c"])),
                created=later(number),
                body=paragraphs(f"Text {number}"),
            )
        )
    return items


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(news(), st.data())
def test_any_order_and_repetition_of_deliveries_ends_in_the_same_public_state(wire: Wire, items, data):
    ends = []
    numbered = list(enumerate(items))
    for order in (numbered, [*data.draw(st.permutations(numbered)), *data.draw(st.permutations(numbered))[:2]]):
        with transaction.atomic():
            ends.append(_end_of(wire, order))
            transaction.set_rollback(True)
    assert ends[0] == ends[1]


def _end_of(wire: Wire, order) -> list[tuple[str, ...]]:
    """What readers have in the end: at noon plus 10 minutes, then after each embargo's moment."""
    for number, each in order:
        wire.file(each, at=later(number))
        wire.deliver(now=later(10))
    ends = []
    for now in (later(10), later(29.999), later(30), later(90)):
        release_due(now=now)
        ends.append(sorted((teaser.headline, teaser.section.slug, teaser.path[:11]) for teaser in teasers(now=now)))
    return ends
