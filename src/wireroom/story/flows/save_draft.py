"""Keep what an editor has written, without showing it to anybody."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.story.flows.batch import Batch
from wireroom.story.flows.editing import story_for_change
from wireroom.story.flows.keep_revision import keep_revision
from wireroom.story.flows.refusals import UnableToSaveDraft
from wireroom.story.models import Draft, Story
from wireroom.story.queries.begun import story_begun
from wireroom.story.queries.shapes import copy_row, draft_facts
from wireroom.story.rules.cleaning import cleaned
from wireroom.story.rules.desk import Copy, DraftFacts

FOLLOWS = (
    "The story follows the wire, and a draft would end that. Ask somebody who may publish to take it over: "
    "once they have saved a change, everybody can write in it."
)


@transaction.atomic
def save_draft(  # noqa: PLR0913 - who saves, what, on what base, and what they may
    *,
    story_id: int | None,
    editor: str,
    copy: Copy,
    base: int,
    now: datetime,
    scheduled: bool = False,
    passing: bool = False,
    page: str = "",
    over_wire: bool = True,
) -> DraftFacts:
    """Keep an editor's draft. With `story_id` None a new story of the newsroom's own begins (`base` 0).

    From now on the story no longer follows the wire: newer wire copy waits for the editor. `base` is the
    `DeskStory.revision` the editor started from. Raises UnableToSaveDraft when somebody saved, or the wire published,
    since then, or the draft is scheduled and `scheduled` does not say that this editor may change what goes live by
    itself; LookupError when there is no such story. `passing`: saved by itself while the editor writes, so that the
    states of one sitting replace each other among the revisions. `page`: the open page that saves, by a name of its
    own; when the answer to its last save was lost, it saves again on the same `base`, and that is no conflict.
    `over_wire` says whether this editor may take a story from the wire that it follows; else saving in it is refused.
    """
    if story_id is None:
        story_id = story_begun(page=page, editor=editor)
    story = Story(state="draft", following=False) if story_id is None else story_for_change(story_id)
    _check_base(story, base, page=page, editor=editor)
    if story.following and not over_wire:
        raise UnableToSaveDraft(FOLLOWS, theirs=None, revision=story.revision)
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
    item_id = _item_under(story)
    draft = write_draft(batch, story, copy=copy, editor=editor, item_id=item_id, passing=passing, page=page, base=base)
    return draft_facts(draft, story=story)


def write_draft(
    batch: Batch,
    story: Story,
    *,
    copy: Copy,
    editor: str,
    item_id: int | None,
    passing: bool = False,
    page: str = "",
    base: int = 0,
) -> Draft:
    """Put the copy in the story's draft, in place of what was there, keep it as a revision, and commit the batch."""
    clean = cleaned(copy)
    story.revision += 1
    if story.current is None:
        story.headline, story.standfirst = clean.headline, clean.standfirst
        story.slugline, story.byline = clean.slugline, clean.byline
        story.section = batch.sections.key(clean.section)[:40]
    batch.change(story)
    batch.commit()
    row = copy_row(clean)
    kept = {"editor": editor, "saved_at": batch.now, "item_id": item_id, "copy": row}
    kept |= {"page": page, "base": base, "revision": story.revision}
    if story.publish_at is not None and not passing:
        kept |= {"scheduled_copy": row, "scheduled_item_id": item_id}
    draft, _ = Draft.objects.update_or_create(story=story, defaults=kept)
    keep_revision(draft, number=story.revision, passing=passing)
    return draft


def _item_under(story: Story) -> int | None:
    """The wire item the draft is built on: the old draft's, else the one the editor saw when beginning."""
    draft = Draft.objects.filter(story=story).first() if story.pk else None
    return draft.item_id if draft else story.seen_item_id


def _check_base(story: Story, base: int, *, page: str, editor: str) -> None:
    if story.state in {"killed", "joined"}:
        message = f"The story is {story.state}: nothing can be saved in it. Copy your text into a new story."
        raise UnableToSaveDraft(message, theirs=None, revision=story.revision)
    if story.pk is not None and base != story.revision:
        draft = Draft.objects.filter(story=story).first()
        last = (draft.page, draft.editor, draft.base, draft.revision) if draft else None
        if page and last == (page, editor, base, story.revision):
            return
        whose = f"{draft.editor} has saved" if draft else "a newer version was published"
        message = f"While you were writing, {whose}. Your text was not saved over it: compare, then save again."
        raise UnableToSaveDraft(
            message, theirs=draft_facts(draft, story=story) if draft else None, revision=story.revision
        )
