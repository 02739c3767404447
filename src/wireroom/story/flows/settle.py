"""Bring one story to where its wire items say it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wireroom.kernel.pulse import beat
from wireroom.story.events import StoryKilled, StoryWithheld, VersionPublished
from wireroom.story.flows.batch import Batch
from wireroom.story.flows.numbering import Publication, describe
from wireroom.story.models import Story, Version
from wireroom.story.queries.shapes import blocks, content_of, pictures
from wireroom.story.rules.content import Content, wire_content, with_blog
from wireroom.story.rules.lines import line_key
from wireroom.story.rules.live_posts import posts_of
from wireroom.story.rules.plain_text import plain, shortened
from wireroom.story.rules.public import VersionKind
from wireroom.story.rules.standing import Standing, standing_of
from wireroom.story.rules.version_kind import correction_note, kind_of
from wireroom.wire.events import FiledItem


def settle(batch: Batch, story: Story, items: Sequence[FiledItem]) -> None:
    """Fold the thread's items and act: publish, hold, withhold, show again, kill, or leave it to the editor."""
    standing = standing_of(unpardoned(story, items), now=batch.now, released=story.released_lines)
    batch.change(story)
    if story.state == "killed":
        story.revival_item_id = _revival(story, standing)
        return
    if standing.state == "killed":
        order = standing.cancels[0]
        take_down(batch, story, ordered_by=f"wire: {order.provider}", reason=_why(order))
        story.revival_item_id = _revival(story, standing)
        return
    closed_before, story.closed_lines = story.closed_lines, _closed_lines(standing)
    story.release_at = standing.release_at
    if story.following and _is_to_be_looked_at(story, standing.shown):
        _stop_following(batch, story, standing)
    if story.following:
        early = _is_early(standing.shown, closed_before, now=batch.now)
        _follow(batch, story, standing, early=early, arrived=items[0])
    else:
        _leave_to_editor(batch, story, standing)


def _is_to_be_looked_at(story: Story, shown: FiledItem | None) -> bool:
    """Whether a rule wants an editor to see this copy first, and none has: a story that stands makes no exception.

    Copy that a rule leaves in the monitor comes into a story only if an editor said that it follows the wire.
    """
    if shown is None or shown.id <= (story.seen_item_id or 0):
        return False
    return shown.route == "hold" or (shown.route == "monitor" and not story.followed_by)


def _stop_following(batch: Batch, story: Story, standing: Standing) -> None:
    story.following = False
    if standing.shown is not None and story.current is None:
        story.source_line = line_key(standing.shown)
        describe(story, wire_content(standing.shown, standing, sections=batch.sections))
    batch.note(story, "routed", by="wire", detail="newer copy waits for an editor, by the feed's rules")


def _closed_lines(standing: Standing) -> dict[str, str]:
    return {key: hold.until.isoformat() if hold.until else "" for key, hold in standing.closed}


def _is_early(shown: FiledItem | None, closed_before: dict[str, str], *, now: datetime) -> bool:
    end = closed_before.get(line_key(shown)) if shown else None
    return bool(end) and datetime.fromisoformat(end or "") > now


def unpardoned(story: Story, items: Sequence[FiledItem]) -> list[FiledItem]:
    """The items that count for this story: not the cancellations known when an editor opened it anew."""
    return [filed for filed in items if filed.item.effective_status != "canceled" or filed.id > story.pardoned_up_to]


def take_down(batch: Batch, story: Story, *, ordered_by: str, reason: str) -> None:
    """Kill the story; readers are told only if they ever had it."""
    story.state = "killed"
    story.release_at = story.waiting_item_id = story.publish_at = story.handed_in_at = None
    batch.change(story)
    batch.orders.append((story, ordered_by, reason))
    batch.leaving.append(story)
    batch.note(story, "killed", by=ordered_by, detail=reason)
    if story.first_published_at is not None:
        batch.tell(StoryKilled, story, urgent=True)


def _why(order: FiledItem) -> str:
    told = next((plain(note.text) for note in order.item.notes if note.text.strip()), plain(order.item.headline))
    return shortened(f"Canceled by {order.credit_name}" + (f": {told}" if told else "."), limit=500)


