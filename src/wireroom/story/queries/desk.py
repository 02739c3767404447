"""The desk's view of stories: staff only, not gated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from wireroom.story.models import Draft, KillRecord, Record, Story, Version
from wireroom.story.queries.sections import all_sections
from wireroom.story.queries.shapes import (
    FACTS,
    content_of,
    copy_from,
    draft_facts,
    kill_order_from,
    public_version,
    version_facts,
)
from wireroom.story.queries.words import matching
from wireroom.story.rules.content import copy_of, wire_content
from wireroom.story.rules.desk import Copy, DeskRow, DeskStory, KillOrder, LogEntry, StoryState
from wireroom.story.rules.public import PublicVersion, VersionKind
from wireroom.story.rules.sections import Sections
from wireroom.story.rules.standing import Standing
from wireroom.wire.api import filed_item

CHANGED = Coalesce("published_at", "created_at")
"""When a story last changed for readers; one they have not seen yet, when it came."""
MARKS: dict[str, dict[str, Any]] = {
    "waiting": {"waiting_item_id__isnull": False},
    "revival": {"revival_item_id__isnull": False},
    "review": {"handed_in_at__isnull": False},
    "scheduled": {"publish_at__isnull": False},
    "drafted": {"pk__in": Draft.objects.values("story_id")},
}


def desk_story(*, story_id: int) -> DeskStory:
    """Give a story with its draft, versions and record. Raises LookupError when there is none.

    Only the newest version comes with its copy: `desk_versions` has that of all.
    """
    story = _rows().filter(pk=story_id).first()
    if story is None:
        message = f"There is no story {story_id}."
        raise LookupError(message)
    draft, sections = Draft.objects.filter(story=story).first(), all_sections()
    rows = Version.objects.filter(story=story)
    newest = rows.order_by("number").last()
    if newest is not None and newest.pk == story.current_id:
        story.current = newest
    return DeskStory(
        row=_row(story, sections),
        thread_id=story.thread_id,
        revision=story.revision,
        copy=_start(story, draft, sections),
        current=public_version(newest) if newest else None,
        versions=tuple(version_facts(row) for row in rows.only(*FACTS).order_by("number")),
        draft=draft_facts(draft, story=story) if draft else None,
        waiting=_wire_copy(story.waiting_item_id, sections),
        base=_wire_copy(story.seen_item_id or (draft.item_id if draft else None), sections)
        if story.waiting_item_id
        else None,
        kill_order=kill_order(story_id=story_id),
        log=tuple(
            LogEntry(action=row.action, by=row.by, detail=row.detail, at=row.at)
            for row in Record.objects.filter(story=story).order_by("id")
        ),
    )


def desk_versions(*, story_id: int) -> tuple[PublicVersion, ...]:
    """Give every version of a story with its copy, oldest first, for who compares any two."""
    return tuple(public_version(row) for row in Version.objects.filter(story_id=story_id).order_by("number"))


def desk_stories(
    *, words: str = "", state: str = "", section: str = "", before_id: int | None = None, limit: int = 50
) -> tuple[DeskRow, ...]:
    """List stories, the latest change first; `before_id` goes on after a list's last row.

    `words` are looked for in headline, standfirst, slugline and byline, all of them, the last one as a beginning.
    `state` is a story's state, or "waiting" (newer wire copy waits), "revival" (usable copy after a kill), "drafted",
    "review" (handed in), "scheduled".
    """
    rows, sections = _rows(), all_sections()
    found = matching(words)
    if found is not None:
        rows = rows.filter(found)
    if state:
        rows = rows.filter(**MARKS.get(state, {"state": state}))
    if section:
        rows = rows.filter(section=sections.key(section))
    if before_id is not None:
        rows = rows.filter(_after_row(before_id))
    return tuple(_row(row, sections) for row in rows.order_by("-changed_at", "-id")[:limit])


def stories_of_threads(*, thread_ids: Iterable[int]) -> dict[int, tuple[DeskRow, ...]]:
    """Give what the newsroom made of wire threads, oldest first; threads of which nothing was made are left out.

    Stories that proved to be part of another are left out too.
    """
    rows = _rows().filter(thread_id__in=set(thread_ids)).exclude(state="joined").order_by("id")
    found: dict[int, list[DeskRow]] = defaultdict(list)
    sections = all_sections()
    for story in rows:
        found[story.thread_id].append(_row(story, sections))
    return {thread: tuple(made) for thread, made in found.items()}


def stories_at(*, paths: Iterable[str]) -> dict[str, DeskRow]:
    """Give the stories that are or were public under these paths; other paths are left out."""
    rows = _rows().filter(path__in=set(paths), first_published_at__isnull=False)
    sections = all_sections()
    return {story.path: _row(story, sections) for story in rows}


def stories_numbered(*, story_ids: Iterable[int]) -> dict[int, DeskRow]:
    """Give the stories of these numbers; numbers of none are left out."""
    sections = all_sections()
    return {story.pk: _row(story, sections) for story in _rows().filter(pk__in=set(story_ids))}


def story_state(*, story_id: int) -> str:
    """Give a story's state in words, such as "draft, in review"; "" when there is no such story."""
    found = Story.objects.filter(pk=story_id).values_list("state", "handed_in_at", "publish_at").first()
    if found is None:
        return ""
    state, handed_in_at, publish_at = found
    return f"{state}, scheduled" if publish_at else f"{state}, in review" if handed_in_at else state


def kill_order(*, story_id: int) -> KillOrder | None:
    """Give the order that took a story down; None while it stands."""
    row = KillRecord.objects.filter(story_id=story_id).first()
    return kill_order_from(row) if row else None


def _rows() -> QuerySet[Any]:
    light = Story.objects.select_related("current").defer("current__body")
    return light.annotate(has_draft=Exists(Draft.objects.filter(story=OuterRef("pk"))), changed_at=CHANGED)


def _after_row(story_id: int) -> Q:
    last = Story.objects.annotate(changed_at=CHANGED).filter(pk=story_id).values_list("changed_at", flat=True).first()
    return Q(changed_at__lt=last) | Q(changed_at=last, pk__lt=story_id) if last else Q(pk__lt=story_id)


def _row(story: Any, sections: Sections) -> DeskRow:
    current: Version | None = story.current
    return DeskRow(
        id=story.pk,
        state=cast("StoryState", story.state),
        path=story.path if story.first_published_at else "",
        headline=story.headline,
        slugline=story.slugline,
        section=sections.named(story.section),
        provider=story.provider,
        credit=story.credit,
        urgency=story.urgency,
        number=current.number if current else 0,
        kind=cast("VersionKind", current.kind) if current else None,
        following=story.following,
        has_draft=story.has_draft,
        created_at=story.created_at,
        first_published_at=story.first_published_at,
        published_at=story.published_at,
        release_at=story.release_at,
        handed_in_at=story.handed_in_at,
        publish_at=story.publish_at,
        hold_reason=story.hold_reason,
        waiting_item_id=story.waiting_item_id,
        revival_item_id=story.revival_item_id,
    )


def _start(story: Story, draft: Draft | None, sections: Sections) -> Copy:
    if draft is not None:
        copy = copy_from(draft.copy)
        return replace(copy, section=sections.key(copy.section))
    if story.current is not None:
        return copy_of(content_of(story.current, sections=sections))
    return _wire_copy(story.seen_item_id, sections) or Copy(headline="")


def _wire_copy(item_id: int | None, sections: Sections) -> Copy | None:
    if item_id is None:
        return None
    return copy_of(wire_content(filed_item(item_id=item_id), Standing(state="live"), sections=sections))
