"""Publish what an editor has written."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wireroom.pictures.api import note_showing, objections
from wireroom.story.events import VersionPublished
from wireroom.story.flows.batch import Batch
from wireroom.story.flows.editing import hold_on, source_for, standing_for, story_for_change, thread_of
from wireroom.story.flows.numbering import Publication
from wireroom.story.flows.refusals import UnableToPublish
from wireroom.story.models import Draft, Story
from wireroom.story.queries.sections import all_sections
from wireroom.story.queries.shapes import blocks, content_of, copy_from, pictures, public_version
from wireroom.story.rules.content import Content, editor_content, with_blog
from wireroom.story.rules.live_posts import posts_of
from wireroom.story.rules.public import PublicVersion, VersionKind


@transaction.atomic
def publish(*, story_id: int, editor: str, now: datetime) -> PublicVersion:
    """Make the draft the story's next version and show it to readers.

    Raises UnableToPublish when the story is killed or joined, the wire holds its copy, the headline is missing,
    a picture of the archive lacks its description or may not be used, there is
    no draft, or nothing a reader sees has changed; LookupError when there is no such story.
    """
    story = story_for_change(story_id)
    draft = Draft.objects.filter(story=story).first()
    if draft is None:
        refuse_closed(story, UnableToPublish)
        message = "There is no draft: nothing has changed. Edit the story first."
        raise UnableToPublish(message)
    content = publishable(story, draft, now=now)
    before = content_of(story.current, sections=all_sections()) if story.current else None
    if before is not None and story.state == "live" and before.looks_like(content):
        message = "Nothing a reader sees has changed since the last version."
        raise UnableToPublish(message)
    kind: VersionKind = "update" if story.current else "new"
    return put_out(story, content, kind=kind, editor=editor, note="", now=now)


def publishable(story: Story, draft: Draft | None, *, now: datetime) -> Content:
    """The content to publish: the draft's, or without one what stands. Raises UnableToPublish."""
    refuse_closed(story, UnableToPublish)
    item_id = draft.item_id if draft else story.seen_item_id
    items = thread_of(story)
    standing = standing_for(story, items, now=now)
    held = hold_on(item_id, items, standing)
    if held:
        message = f"The wire does not allow it yet. {held}"
        raise UnableToPublish(message)
    sections = all_sections()
    if draft is None and story.current is not None:
        return content_of(story.current, sections=sections)
    source = source_for(item_id, items, standing)
    content = editor_content(copy_from(draft.copy), source=source, sections=sections) if draft else None
    if content is None or not content.headline:
        message = "The headline is missing. Write one, save, and publish again."
        raise UnableToPublish(message)
    if faults := objections(content.pictures, story_id=story.pk, now=now):
        raise UnableToPublish(" ".join(faults))
    if story.current is None:
        return content
    return with_blog(content, posts_of(blocks(story.current.body)), known=pictures(story.current.pictures))


def put_out(
    story: Story, content: Content, *, kind: VersionKind, editor: str, note: str, now: datetime
) -> PublicVersion:
    """Write the version and its event; the draft has become it."""
    batch = Batch(now=now)
    story.publish_at = story.handed_in_at = None
    story.following = False
    story.source_line = content.source.line
    story.seen_item_id = content.source.item_id
    batch.change(story)
    batch.publish(
        Publication(
            story=story, content=content, kind=kind, by=editor, note=note, arrived_at=content.source.received_at or now
        )
    )
    batch.note(story, "corrected" if kind == "correction" else "published", by=editor, detail=note or kind)
    batch.tell(VersionPublished, story)
    (version,) = batch.commit()
    note_showing(content.pictures, story_id=story.pk)
    Draft.objects.filter(story=story).delete()
    return public_version(version)


def refuse_closed(story: Story, refusal: type[Exception]) -> None:
    """Raises the refusal when nothing can come of the story any more."""
    if story.state == "killed":
        raise refusal("The story was killed, for good. If it can be told again, begin a new one.")
    if story.state == "joined":
        raise refusal(f"The story was joined into story {story.joined_into_id}. Edit that one.")
