"""Agencies' pictures in a story: an editor is refused one whose rights have ended; copy goes live by itself without."""

from __future__ import annotations

from datetime import timedelta

import pytest
from story_wire import NOON, Wire, compared, item, later

from wireroom.story import api as story
from wireroom.story.models import Story
from wireroom.wire.events import Moment, Picture

END = NOON + timedelta(hours=1)
PIER = Picture(href="pier.jpg", caption="The pier", credit="Halyard", alt="A pier")


def photo(version: str = "1", *, end: str = END.isoformat()):
    moment = Moment(raw=end, at=END) if end == END.isoformat() else Moment(raw=end)
    return item("photo", version, kind="picture", pictures=(PIER,), body=(), expires=moment)


def begun(wire: Wire) -> int:
    """The story of copy with a picture that ends."""
    wire.arrive(item(pictures=(PIER,)), photo())
    return Story.objects.get(state="live").pk


def test_an_editor_is_refused_a_picture_that_has_ended_until_it_is_taken_out(wire: Wire) -> None:
    story_id = begun(wire)
    copy = story.desk_story(story_id=story_id).copy
    words = {"editor": "ada", "base": Story.objects.get(pk=story_id).revision}
    made = story.save_draft(
        story_id=story_id, copy=story.Copy(headline="Aground", pictures=copy.pictures), now=NOON, **words
    )
    for put_out in (story.publish, lambda **given: story.correct(**given, note="It was the Alma.")):
        with pytest.raises(story.UnableToPublish, match=r"“The pier” \(halyard\) may not be used since .* 14:00"):
            put_out(story_id=story_id, editor="ada", now=END)
    story.save_draft(story_id=story_id, editor="ada", copy=story.Copy(headline="Aground"), base=made.revision, now=END)
    assert story.publish(story_id=story_id, editor="ada", now=END).pictures == ()


def test_it_is_published_to_the_last_moment_and_scheduled_no_later(wire: Wire) -> None:
    story_id = begun(wire)
    copy = story.Copy(headline="Aground", pictures=story.desk_story(story_id=story_id).copy.pictures)
    base = Story.objects.get(pk=story_id).revision
    story.save_draft(story_id=story_id, editor="ada", copy=copy, base=base, now=NOON)
    with pytest.raises(story.UnableToSchedule, match="its rights have ended"):
        story.schedule(story_id=story_id, editor="ada", at=END, now=NOON)
    story.schedule(story_id=story_id, editor="ada", at=END - timedelta(seconds=1), now=NOON)
    assert story.publish(story_id=story_id, editor="ada", now=END - timedelta(microseconds=1)).pictures


def test_a_schedule_comes_back_with_the_reason_when_the_agency_ends_it_meanwhile(wire: Wire) -> None:
    story_id = begun(wire)
    copy = story.Copy(headline="Aground", pictures=story.desk_story(story_id=story_id).copy.pictures)
    base = Story.objects.get(pk=story_id).revision
    story.save_draft(story_id=story_id, editor="ada", copy=copy, base=base, now=NOON)
    story.schedule(story_id=story_id, editor="ada", at=later(30), now=NOON)
    wire.arrive(photo("2", end="at once"), at=later(10))
    story.release_due(now=later(30))
    draft = story.desk_story(story_id=story_id).draft
    assert draft is not None
    assert "not readably when: “at once”." in draft.review_note


def test_newer_copy_goes_live_by_itself_and_so_does_a_story_handed_back(wire: Wire) -> None:
    story_id = begun(wire)
    wire.arrive(item(version="2", headline="Ferry afloat", pictures=(PIER,)), at=END)
    row = Story.objects.get(pk=story_id)
    assert (row.current and row.current.headline, row.state) == ("Ferry afloat", "live")
    story.save_draft(story_id=story_id, editor="ada", copy=story.Copy(headline="Mine"), base=row.revision, now=END)
    story.follow_again(story_id=story_id, editor="ada", now=END, **compared(story_id))
    assert Story.objects.get(pk=story_id).state == "live"


def test_the_wires_copy_with_an_ended_picture_is_taken_as_a_draft_and_refused_when_published(wire: Wire) -> None:
    story_id = begun(wire)
    base = Story.objects.get(pk=story_id).revision
    story.save_draft(story_id=story_id, editor="ada", copy=story.Copy(headline="Mine"), base=base, now=NOON)
    wire.arrive(item(version="2", headline="Ferry afloat", pictures=(PIER,)), at=later(5))
    story.accept_waiting(story_id=story_id, editor="ada", now=END, **compared(story_id))
    with pytest.raises(story.UnableToPublish, match="its rights have ended"):
        story.publish(story_id=story_id, editor="ada", now=END)


def test_copy_goes_live_by_itself_without_a_description_and_an_editor_is_asked_for_one(wire: Wire) -> None:
    bare = Picture(href="quay.jpg", caption="The quay")
    wire.arrive(item(pictures=(bare,)))
    row = Story.objects.get(state="live")
    copy = story.Copy(headline="Aground", pictures=story.desk_story(story_id=row.pk).copy.pictures)
    story.save_draft(story_id=row.pk, editor="ada", copy=copy, base=row.revision, now=NOON)
    with pytest.raises(story.UnableToPublish, match=r"“The quay” \(halyard\) has no description"):
        story.publish(story_id=row.pk, editor="ada", now=NOON)
    with pytest.raises(story.UnableToSchedule, match="has no description"):
        story.schedule(story_id=row.pk, editor="ada", at=later(5), now=NOON)


def test_a_live_post_and_a_note_alone_are_not_held_up_by_a_picture_that_is_on_no_page_any_more(wire: Wire) -> None:
    story_id = begun(wire)
    story.add_post(story_id=story_id, editor="ada", post=story.PostCopy(title="", html="<p>Afloat.</p>"), now=END)
    told = story.correct(story_id=story_id, editor="ada", note="It was the Alma.", now=END)
    assert told.kind == "correction"
