"""Which wire items offer the pictures that a story shows: what the archive is told of a picture, it is told by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from wireroom.pictures.events import PROVIDER
from wireroom.story.api import DeskStory, PublicPicture
from wireroom.story.events import picture_mark
from wireroom.wire.api import thread_items


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedPicture:
    """An agency's picture, and the item that offers it, the latest of those that do."""

    picture: PublicPicture
    item: int

    @property
    def address(self) -> str:
        """Where pressing a button takes it into the archive."""
        return f"/desk/wire/{self.item}/archive?{urlencode({'href': self.picture.href})}"


def offered_pictures(story: DeskStory | None, pictures: Iterable[PublicPicture]) -> dict[str, OfferedPicture]:
    """Those of a story's pictures that its running story on the wire offers, by their marks."""
    theirs = {(each.provider, each.href): each for each in pictures if each.provider != PROVIDER}
    if not theirs or story is None or story.thread_id is None:
        return {}
    found = {
        (filed.provider, offered.href): filed.id
        for filed in thread_items(thread_id=story.thread_id)
        for offered in filed.item.pictures
    }
    return {
        picture_mark(each): OfferedPicture(picture=each, item=found[name])
        for name, each in theirs.items()
        if name in found
    }
