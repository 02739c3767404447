"""A live blog: posts are written, changed and taken away one by one, and each is with readers at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from wireroom.pictures.api import note_showing, objections
from wireroom.story.events import VersionPublished
from wireroom.story.flows.batch import Batch
from wireroom.story.flows.editing import story_for_change
from wireroom.story.flows.numbering import Publication
from wireroom.story.flows.refusals import PostMoved, UnableToPublish
from wireroom.story.models import Story
from wireroom.story.queries.shapes import blocks, content_of
from wireroom.story.rules.content import with_blog
from wireroom.story.rules.live_posts import LivePost, free_moment, posts_of, said_of
from wireroom.story.rules.plain_text import plain, text_of
from wireroom.story.rules.public import PublicPicture
from wireroom.wire.events import Block, sanitised

SENT_AGAIN = timedelta(minutes=10)
"""For how long the same post, sent again, is taken for one whose answer was lost on its way to the editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCopy:
    """What an editor writes of a post. `html` is elements of copy: paragraphs, lists, quotes.

    Each of the `pictures` brings the words that the post says of it, and stands beneath the copy.
    """

    title: str
    html: str
    by: str = ""
    is_key: bool = False
    is_pinned: bool = False
    pictures: tuple[PublicPicture, ...] = ()


@transaction.atomic
def add_post(*, story_id: int, editor: str, post: PostCopy, now: datetime) -> LivePost:
    """Put a post at the head of a live story's blog. Raises UnableToPublish, LookupError.

    The very same post sent again within minutes stands once.
    """
    story, posts = _blog(story_id)
    made = _written(post, at=free_moment(posts, now))
    for each in posts:
        if now - each.at < SENT_AGAIN and replace(made, at=each.at) == each:
            return each
    _refuse_pictures(story, post.pictures, now=now)
    _put_out(story, [made, *_given_way(posts, to=made)], pictures=post.pictures, editor=editor, now=now)
    return made


@transaction.atomic
def change_post(*, story_id: int, editor: str, name: str, post: PostCopy, base: str, now: datetime) -> LivePost:
    """Change a post where it stands; it keeps its own time. `base` is its `state` when the editor opened it.

    Raises UnableToPublish, LookupError; PostMoved when the post is not as it was then.
    """
    story, posts = _blog(story_id)
    old = _named(posts, name, base)
    made = replace(_written(post, at=old.at), changed_at=old.changed_at)
    _refuse_pictures(story, post.pictures, now=now)
    if (made.title, made.html, made.by, made.pictures) != (old.title, old.html, old.by, old.pictures):
        made = replace(made, changed_at=now)
    others = _given_way([each for each in posts if each is not old], to=made)
    _put_out(story, [made, *others], pictures=post.pictures, editor=editor, now=now)
    return made


@transaction.atomic
def take_post_away(*, story_id: int, editor: str, name: str, base: str, now: datetime) -> LivePost:
    """Take a post out of the blog; the story's history keeps that it stood. `base` and what it raises: as above."""
    story, posts = _blog(story_id)
    gone = _named(posts, name, base)
    _put_out(story, [each for each in posts if each is not gone], editor=editor, now=now)
    return gone


def _blog(story_id: int) -> tuple[Story, tuple[LivePost, ...]]:
    story = story_for_change(story_id)
    if story.state != "live" or story.current is None:
        message = (
            "Only a live story can have posts: publish it first."
            if story.state == "draft"
            else (f"The story is {story.state}: nothing can be posted in it.")
        )
        raise UnableToPublish(message)
    return story, posts_of(blocks(story.current.body))


def _named(posts: Sequence[LivePost], name: str, base: str) -> LivePost:
    found = next((post for post in posts if post.name == name), None)
    if found is None:
        message = "That post is gone: somebody took it away."
        raise PostMoved(message, theirs=None)
    if found.state != base:
        message = "Somebody changed that post since you opened it."
        raise PostMoved(message, theirs=found)
    return found


def _written(post: PostCopy, *, at: datetime) -> LivePost:
    html = sanitised(Block(kind="live-post", html=post.html))
    if not text_of(html) and not plain(post.title) and not post.pictures:
        message = "The post is empty: write a line, or a title."
        raise UnableToPublish(message)
    return LivePost(
        at=at,
        title=plain(post.title),
        html=html,
        by=plain(post.by),
        is_key=post.is_key,
        is_pinned=post.is_pinned,
        pictures=tuple(map(said_of, post.pictures)),
    )


def _refuse_pictures(story: Story, pictures: Sequence[PublicPicture], *, now: datetime) -> None:
    """Raises UnableToPublish when the post may not go up with its pictures."""
    faults = objections(pictures, story_id=story.pk, now=now)
    if faults:
        raise UnableToPublish(" ".join(faults))


def _given_way(posts: Sequence[LivePost], *, to: LivePost) -> list[LivePost]:
    """The other posts: where the new one is pinned, none of them is any more."""
    return [replace(post, is_pinned=False) if to.is_pinned else post for post in posts]


def _put_out(
    story: Story, posts: Sequence[LivePost], *, editor: str, now: datetime, pictures: Sequence[PublicPicture] = ()
) -> None:
    """Publish the blog as the story's next version; `pictures` are those that come with it.

    The draft's revision stays: posts are no part of it.
    """
    assert story.current is not None  # noqa: S101 - the blog was looked up; this tells the type checker
    batch = Batch(now=now)
    content = content_of(story.current, sections=batch.sections)
    fresh = with_blog(content, posts, known=(*content.pictures, *pictures))
    if fresh == content:
        message = "Nothing of the post has changed."
        raise UnableToPublish(message)
    story.following = False
    story.revision -= 1
    batch.change(story)
    batch.publish(Publication(story=story, content=fresh, kind="update", by=editor, arrived_at=now))
    batch.note(story, "published", by=editor, detail="live post")
    batch.tell(VersionPublished, story)
    batch.commit()
    note_showing(pictures, story_id=story.pk)