def _revival(story: Story, standing: Standing) -> int | None:
    if standing.cancels:
        return standing.revival.id if standing.revival else None
    fresh = standing.shown
    known = story.current.item_id if story.current else story.seen_item_id
    return fresh.id if fresh and fresh.id > max(known or 0, story.seen_item_id or 0) else None


def _follow(batch: Batch, story: Story, standing: Standing, *, early: bool, arrived: FiledItem) -> None:
    copy = standing.shown or standing.candidate
    if copy is not None:
        story.seen_item_id, story.source_line = copy.id, line_key(copy)
    if standing.shown is None:
        _hold(batch, story, standing)
        return
    if early:
        by = f"wire: {standing.shown.provider}"
        batch.note(story, "released-early", by=by, detail=f"by wire item {standing.shown.id}")
    if not _publish(batch, story, standing.shown, standing, arrived=arrived):
        _show_again(batch, story)


def _hold(batch: Batch, story: Story, standing: Standing) -> None:
    if standing.candidate is not None and story.current is None:
        describe(story, wire_content(standing.candidate, standing, sections=batch.sections))
    if standing.state == "held":
        _withhold(batch, story, reason=standing.hold_reason)


def _publish(batch: Batch, story: Story, shown: FiledItem, standing: Standing, *, arrived: FiledItem) -> bool:
    content, before = wire_content(shown, standing, sections=batch.sections), story.current
    if before is not None:
        content = with_blog(content, posts_of(blocks(before.body)), known=pictures(before.pictures))
    kind = _kind(shown, before)
    note = correction_note(shown) if kind == "correction" else ""
    if before is not None and _says_the_same(batch, before, content, note=note, story=story):
        return False
    by = f"wire: {shown.provider}"
    batch.publish(
        Publication(story=story, content=content, kind=kind, by=by, note=note, arrived_at=arrived.received_at)
    )
    batch.note(story, "published", by=by, detail=kind)
    batch.tell(VersionPublished, story)
    return True


def _kind(shown: FiledItem, before: Version | None) -> VersionKind:
    """An item that was shown already is at most an update: only its pictures can have changed."""
    if before is not None and before.item_id == shown.id:
        return "update"
    return kind_of(
        shown.item,
        number=before.number + 1 if before else 1,
        previous_headline=before.headline if before else "",
        previous_slugline=before.slugline if before else "",
    )


def _says_the_same(batch: Batch, before: Version, content: Content, *, note: str, story: Story) -> bool:
    """Nothing new for a reader: the same copy, still allowed, and no correction note of the agency's own."""
    told = note not in {"", before.note} and not note.startswith("Corrected by ")
    same = content_of(before, sections=batch.sections).looks_like(content)
    return same and before.line not in story.closed_lines and not told


def _withhold(batch: Batch, story: Story, *, reason: str) -> None:
    story.hold_reason = reason
    if story.state == "live":
        story.state = "withheld"
        batch.note(story, "withheld", by="wire", detail=reason)
        batch.tell(StoryWithheld, story, urgent=True)
    elif story.first_published_at is None:
        if story.state != "held":
            batch.note(story, "held", by="wire", detail=reason)
        story.state = "held"


def _show_again(batch: Batch, story: Story) -> None:
    story.hold_reason = ""
    if story.state == "withheld":
        story.state = "live"
        batch.note(story, "shown-again", by="wire")
        batch.tell(VersionPublished, story)


def _leave_to_editor(batch: Batch, story: Story, standing: Standing) -> None:
    """Newer copy waits for the editor, but a hold on the copy under the story acts, and so does its end."""
    line = story.current.line if story.current else story.source_line
    hold = dict(standing.closed).get(line)
    if hold is not None:
        _withhold(batch, story, reason=hold.reason)
    elif story.first_published_at is None:
        story.state, story.hold_reason = "draft", ""
    else:
        _show_again(batch, story)
    offered, waited = standing.shown, story.waiting_item_id
    story.waiting_item_id = offered.id if offered and offered.id != story.seen_item_id else None
    if story.waiting_item_id != waited:
        beat("writing")
