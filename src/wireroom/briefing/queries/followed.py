"""What readers follow, beside what an edition holds for everybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from wireroom.briefing.models import Edition
from wireroom.briefing.rules.followed import chosen
from wireroom.briefing.rules.series import FOLLOWED
from wireroom.reader import api as reader_room
from wireroom.story import api as story_room

REACHES_BACK = timedelta(hours=24)


def followed_stories(row: Edition, recipient_ids: Iterable[int], *, now: datetime) -> Mapping[int, tuple[int, ...]]:
    """The stories that a morning's copies have more than others, by recipient: only who wants that, and has any."""
    if row.kind != "morning":
        return {}
    keys = reader_room.followed_by(recipient_ids=recipient_ids, on_list=FOLLOWED.key)
    if not keys:
        return {}
    sections = story_room.all_sections()
    wanted = {each for own in keys.values() for each in own}
    labels = {key: _label(key, sections) for key in wanted}
    changed = story_room.changed_under(
        now=now, labels={each for each in labels.values() if each}, since=(row.began_at or now) - REACHES_BACK
    )
    held = frozenset(row.places.values_list("story_id", flat=True))
    found = {}
    for recipient_id, own in keys.items():
        follows = frozenset(":".join(label) for key in own if (label := labels[key]))
        found[recipient_id] = chosen(changed, follows=follows, held=held)
    return {recipient_id: stories for recipient_id, stories in found.items() if stories}


def _label(key: str, sections: story_room.Sections) -> tuple[str, str] | None:
    kind, _, slug = key.partition(":")
    match kind:
        case "section":
            return kind, sections.key(slug)
        case "topic" | "author":
            return kind, slug
        case _:
            return None
