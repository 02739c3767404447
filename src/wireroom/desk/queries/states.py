"""Every state a story was in at the desk: the revisions of its draft and its published versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wireroom.story.api import Copy, DeskStory, PublicVersion, desk_versions, own_pictures, revisions

KINDS = {"new": "First version", "update": "Update", "correction": "Correction", "kill": "Kill"}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One state. `mark` names it in addresses: "r" and a revision's number, or "v" and a version's."""

    mark: str
    name: str
    by: str
    at: datetime
    copy: Copy

    @property
    def is_version(self) -> bool:
        """Whether readers saw it."""
        return self.mark.startswith("v")


def states_of(story: DeskStory) -> tuple[State, ...]:
    """The states of a story, newest first; a version before the draft it was made of."""
    kept = [
        State(
            mark=f"r{each.number}",
            name="Saved by itself" if each.passing else "Draft saved",
            by=each.editor,
            at=each.saved_at,
            copy=each.copy,
        )
        for each in revisions(story_id=story.row.id)
    ]
    public = [
        State(
            mark=f"v{each.number}",
            name=f"Version {each.number}: {KINDS[each.kind]}",
            by=each.credit or each.byline,
            at=each.published_at,
            copy=_copy_of(each),
        )
        for each in desk_versions(story_id=story.row.id)
    ]
    return tuple(sorted([*kept, *public], key=lambda state: (state.at, state.is_version), reverse=True))


def _copy_of(version: PublicVersion) -> Copy:
    return Copy(
        headline=version.headline,
        standfirst=version.standfirst,
        byline=version.byline,
        dateline=version.dateline,
        section=version.section.slug,
        topics=tuple(topic.name for topic in version.topics),
        body=version.body,
        pictures=own_pictures(version.pictures, version.body),
        language=version.language,
    )
