"""Make one story of several that proved to be the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from wireroom.story.events import StoryJoined
from wireroom.story.flows.batch import Batch
from wireroom.story.flows.settle import take_down
from wireroom.story.models import Draft, KillRecord, Story

NEVER = datetime.max.replace(tzinfo=UTC)


def merge_stories(batch: Batch, stories: Sequence[Story]) -> list[Story]:
    """Join the stories of one thread into the one that was published first (then: begun first); give what remains.

    If one of them is killed all are: what was wrong under one address is wrong under the other. A story that an
    editor opened anew after a kill stands apart.
    """
    apart = [story for story in stories if story.revived]
    one = [story for story in stories if not story.revived]
    killed = [story for story in one if story.state == "killed"]
    if killed:
        _kill_all(batch, one, killed[0])
    elif len(one) > 1:
        one = [_join(batch, sorted(one, key=lambda story: (story.first_published_at or NEVER, story.pk)))]
    return [*one, *apart]


def _kill_all(batch: Batch, stories: Sequence[Story], killed: Story) -> None:
    standing = [story for story in stories if story.state != "killed"]
    order = KillRecord.objects.filter(story=killed).first() if standing else None
    for story in standing:
        by, reason = (order.ordered_by, order.reason) if order else ("wire", "")
        take_down(batch, story, ordered_by=by, reason=f"Proved to be the same story as {killed.pk}. {reason}".strip())


def _join(batch: Batch, stories: Sequence[Story]) -> Story:
    survivor, *others = stories
    for story in others:
        story.state, story.joined_into = "joined", survivor
        story.release_at = story.waiting_item_id = None
        survivor.following = survivor.following and story.following
        batch.change(story)
        batch.leaving.append(story)
        batch.note(story, "joined", by="wire", detail=f"into story {survivor.pk}")
        if story.first_published_at is not None:
            batch.tell(StoryJoined, story, survivor)
    _hand_over_draft(survivor, others, now=batch.now)
    for story in others:
        story.publish_at = story.handed_in_at = None
    return survivor


def _hand_over_draft(survivor: Story, others: Sequence[Story], *, now: datetime) -> None:
    """An editor's draft goes on in the story that remains, unless that has one: then both are kept where they are.

    One that was in review or scheduled is in review there: it was meant for another story.
    """
    draft = Draft.objects.filter(story__in=others).order_by("-saved_at").first()
    if draft is not None and not Draft.objects.filter(story=survivor).exists():
        draft.story = survivor
        draft.save(update_fields=["story"])
        if any(story.publish_at or story.handed_in_at for story in others):
            survivor.handed_in_at = now
        survivor.revision += 1
