"""What every editor's journey begins with: the story, locked, and what the wire says of the copy under it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wireroom.story.flows.settle import unpardoned
from wireroom.story.models import Story
from wireroom.story.rules.content import Source, source_of
from wireroom.story.rules.lines import line_key
from wireroom.story.rules.standing import Standing, standing_of
from wireroom.wire.api import thread_items
from wireroom.wire.events import FiledItem


def story_for_change(story_id: int) -> Story:
    """Lock a story. Raises LookupError when there is none."""
    rows = Story.objects.select_for_update(of=("self",)).select_related("current")
    story = rows.filter(pk=story_id).first()
    if story is None:
        message = f"There is no story {story_id}."
        raise LookupError(message)
    return story


def thread_of(story: Story) -> tuple[FiledItem, ...]:
    """The wire items of the story's thread; none for the newsroom's own story."""
    return thread_items(thread_id=story.thread_id) if story.thread_id is not None else ()


def standing_for(story: Story, items: Sequence[FiledItem], *, now: datetime) -> Standing:
    """Where the thread stands for this story."""
    return standing_of(unpardoned(story, items), now=now, released=story.released_lines)


def source_for(item_id: int | None, items: Sequence[FiledItem], standing: Standing) -> Source:
    """Where the words of a draft built on that item come from."""
    item = next((filed for filed in items if filed.id == item_id), None)
    return source_of(item, standing) if item else Source()


def hold_on(item_id: int | None, items: Sequence[FiledItem], standing: Standing) -> str:
    """Why copy built on that item may not be published now, for the editor to read; empty when it may."""
    line = next((line_key(filed) for filed in items if filed.id == item_id), "")
    hold = dict(standing.closed).get(line)
    if hold is None:
        return ""
    end = (
        f" It ends at {hold.until:%Y-%m-%d %H:%M:%S %Z}."
        if hold.until
        else " A newer version ends it, or an editor who releases it."
    )
    return hold.reason + end
