"""Keep what an editor has written, without showing it to anybody."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.story.flows.batch import Batch
from wireroom.story.flows.editing import story_for_change
from wireroom.story.flows.refusals import UnableToSaveDraft
from wireroom.story.models import Draft, Story
from wireroom.story.queries.shapes import copy_row, draft_facts
from wireroom.story.rules.cleaning import cleaned
from wireroom.story.rules.desk import Copy, DraftFacts


@transaction.atomic
def save_draft(
    *, story_id: int | None, editor: str, copy: Copy, base: int, now: datetime, scheduled: bool = False
) -> DraftFacts:
    """Keep an editor's draft. With `story_id` None a new story of the newsroom's own begins (`base` 0).

    From now on the story no longer follows the wire: newer wire copy waits for the editor. `base` is the
    `DeskStory.revision` the editor started from. Raises UnableToSaveDraft when somebody saved, or the wire published,
    since then, or the draft is scheduled and `scheduled` does not say that this editor may change what goes live by
    itself; LookupError when there is no such story.
    """
    story = Story(state="draft", following=False) if story_id is None else story_for_change(story_id)
    _check_base(story, base)
    if story.publish_at is not None and not scheduled:
        draft = Draft.objects.get(story=story)
        message = "It is scheduled to go live, and only who may publish can change it until then. Your text is below."
        raise UnableToSaveDraft(message, theirs=draft_facts(draft, story=story), revision=story.revision)
    batch = Batch(now=now)
    if story_id is None:
        batch.begin(story)
    elif story.following:
        batch.note(story, "taken-over", by=editor)
    story.following = False
    draft = write_draft(batch, story, copy=copy, editor=editor, item_id=_item_under(story))
    return draft_facts(draft, story=story)


def write_draft(batch: Batch, story: Story, *, copy: Copy, editor: str, item_id: int | None) -> Draft:
    """Put the copy in the story's draft, in place of what was there, and commit the batch."""
    clean = cleaned(copy)
    story.revision += 1
    if story.current is None:
        story.headline, story.standfirst = clean.headline, clean.standfirst
        story.slugline, story.byline, story.section = clean.slugline, clean.byline, clean.section[:40]
    batch.change(story)
    batch.commit()
    draft, _ = Draft.objects.update_or_create(
        story=story,
        defaults={"editor": editor, "saved_at": batch.now, "item_id": item_id, "copy": copy_row(clean)},
    )
    return draft


def _item_under(story: Story) -> int | None:
    """The wire item the draft is built on: the old draft's, else the one the editor saw when beginning."""
    draft = Draft.objects.filter(story=story).first() if story.pk else None
    return draft.item_id if draft else story.seen_item_id


def _check_base(story: Story, base: int) -> None:
    if story.state in {"killed", "joined"}:
        message = f"The story is {story.state}: nothing can be saved in it. Copy your text into a new story."
        raise UnableToSaveDraft(message, theirs=None, revision=story.revision)
    if story.pk is not None and base != story.revision:
        draft = Draft.objects.filter(story=story).first()
        whose = f"{draft.editor} has saved" if draft else "a newer version was published"
        message = f"While you were writing, {whose}. Your text was not saved over it: compare, then save again."
        raise UnableToSaveDraft(
            message, theirs=draft_facts(draft, story=story) if draft else None, revision=story.revision
        )
