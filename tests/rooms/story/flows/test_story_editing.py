"""An editor drafts, publishes, corrects and kills; the wire waits, but its orders act."""

from __future__ import annotations

from dataclasses import replace

import pytest
from story_wire import NOON, compared, item, later, paragraphs

from wireroom.story.api import (
    Copy,
    UnableToOpen,
    UnableToPublish,
    UnableToSaveDraft,
    accept_waiting,
    address,
    correct,
    corrections,
    desk_stories,
    desk_story,
    dismiss_waiting,
    follow_again,
    kill,
    kill_order,
    open_item,
    publish,
    published_story,
    release_due,
    save_draft,
    teasers,
)
from wireroom.story.events import StoryKilled, StoryWithheld, VersionPublished
from wireroom.story.models import Story
from wireroom.wire.api import save_feed

OWN = Copy(headline="Council meets", body=paragraphs("The council met."), section="politics", byline="By Ann Example")


def edit(story_id: int, *, now=NOON, **changes) -> int:
    """Save a draft with these changes to what the editor is shown; gives the new revision."""
    shown = desk_story(story_id=story_id)
    copy = replace(shown.copy, **changes)
    return save_draft(story_id=story_id, editor="Kim", copy=copy, base=shown.revision, now=now).revision


@pytest.fixture
def story_id(wire) -> int:
    wire.arrive(item())
    wire.told()
    return Story.objects.get().pk


def test_the_newsrooms_own_story_is_public_from_its_publication(wire):
    story_id = save_draft(story_id=None, editor="Kim", copy=OWN, base=0, now=NOON).story_id
    assert (teasers(now=NOON), address(story_id=story_id)) == ((), "")
    version = publish(story_id=story_id, editor="Kim", now=NOON)
    assert (version.number, version.kind, version.credit, version.received_at) == (1, "new", "", None)
    assert published_story(now=NOON, path="/2026/11/22/council-meets").id == story_id
    assert wire.told() == [VersionPublished(story_id, 1)]
    assert desk_story(story_id=story_id).draft is None


def test_an_edited_wire_story_keeps_its_credit_and_address(wire, story_id):
    edit(story_id, headline="Ferry Alma aground off Port Alma")
    assert published_story(now=NOON, story_id=story_id).current.headline == "Ferry runs aground"
    version = publish(story_id=story_id, editor="Kim", now=later(1))
    assert (version.kind, version.credit, version.wire_id) == ("update", "Via Halyard news wire", "story-1")
    assert address(story_id=story_id) == "/2026/11/22/ferry-runs-aground"
    assert wire.told() == [VersionPublished(story_id, 2)]


def test_a_draft_saved_over_another_is_refused_and_both_are_kept(story_id):
    shown = desk_story(story_id=story_id)
    save_draft(story_id=story_id, editor="Kim", copy=OWN, base=shown.revision, now=NOON)
    with pytest.raises(UnableToSaveDraft, match="Kim has saved") as refusal:
        save_draft(story_id=story_id, editor="Lee", copy=shown.copy, base=shown.revision, now=NOON)
    assert refusal.value.theirs.copy.headline == "Council meets"
    saved = save_draft(story_id=story_id, editor="Lee", copy=shown.copy, base=refusal.value.revision, now=NOON)
    assert saved.copy.headline == "Ferry runs aground"


def test_a_draft_begun_before_the_wire_published_is_refused(wire, story_id):
    shown = desk_story(story_id=story_id)
    wire.arrive(item(version="2", headline="Ferry afloat"))
    with pytest.raises(UnableToSaveDraft, match="newer version"):
        save_draft(story_id=story_id, editor="Kim", copy=shown.copy, base=shown.revision, now=NOON)


def test_newer_wire_copy_waits_once_an_editor_has_the_story(wire, story_id):
    edit(story_id, headline="Ours")
    publish(story_id=story_id, editor="Kim", now=NOON)
    (waiting,) = wire.arrive(item(version="2", headline="Ferry afloat"))
    shown = desk_story(story_id=story_id)
    assert (shown.current.headline, shown.waiting.headline, shown.row.waiting_item_id) == (
        "Ours",
        "Ferry afloat",
        waiting,
    )
    assert [row.id for row in desk_stories(state="waiting")] == [story_id]
    accept_waiting(story_id=story_id, **compared(story_id), editor="Kim", now=NOON)
    assert publish(story_id=story_id, editor="Kim", now=NOON).wire_version == "2"
    assert desk_stories(state="waiting") == ()


