"""What a version says: made from a wire item by rule, or from an editor's copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime

from wireroom.story.rules.bylines import authors_of
from wireroom.story.rules.cleaning import cleaned
from wireroom.story.rules.desk import Copy
from wireroom.story.rules.lines import line_key
from wireroom.story.rules.live_posts import LivePost, own_pictures, pictures_of, posts_of, with_posts, without_posts
from wireroom.story.rules.plain_text import plain, shortened, text_of
from wireroom.story.rules.public import Label, PublicPicture
from wireroom.story.rules.sections import Sections
from wireroom.story.rules.slugs import slug_of
from wireroom.story.rules.standing import Standing
from wireroom.wire.events import LEVELS, Block, FiledItem, Picture, WireItem, printed_body

MOST_TOPICS = 8
ROUTINE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the words come from: empty, with the default urgency, for the newsroom's own copy.

    `line` is the wire's line the copy was built on (`rules.lines`): while that is closed, so is the copy.
    """

    credit: str = ""
    provider: str = ""
    wire_id: str = ""
    wire_version: str = ""
    urgency: int = ROUTINE
    item_id: int | None = None
    line: str = ""
    received_at: datetime | None = None
    hold_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that readers see of a version but its number and times; `slugline` is the newsroom's own name for it."""

    headline: str
    standfirst: str
    slugline: str
    byline: str
    authors: tuple[Label, ...]
    dateline: str
    body: tuple[Block, ...]
    pictures: tuple[PublicPicture, ...]
    section: Label
    topics: tuple[Label, ...]
    language: str
    source: Source

    def looks_like(self, other: Content) -> bool:
        """Whether a reader would see no difference."""
        unseen = {"slugline", "source"}
        return self.source.credit == other.source.credit and all(
            getattr(self, field.name) == getattr(other, field.name)
            for field in fields(self)
            if field.name not in unseen
        )


def wire_content(filed: FiledItem, standing: Standing, *, sections: Sections) -> Content:
    """Make the content of a wire item's version, with the pictures its thread offers."""
    item = filed.item
    language = plain(item.language)
    byline = plain(item.byline)
    return Content(
        headline=headline_of(item),
        standfirst=plain(item.standfirst),
        slugline=plain(item.slugline),
        byline=byline,
        authors=authors_of(byline),
        dateline=plain(item.dateline),
        body=printed_body(item),
        pictures=_pictures(filed, standing),
        section=sections.named(filed.section or filed.default_section),
        topics=_topics(item, language),
        language=language,
        source=source_of(filed, standing),
    )


def source_of(filed: FiledItem, standing: Standing) -> Source:
    """Where a wire item's words come from, and the end of the embargo they were under."""
    item, line = filed.item, line_key(filed)
    return Source(
        credit=f"Via {plain(filed.credit_name)} news wire",
        provider=filed.provider,
        wire_id=item.stable_id or item.guid or "",
        wire_version=item.version or "",
        urgency=LEVELS.index(filed.level) + 1,
        item_id=filed.id,
        line=line,
        received_at=filed.received_at,
        hold_until=dict(standing.ended).get(line),
    )


def editor_content(copy: Copy, *, source: Source, sections: Sections) -> Content:
    """Make the content of an editor's copy; it keeps the credit of the wire copy it was built on."""
    clean = cleaned(copy)
    return Content(
        headline=clean.headline,
        standfirst=clean.standfirst,
        slugline=clean.slugline,
        byline=clean.byline,
        authors=authors_of(clean.byline),
        dateline=clean.dateline,
        body=clean.body,
        pictures=clean.pictures,
        section=sections.named(clean.section),
        topics=topic_labels(clean.topics, language=clean.language),
        language=clean.language,
        source=source,
    )


def with_blog(content: Content, posts: Iterable[LivePost], *, known: Iterable[PublicPicture]) -> Content:
    """The content with these posts, and their pictures out of those `known`, in place of the posts it has."""
    body = with_posts(content.body, posts)
    shown = pictures_of(posts_of(body), known)
    return replace(content, body=body, pictures=(*own_pictures(content.pictures, content.body), *shown))


def copy_of(content: Content) -> Copy:
    """The content as an editor edits it."""
    return Copy(
        headline=content.headline,
        standfirst=content.standfirst,
        slugline=content.slugline,
        byline=content.byline,
        dateline=content.dateline,
        section=content.section.slug,
        topics=tuple(topic.name for topic in content.topics),
        body=without_posts(content.body),
        pictures=own_pictures(content.pictures, content.body),
        language=content.language,
    )


def headline_of(item: WireItem) -> str:
    """The headline, or the beginning of the text for an alert that came without one."""
    first = next((text for text in (plain(text_of(block.html)) for block in item.body) if text), "")
    return plain(item.headline) or shortened(first, limit=110) or "Untitled"


def topic_labels(names: Iterable[str], *, language: str) -> tuple[Label, ...]:
    """Printed names as labels: one for each slug, the first eight."""
    found: dict[str, Label] = {}
    for name in filter(None, map(plain, names)):
        slug = slug_of(name, language=language, otherwise="topic")
        found.setdefault(slug, Label(slug=slug, name=shortened(name, limit=80)))
    return tuple(found.values())[:MOST_TOPICS]


def _topics(item: WireItem, language: str) -> tuple[Label, ...]:
    named = [subject.name for subject in item.subjects if subject.name]
    return topic_labels(named or item.keywords, language=language)


def _pictures(filed: FiledItem, standing: Standing) -> tuple[PublicPicture, ...]:
    own = ((filed, picture) for picture in filed.item.pictures)
    found: dict[str, PublicPicture] = {}
    for source, picture in (*own, *standing.pictures):
        if picture.href and picture.href not in standing.withdrawn:
            found.setdefault(picture.href, _public_picture(source.provider, picture.href, picture))
    return tuple(found.values())


def _public_picture(provider: str, href: str, picture: Picture) -> PublicPicture:
    return PublicPicture(
        provider=provider,
        href=href,
        caption=plain(picture.caption),
        credit=plain(picture.credit or picture.photographer),
        alt=plain(picture.alt),
    )
