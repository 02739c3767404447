"""Posts of a live blog: each a block of the story's version, with its own times.

So posts are kept, compared, held and killed as everything else that readers see. The markup of a `live-post`:
`<time datetime="WHEN">Key event</time>` (or nothing between), where it was changed
`<time datetime="THEN">Changed</time>`, where it stands first `<b>Pinned</b>`, who wrote it `<cite>`, `<h3>`, for each
picture `<a href="#MARK">caption <cite>credit</cite> <i>description</i></a>`, the copy. The version has the pictures
too: those of its posts behind the story's own, each once, in the order in which the posts show them. So a picture may
stand in the story and in posts with other words in each.
A post is named by when it was written, to the second; no two of a story are written in the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from html import escape, unescape

from wireroom.story.rules.own_blocks import picture_mark
from wireroom.story.rules.plain_text import plain
from wireroom.story.rules.public import PublicPicture
from wireroom.wire.events import Block, BlockKind, sanitised

KIND: BlockKind = "live-post"
_HEAD = re.compile(
    r'<time datetime="(?P<at>[^"]+)">(?P<key>Key event)?</time>'
    r'(?:<time datetime="(?P<changed>[^"]+)">Changed</time>)?'
    r"(?P<pinned><b>Pinned</b>)?"
    r"(?:<cite>(?P<by>[^<]*)</cite>)?"
    r"(?:<h3>(?P<title>[^<]*)</h3>)?"
    r'(?P<pictures>(?:<a href="#[0-9a-f]{12}">[^<]*<cite>[^<]*</cite> <i>[^<]*</i></a>)*)'
)
_PICTURE = re.compile(
    r'<a href="#(?P<mark>\w+)">(?P<caption>[^<]*) <cite>(?P<credit>[^<]*)</cite> <i>(?P<alt>[^<]*)</i></a>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPicture:
    """What a post says of a picture; `mark` names it among the pictures of the version. All words are plain."""

    mark: str
    caption: str
    credit: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePost:
    """One post. `html` is its copy as sanitised elements; `by` and `title` are plain, and may be empty."""

    at: datetime
    title: str
    html: str
    by: str = ""
    is_key: bool = False
    is_pinned: bool = False
    changed_at: datetime | None = None
    pictures: tuple[PostPicture, ...] = ()

    @property
    def name(self) -> str:
        """What its permalink ends in: `post-20261126180003`, in UTC."""
        return f"post-{self.at.astimezone(UTC):%Y%m%d%H%M%S}"

    @property
    def state(self) -> str:
        """A short sign of all that the post says now; an editor who changes it names the one that was opened."""
        return sha256(block_of(self).html.encode()).hexdigest()[:16]


def post_of(block: Block) -> LivePost | None:
    """The post that a block is; None for any other block, and for one whose head cannot be read."""
    head = _HEAD.match(block.html) if block.kind == KIND else None
    if head is None:
        return None
    try:
        at = datetime.fromisoformat(head["at"])
        changed = datetime.fromisoformat(head["changed"]) if head["changed"] else None
    except ValueError:
        return None
    if at.tzinfo is None or (changed and changed.tzinfo is None):
        return None
    return LivePost(
        at=at,
        title=unescape(head["title"] or ""),
        html=block.html[head.end() :],
        by=unescape(head["by"] or ""),
        is_key=bool(head["key"]),
        is_pinned=bool(head["pinned"]),
        changed_at=changed,
        pictures=tuple(map(_picture_read, _PICTURE.finditer(head["pictures"]))),
    )


def block_of(post: LivePost) -> Block:
    """The block that says a post, sanitised."""
    changed = f'<time datetime="{post.changed_at.isoformat()}">Changed</time>' if post.changed_at else ""
    by, title = (escape(plain(text), quote=False) for text in (post.by, post.title))
    parts = (
        f'<time datetime="{post.at.isoformat()}">{"Key event" if post.is_key else ""}</time>',
        changed,
        "<b>Pinned</b>" if post.is_pinned else "",
        f"<cite>{by}</cite>" if by else "",
        f"<h3>{title}</h3>" if title else "",
        *map(_picture_written, post.pictures),
        post.html,
    )
    return Block(kind=KIND, html=sanitised(Block(kind=KIND, html="".join(parts))))


def posts_of(body: Iterable[Block]) -> tuple[LivePost, ...]:
    """The posts of a body, as they stand: the newest first."""
    return tuple(post for post in map(post_of, body) if post)


def without_posts(body: Iterable[Block]) -> tuple[Block, ...]:
    """What of a body an editor's draft holds: posts are written one by one, never with it."""
    return tuple(block for block in body if block.kind != KIND)


def with_posts(body: Iterable[Block], posts: Iterable[LivePost]) -> tuple[Block, ...]:
    """A body with these posts behind its other blocks, the newest first, at most the newest pinned one pinned."""
    ordered = sorted(posts, key=lambda post: post.at, reverse=True)
    first = next((post for post in ordered if post.is_pinned), None)
    blocks = (block_of(replace(post, is_pinned=post is first)) for post in ordered)
    return (*without_posts(body), *blocks)


def free_moment(posts: Iterable[LivePost], at: datetime) -> datetime:
    """The moment of a new post: `at` to the second, or the next second in which none was written."""
    taken = {post.at.replace(microsecond=0) for post in posts}
    moment = at.replace(microsecond=0)
    while moment in taken:
        moment += timedelta(seconds=1)
    return moment


def said_of(picture: PublicPicture) -> PostPicture:
    """A picture as a post says it."""
    caption, credit, alt = map(plain, (picture.caption, picture.credit, picture.alt))
    return PostPicture(mark=picture_mark(picture), caption=caption, credit=credit, alt=alt)


def pictures_of(posts: Iterable[LivePost], known: Iterable[PublicPicture]) -> tuple[PublicPicture, ...]:
    """The pictures that posts show, each once, in the words of the first that shows it; of `known` the last counts."""
    by_mark = {picture_mark(each): each for each in known}
    found: dict[str, PublicPicture] = {}
    for said in (picture for post in posts for picture in post.pictures if picture.mark in by_mark):
        picture = replace(by_mark[said.mark], caption=said.caption, credit=said.credit, alt=said.alt)
        found.setdefault(said.mark, picture)
    return tuple(found.values())


def own_pictures(pictures: tuple[PublicPicture, ...], body: Iterable[Block]) -> tuple[PublicPicture, ...]:
    """The pictures of a version without those that stand there for its posts."""
    return pictures[: len(pictures) - len(pictures_of(posts_of(body), pictures))]


def _picture_written(picture: PostPicture) -> str:
    caption, credit, alt = (escape(plain(text), quote=False) for text in (picture.caption, picture.credit, picture.alt))
    return f'<a href="#{picture.mark}">{caption} <cite>{credit}</cite> <i>{alt}</i></a>'


def _picture_read(found: re.Match[str]) -> PostPicture:
    return PostPicture(**{name: unescape(words) for name, words in found.groupdict().items()})