def test_waiting_copy_can_be_dismissed_and_only_newer_copy_waits_again(wire, story_id):
    edit(story_id, headline="Ours")
    wire.arrive(item(version="2", headline="Ferry afloat"))
    dismiss_waiting(story_id=story_id, **compared(story_id), editor="Kim", now=NOON)
    wire.arrive(item("p", kind="picture", replaces="story-1"))
    assert desk_stories(state="waiting") == ()
    wire.arrive(item(version="3", headline="Ferry in port"))
    assert len(desk_stories(state="waiting")) == 1
    dismiss_waiting(story_id=story_id, **compared(story_id), editor="Kim", now=NOON)
    with pytest.raises(UnableToPublish, match="No newer wire copy"):
        accept_waiting(story_id=story_id, **compared(story_id), editor="Kim", now=NOON)


def test_a_story_handed_back_follows_the_wire_again(wire, story_id):
    edit(story_id, headline="Ours")
    wire.arrive(item(version="2", headline="Ferry afloat"))
    follow_again(story_id=story_id, **compared(story_id), editor="Kim", now=NOON)
    assert published_story(now=NOON, story_id=story_id).current.headline == "Ferry afloat"
    wire.arrive(item(version="3", headline="Ferry in port"))
    assert published_story(now=NOON, story_id=story_id).current.headline == "Ferry in port"


def test_a_cancellation_kills_an_edited_story_too(wire, story_id):
    edit(story_id, headline="Ours")
    publish(story_id=story_id, editor="Kim", now=NOON)
    wire.told()
    wire.arrive(item(version="2", status="canceled", body=()))
    assert wire.told() == [StoryKilled(story_id)]
    with pytest.raises(UnableToPublish, match="killed"):
        publish(story_id=story_id, editor="Kim", now=NOON)
    with pytest.raises(UnableToSaveDraft, match="killed"):
        edit(story_id, headline="Again")


def test_a_hold_on_the_copy_under_an_edited_story_acts_and_ends(wire, story_id):
    edit(story_id, headline="Ours")
    publish(story_id=story_id, editor="Kim", now=NOON)
    wire.told()
    wire.arrive(item(version="2", embargo=later(60)))
    assert wire.told() == [StoryWithheld(story_id)]
    release_due(now=later(60))
    assert wire.told() == [VersionPublished(story_id, 2)]
    assert published_story(now=later(60), story_id=story_id).current.headline == "Ours"


def test_nobody_can_publish_what_is_under_an_embargo(wire):
    wire.arrive(item(embargo=later(60)))
    story_id = Story.objects.get().pk
    edit(story_id, headline="Ours")
    with pytest.raises(UnableToPublish, match=r"Embargoed by Halyard\. It ends at 2026-11-22 13:00:00 UTC"):
        publish(story_id=story_id, editor="Kim", now=later(59.999))
    release_due(now=later(60))
    assert teasers(now=later(60)) == (), "an editor has it: only the editor publishes it"
    assert desk_story(story_id=story_id).row.state == "draft"
    assert publish(story_id=story_id, editor="Kim", now=later(60)).headline == "Ours"
    assert len(teasers(now=later(60))) == 1


def test_a_draft_of_embargoed_copy_may_go_out_once_a_newer_version_has_no_embargo(wire):
    wire.arrive(item(embargo=later(60)))
    story_id = Story.objects.get().pk
    edit(story_id, headline="Ours")
    wire.arrive(item(version="2"))
    publish(story_id=story_id, editor="Kim", now=later(1))
    assert [teaser.headline for teaser in teasers(now=later(1))] == ["Ours"]


def test_a_correction_needs_a_note_and_carries_it(story_id):
    edit(story_id, headline="Ferry Alma aground")
    with pytest.raises(UnableToPublish, match="note"):
        correct(story_id=story_id, editor="Kim", note=" ", now=NOON)
    correct(story_id=story_id, editor="Kim", note="The ship is the Alma.", now=later(1))
    (correction,) = corrections(now=later(1))
    assert (correction.note, correction.number, correction.story.kind) == ("The ship is the Alma.", 2, "correction")
    kill(story_id=story_id, ordered_by="Kim", reason="", now=later(2))
    assert corrections(now=later(2)) == ()


@pytest.mark.parametrize(("headline", "reason"), [("Ferry runs aground", "changed"), (" ", "headline")])
def test_nothing_new_or_nothing_at_all_is_not_published(story_id, headline, reason):
    edit(story_id, headline=headline)
    with pytest.raises(UnableToPublish, match=reason):
        publish(story_id=story_id, editor="Kim", now=NOON)


@pytest.mark.django_db
def test_a_story_never_public_is_not_corrected():
    story_id = save_draft(story_id=None, editor="Kim", copy=OWN, base=0, now=NOON).story_id
    with pytest.raises(UnableToPublish, match="never public"):
        correct(story_id=story_id, editor="Kim", note="Wrong.", now=NOON)


