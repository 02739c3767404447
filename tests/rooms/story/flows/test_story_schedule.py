"""Drafts handed in, sent back, scheduled to the second, moved, taken off; and what stops a schedule."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from story_wire import NOON, Wire, compared, item, later

from wireroom.story import api as story
from wireroom.story.flows import schedule as flow
from wireroom.story.models import Story
from wireroom.story.queries.desk import MARKS, _rows
from wireroom.wire.events import Block, Embargo

pytestmark = pytest.mark.usefixtures("wire")
EIGHT = NOON + timedelta(hours=8)


def begun(headline: str = "Quay repaired", *, editor: str = "ada", story_id: int | None = None) -> int:
    base = story.desk_story(story_id=story_id).revision if story_id else 0
    copy = story.Copy(headline=headline, body=(Block(kind="paragraph", html="At last."),))
    return story.save_draft(story_id=story_id, editor=editor, copy=copy, base=base, now=NOON, scheduled=True).story_id


def scheduled(at: datetime = EIGHT, **fields: str) -> int:
    story_id = begun(**fields)
    story.schedule(story_id=story_id, editor="ulla", at=at, now=NOON)
    return story_id


def state(story_id: int) -> str:
    return story.story_state(story_id=story_id)


def log(story_id: int) -> list[tuple[str, str]]:
    return [(entry.action, entry.by) for entry in story.desk_story(story_id=story_id).log]


def test_a_draft_goes_live_at_its_moment_and_not_before() -> None:
    story_id = scheduled()
    assert state(story_id) == "draft, scheduled"
    assert story.next_release(now=NOON) == EIGHT
    assert story.release_due(now=EIGHT - timedelta(microseconds=1)) == 0
    assert not story.published_stories(now=EIGHT, ids=[story_id])
    assert story.release_due(now=EIGHT) == 1
    (live,) = story.published_stories(now=EIGHT, ids=[story_id])
    assert (live.current.headline, live.current.published_at) == ("Quay repaired", EIGHT)
    assert state(story_id) == "live"
    assert log(story_id) == [("scheduled", "ulla"), ("published", "ulla")]
    assert story.next_release(now=EIGHT) is None
    assert story.release_due(now=EIGHT + timedelta(days=1)) == 0


def test_a_moment_that_passed_while_nothing_ran_is_made_up_for() -> None:
    story_id = scheduled()
    start = EIGHT + timedelta(hours=2)
    assert story.next_release(now=start) == start
    story.release_due(now=start)
    assert state(story_id) == "live"


def test_an_update_of_a_live_story_is_scheduled_too() -> None:
    story_id = begun()
    story.publish(story_id=story_id, editor="ulla", now=NOON)
    begun("Quay repaired and open", story_id=story_id)
    story.schedule(story_id=story_id, editor="ulla", at=EIGHT, now=NOON)
    assert state(story_id) == "live, scheduled"
    story.release_due(now=EIGHT)
    (live,) = story.published_stories(now=EIGHT, ids=[story_id])
    assert (live.current.number, live.current.headline) == (2, "Quay repaired and open")


def test_the_moment_is_moved_and_taken_off() -> None:
    story_id = scheduled()
    sooner = NOON + timedelta(minutes=5, microseconds=700)
    assert story.schedule(story_id=story_id, editor="ben", at=sooner, now=NOON) == sooner.replace(microsecond=0)
    story.unschedule(story_id=story_id, editor="ben", now=NOON)
    assert state(story_id) == "draft"
    assert story.release_due(now=EIGHT) == 0
    assert [action for action, _ in log(story_id)] == ["scheduled", "schedule-moved", "unscheduled"]
    with pytest.raises(story.UnableToSchedule, match="not scheduled"):
        story.unschedule(story_id=story_id, editor="ben", now=NOON)


def test_what_cannot_be_scheduled_is_refused_in_words(wire: Wire) -> None:
    story_id = begun()
    with pytest.raises(story.UnableToSchedule, match="has passed"):
        story.schedule(story_id=story_id, editor="ulla", at=NOON, now=NOON)
    bare = begun("")
    with pytest.raises(story.UnableToSchedule, match="headline is missing"):
        story.schedule(story_id=bare, editor="ulla", at=EIGHT, now=NOON)
    wire.arrive(item("s1", "1", embargo=Embargo(raw="later", until=EIGHT)))
    held = Story.objects.get(thread_id__isnull=False).pk
    with pytest.raises(story.UnableToSchedule, match="no draft"):
        story.schedule(story_id=held, editor="ulla", at=EIGHT, now=NOON)
    begun("Held", story_id=held)
    with pytest.raises(story.UnableToSchedule, match="does not allow it"):
        story.schedule(story_id=held, editor="ulla", at=EIGHT - timedelta(seconds=1), now=NOON)
    assert story.schedule(story_id=held, editor="ulla", at=EIGHT, now=NOON) == EIGHT
    story.release_due(now=EIGHT)
    assert state(held) == "live"
    story.kill(story_id=story_id, ordered_by="ulla", reason="wrong", now=NOON)
    with pytest.raises(story.UnableToSchedule, match="killed"):
        story.schedule(story_id=story_id, editor="ulla", at=EIGHT, now=NOON)


def test_a_kill_ends_the_schedule_for_good() -> None:
    story_id = scheduled()
    story.kill(story_id=story_id, ordered_by="wire: halyard", reason="Canceled", now=NOON)
    assert story.next_release(now=NOON) is None
    assert story.release_due(now=EIGHT) == 0
    assert state(story_id) == "killed"


def test_a_hold_that_comes_later_wins_and_says_why(wire: Wire) -> None:
    wire.arrive(item("s1", "1"))
    story_id = Story.objects.get().pk
    begun("Ours", story_id=story_id)
    story.schedule(story_id=story_id, editor="ulla", at=EIGHT, now=NOON)
    wire.arrive(item("s1", "2", status="withheld"), at=later(1))
    story.release_due(now=EIGHT)
    facts = story.desk_story(story_id=story_id)
    assert (facts.row.state, facts.row.publish_at, facts.row.handed_in_at) == ("withheld", None, EIGHT)
    assert facts.draft is not None
    assert "did not go live at its moment. The wire does not allow it" in facts.draft.review_note
    assert facts.log[-1].action == "not-published"
    assert not story.published_stories(now=EIGHT, ids=[story_id])


def test_taking_the_wires_copy_or_following_again_ends_the_schedule(wire: Wire) -> None:
    wire.arrive(item("s1", "1"))
    story_id = Story.objects.get().pk
    for end in (story.accept_waiting, story.follow_again):
        begun("Ours", story_id=story_id)
        story.schedule(story_id=story_id, editor="ulla", at=EIGHT, now=NOON)
        wire.arrive(item("s1", "2", headline="Theirs"), at=later(1))
        end(story_id=story_id, **compared(story_id), editor="ada", now=later(2))
        assert story.desk_story(story_id=story_id).row.publish_at is None
        assert story.next_release(now=NOON) is None


def test_publishing_at_once_ends_the_schedule() -> None:
    story_id = scheduled()
    story.publish(story_id=story_id, editor="ben", now=NOON)
    assert state(story_id) == "live"
    assert story.release_due(now=EIGHT) == 0


def test_only_who_may_publish_changes_what_goes_live_by_itself() -> None:
    story_id = scheduled()
    copy, base = story.Copy(headline="Slipped in"), story.desk_story(story_id=story_id).revision
    with pytest.raises(story.UnableToSaveDraft, match="scheduled"):
        story.save_draft(story_id=story_id, editor="ada", copy=copy, base=base, now=NOON)
    begun("Quay opened", story_id=story_id, editor="ben")
    story.release_due(now=EIGHT)
    assert story.published_stories(now=EIGHT, ids=[story_id])[0].current.headline == "Quay opened"


def test_one_that_fails_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = scheduled(headline="First"), scheduled(headline="Second")
    real = flow.publish

    def broken(*, story_id: int, editor: str, now: datetime) -> object:
        if story_id == first:
            raise RuntimeError("a fault of ours")
        return real(story_id=story_id, editor=editor, now=now)

    monkeypatch.setattr(flow, "publish", broken)
    assert story.release_due(now=EIGHT) == 2
    assert [state(first), state(second)] == ["draft, scheduled", "live"]
    assert story.next_release(now=EIGHT) == EIGHT + flow.TRY_AGAIN
    monkeypatch.setattr(flow, "publish", real)
    story.release_due(now=EIGHT + flow.TRY_AGAIN)
    assert state(first) == "live"


def test_review_goes_there_and_back() -> None:
    story_id = begun()
    with pytest.raises(story.UnableToReview, match="not in review"):
        story.send_back(story_id=story_id, editor="ulla", note="Names?", now=NOON)
    story.hand_in(story_id=story_id, editor="ada", now=NOON)
    story.hand_in(story_id=story_id, editor="ada", now=later(1))
    assert state(story_id) == "draft, in review"
    with pytest.raises(story.UnableToReview, match="what is missing"):
        story.send_back(story_id=story_id, editor="ulla", note=" ", now=NOON)
    story.send_back(story_id=story_id, editor="ulla", note="Whose quay?", now=later(2))
    draft = story.desk_story(story_id=story_id).draft
    assert draft is not None
    assert (state(story_id), draft.review_note, draft.sent_back_by) == ("draft", "Whose quay?", "ulla")
    story.hand_in(story_id=story_id, editor="ada", now=later(3))
    story.send_back(story_id=story_id, editor="ada", note="", now=later(4))
    story.hand_in(story_id=story_id, editor="ada", now=later(5))
    begun("Town quay repaired", story_id=story_id)
    assert state(story_id) == "draft, in review"
    story.publish(story_id=story_id, editor="ulla", now=later(6))
    assert state(story_id) == "live"
    actions = [action for action, _ in log(story_id)]
    assert actions == ["handed-in", "sent-back", "handed-in", "taken-back", "handed-in", "published"]


def test_what_cannot_be_handed_in_is_refused_in_words() -> None:
    with pytest.raises(story.UnableToReview, match="no draft with a headline"):
        story.hand_in(story_id=begun(""), editor="ada", now=NOON)
    with pytest.raises(story.UnableToReview, match="scheduled already"):
        story.hand_in(story_id=scheduled(), editor="ada", now=NOON)
    gone = begun()
    story.kill(story_id=gone, ordered_by="ulla", reason="wrong", now=NOON)
    with pytest.raises(story.UnableToReview, match="killed"):
        story.hand_in(story_id=gone, editor="ada", now=NOON)


def test_a_draft_that_was_scheduled_is_in_review_where_its_story_was_joined(wire: Wire) -> None:
    wire.arrive(item("a", headline="One"))
    wire.arrive(item("b", headline="Two"), at=later(1))
    first, second = Story.objects.order_by("id")
    begun("Ours", story_id=second.pk)
    story.schedule(story_id=second.pk, editor="ulla", at=EIGHT, now=later(2))
    wire.arrive(item("b", version="2", replaces="a", created=later(2)), at=later(3))
    assert [state(first.pk), state(second.pk)] == ["live, in review", "joined"]
    assert story.release_due(now=EIGHT) == 0


@pytest.mark.parametrize("mark", ["review", "scheduled"])
def test_the_lists_walk_an_index_of_their_own(mark: str) -> None:
    plan = _rows().filter(**MARKS[mark]).order_by("-changed_at", "-id")[:41].explain()
    assert f"USING INDEX story_{'in_review' if mark == 'review' else mark}" in plan, plan
    assert "TEMP B-TREE" not in plan, plan


def test_what_is_due_is_found_by_an_index() -> None:
    plan = Story.objects.filter(publish_at__lte=NOON).order_by("publish_at", "id").values_list("id").explain()
    assert "story_to_publish" in plan, plan


def written_on(story_id: int, headline: str, **fields: object) -> story.DraftFacts:
    base = story.desk_story(story_id=story_id).revision
    given = {"editor": "ada", "base": base, "scheduled": True, "passing": True, "page": "p1", "now": later(1)} | fields
    return story.save_draft(story_id=story_id, copy=story.Copy(headline=headline), **given)


def test_what_was_scheduled_goes_live_and_later_words_stay_a_draft() -> None:
    story_id = scheduled()
    told = written_on(story_id, "Quay repaired and")
    told = written_on(story_id, "Quay repaired and op")
    assert told.has_later_words
    story.release_due(now=EIGHT)
    (live,) = story.published_stories(now=EIGHT, ids=[story_id])
    assert live.current.headline == "Quay repaired"
    after = story.desk_story(story_id=story_id)
    assert after.draft is not None
    assert (after.draft.copy.headline, after.draft.editor, after.row.publish_at) == (
        "Quay repaired and op",
        "ada",
        None,
    )
    assert not after.draft.has_later_words
    assert [action for action, _ in log(story_id)] == ["scheduled", "published", "draft-left"]

    written_on(story_id, "Quay repaired and open", base=told.revision)
    assert story.desk_story(story_id=story_id).copy.headline == "Quay repaired and open", "the open page goes on"


def test_a_save_by_hand_and_a_moved_moment_take_what_stands_then() -> None:
    for again in ("save", "move"):
        story_id = scheduled()
        written_on(story_id, "Quay opened")
        if again == "save":
            assert not written_on(story_id, "Quay opened", passing=False).has_later_words
        else:
            story.schedule(story_id=story_id, editor="ulla", at=EIGHT, now=later(2))
        written_on(story_id, "Quay opened by")
        story.release_due(now=EIGHT)
        assert story.published_stories(now=EIGHT, ids=[story_id])[0].current.headline == "Quay opened"


def test_what_was_scheduled_while_kept_by_itself_stays_among_the_states() -> None:
    story_id = written_on(begun(), "As scheduled").story_id
    story.schedule(story_id=story_id, editor="ulla", at=EIGHT, now=later(1))
    written_on(story_id, "Later words")
    assert [each.copy.headline for each in story.revisions(story_id=story_id)][:2] == ["Later words", "As scheduled"]


def test_later_words_are_not_lost_when_what_was_scheduled_cannot_go_live(wire: Wire) -> None:
    wire.arrive(item("s1", "1"))
    story_id = begun("Ours", story_id=Story.objects.get().pk)
    story.schedule(story_id=story_id, editor="ulla", at=EIGHT, now=NOON)
    written_on(story_id, "Ours, and more")
    wire.arrive(item("s1", "2", status="withheld"), at=later(2))
    story.release_due(now=EIGHT)
    facts = story.desk_story(story_id=story_id)
    assert (facts.row.state, facts.copy.headline) == ("withheld", "Ours, and more")
