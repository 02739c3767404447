"""Pictures of the archive as the desk shows them: with their state, and the stories they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wireroom.pictures.api import stories_showing
from wireroom.pictures.events import PROVIDER, ArchivePicture, State, focus_within, hindrance, state_of
from wireroom.story.api import DeskRow, LivePost, PublicPicture, desk_story, posts_of, stories_numbered
from wireroom.story.events import picture_mark

MOST_STORIES = 12
STATE_WORDS: dict[State, str] = {
    "usable": "May be used",
    "ending": "Ends soon",
    "used up": "Used up",
    "expired": "Rights expired",
    "held": "Held back",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRow:
    """One picture with what an editor asks of it first; `why` says why no story more may use it."""

    picture: ArchivePicture
    state: State
    words: str
    why: str
    stories: tuple[DeskRow, ...] = ()

    @property
    def id(self) -> int:
        """The picture's number."""
        return self.picture.id


def archive_row(picture: ArchivePicture, *, now: datetime, stories: Sequence[DeskRow] = ()) -> ArchiveRow:
    """A picture with its state."""
    state = state_of(picture.terms, stories=picture.stories, now=now)
    why = hindrance(picture.terms, stories=picture.stories, now=now)
    return ArchiveRow(picture=picture, state=state, words=STATE_WORDS[state], why=why, stories=tuple(stories))


def with_stories(pictures: Sequence[ArchivePicture], *, now: datetime) -> list[ArchiveRow]:
    """Pictures with the newest stories that were published with each."""
    shown = {id_: ids[:MOST_STORIES] for id_, ids in stories_showing([each.id for each in pictures]).items()}
    rows = stories_numbered(story_ids={story for ids in shown.values() for story in ids})
    return [
        archive_row(each, now=now, stories=[rows[story] for story in shown.get(each.id, ()) if story in rows])
        for each in pictures
    ]


def posts_showing(row: ArchiveRow) -> dict[int, tuple[LivePost, ...]]:
    """The posts of live blogs that show a picture now, by the numbers of their stories."""
    mark = picture_mark(as_story_picture(row.picture))
    current = {each.id: desk_story(story_id=each.id).current for each in row.stories if each.state == "live"}
    return {
        story: tuple(post for post in posts_of(shown.body) if mark in {said.mark for said in post.pictures})
        for story, shown in current.items()
        if shown
    }


def as_story_picture(picture: ArchivePicture) -> PublicPicture:
    """An archive picture as a story takes it: the words are the story's own from now on."""
    said, (x, y) = picture.description, focus_within(picture.focus, picture.crop)
    return PublicPicture(
        provider=PROVIDER,
        href=picture.href,
        caption=said.caption,
        credit=said.credit,
        alt=said.alt,
        focal_x=x,
        focal_y=y,
    )