def test_a_kill_is_never_refused_and_the_second_changes_nothing(wire, story_id):
    kill(story_id=story_id, ordered_by="Kim", reason="Wrong ship", now=NOON)
    kill(story_id=story_id, ordered_by="Lee", reason="Again", now=later(1))
    assert wire.told() == [StoryKilled(story_id)]
    assert kill_order(story_id=story_id).ordered_by == "Kim"
    assert (published_story(now=NOON, story_id=story_id), teasers(now=NOON)) == (None, ())


def test_killing_a_joined_story_kills_the_one_that_remains(wire):
    wire.arrive(item("a", headline="One"))
    wire.arrive(item("b", headline="Two"), at=later(1))
    wire.arrive(item("b", version="2", headline="Two", replaces="a"), at=later(2))
    first, second = Story.objects.order_by("id")
    kill(story_id=second.pk, ordered_by="Kim", reason="", now=later(3))
    assert kill_order(story_id=first.pk) is not None


def test_an_item_of_a_feed_that_is_not_followed_is_opened_by_hand(wire):
    save_feed(name="halyard", follow=False)
    (item_id,) = wire.arrive(item())
    story_id = open_item(item_id=item_id, editor="Kim", now=NOON)
    assert open_item(item_id=item_id, editor="Lee", now=NOON) == story_id
    assert desk_story(story_id=story_id).copy.headline == "Ferry runs aground"
    assert publish(story_id=story_id, editor="Kim", now=NOON).credit == "Via Halyard news wire"
    wire.arrive(item(version="2", status="canceled", body=()))
    assert kill_order(story_id=story_id).ordered_by == "wire: halyard"


def test_after_a_kill_newer_copy_is_opened_as_a_new_story_that_a_new_cancellation_kills(wire, story_id):
    wire.arrive(item(version="2", status="canceled", body=()))
    (revival,) = wire.arrive(item(version="3", headline="Ferry was never aground"))
    again = open_item(item_id=revival, editor="Kim", now=NOON)
    assert again != story_id
    assert desk_stories(state="revival") == ()
    publish(story_id=again, editor="Kim", now=NOON)
    wire.arrive(item(version="4", headline="More"))
    assert [teaser.id for teaser in teasers(now=NOON)] == [again]
    assert desk_stories(state="revival") == ()
    assert [row.id for row in desk_stories(state="waiting")] == [again]
    wire.arrive(item(version="5", status="canceled", body=()))
    assert teasers(now=NOON) == ()


def test_what_is_no_copy_cannot_be_opened(wire):
    picture, cancel = wire.arrive(item("p", kind="picture"), item("c", status="canceled", body=()))
    for item_id in (picture, cancel):
        with pytest.raises(UnableToOpen, match="no usable copy"):
            open_item(item_id=item_id, editor="Kim", now=NOON)


def test_copy_newer_than_an_editors_kill_is_offered(wire, story_id):
    kill(story_id=story_id, ordered_by="Kim", reason="", now=NOON)
    (newer,) = wire.arrive(item(version="2", headline="Put right"), at=later(1))
    assert desk_story(story_id=story_id).row.revival_item_id == newer


def test_the_desk_finds_stories_by_words_state_and_section(story_id):
    own = save_draft(story_id=None, editor="Kim", copy=OWN, base=0, now=NOON).story_id
    assert [row.id for row in desk_stories(words="FERRY agr")] == [story_id]
    assert [row.id for row in desk_stories(words="example")] == [own]
    assert [row.id for row in desk_stories(state="draft")] == [own]
    assert [row.id for row in desk_stories(section="politics")] == [own]
    assert [row.id for row in desk_stories(before_id=own)] == [story_id]
    assert desk_stories(words='nothing" OR *') == ()
    edit(own, headline="Council meets", slugline="")
    assert [row.has_draft for row in desk_stories()] == [True, False]


@pytest.mark.django_db
def test_hostile_markup_from_a_browser_does_not_enter_a_draft():
    body = paragraphs('<script>alert(1)</script><a href="javascript:x" onclick="y">Read</a>')
    saved = save_draft(story_id=None, editor="Kim", copy=replace(OWN, body=body), base=0, now=NOON)
    assert saved.copy.body == paragraphs("<a>Read</a>")


def test_a_running_story_comes_back_to_the_top_of_the_desk(wire, story_id):
    wire.arrive(item("other", headline="Eels counted"), at=later(1))
    assert desk_stories()[0].headline == "Eels counted"
    wire.arrive(item(version="2", headline="Ferry freed"), at=later(2))
    first, second = desk_stories()
    assert (first.id, first.headline) == (story_id, "Ferry freed")
    assert [row.id for row in desk_stories(before_id=first.id)] == [second.id]
