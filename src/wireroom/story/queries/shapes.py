"""Rows to shapes and back."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any, cast

from wireroom.story.models import Draft, KillRecord, Story, Version
from wireroom.story.rules.content import Content, Source
from wireroom.story.rules.desk import Copy, DraftFacts, KillOrder
from wireroom.story.rules.public import (
    Label,
    PublicPicture,
    PublicStory,
    PublicVersion,
    Teaser,
    VersionFacts,
    VersionKind,
)
from wireroom.story.rules.sections import Sections
from wireroom.wire.events import Block

TEASER_NAMES = (
    "number kind headline standfirst byline credit section section_name topics language urgency note pictures "
    "published_at hold_until line"
)
TEASER_FIELDS = tuple(f"current__{name}" for name in TEASER_NAMES.split())
PLAIN_FIELDS = ("headline", "standfirst", "slugline", "byline", "dateline", "section", "language")
"""What of an editor's copy is kept as it is."""


def labels(rows: list[list[str]]) -> tuple[Label, ...]:
    """Labels as kept in a version: pairs of slug and name."""
    return tuple(Label(slug=slug, name=name) for slug, name in rows)


def label_rows(given: tuple[Label, ...]) -> list[list[str]]:
    """Labels for keeping."""
    return [[label.slug, label.name] for label in given]


def blocks(rows: list[list[Any]]) -> tuple[Block, ...]:
    """Blocks as kept: pairs of kind and markup."""
    return tuple(Block(kind=kind, html=html) for kind, html in rows)


def block_rows(given: tuple[Block, ...]) -> list[list[str]]:
    """Blocks for keeping."""
    return [[block.kind, block.html] for block in given]


def pictures(rows: list[dict[str, Any]]) -> tuple[PublicPicture, ...]:
    """Pictures as kept: their fields by name."""
    return tuple(PublicPicture(**row) for row in rows)


def picture_rows(given: tuple[PublicPicture, ...]) -> list[dict[str, Any]]:
    """Pictures for keeping."""
    return [asdict(picture) for picture in given]


def section_of(row: Version, sections: Sections) -> Label:
    """The section a version was filed under, as it is now."""
    return sections.today(Label(slug=row.section, name=row.section_name))


FACTS = ("number", "kind", "headline", "credit", "wire_version", "pictures", "note", "published_at")
"""What of a version a list of them is read from."""


def version_facts(row: Version) -> VersionFacts:
    """A version in a list."""
    return VersionFacts(
        number=row.number,
        kind=cast("VersionKind", row.kind),
        headline=row.headline,
        credit=row.credit,
        wire_version=row.wire_version,
        pictures=pictures(row.pictures),
        note=row.note,
        published_at=row.published_at,
    )


def public_version(row: Version) -> PublicVersion:
    """A version as it was sealed, under the section of that time."""
    return PublicVersion(
        number=row.number,
        kind=cast("VersionKind", row.kind),
        headline=row.headline,
        standfirst=row.standfirst,
        byline=row.byline,
        authors=labels(row.authors),
        dateline=row.dateline,
        credit=row.credit,
        provider=row.provider,
        wire_id=row.wire_id,
        wire_version=row.wire_version,
        body=blocks(row.body),
        pictures=pictures(row.pictures),
        section=Label(slug=row.section, name=row.section_name),
        topics=labels(row.topics),
        language=row.language,
        urgency=row.urgency,
        note=row.note,
        received_at=row.received_at,
        published_at=row.published_at,
        hash=row.hash,
        previous_hash=row.previous_hash,
    )


def version_row(version: PublicVersion, *, story: Story, content: Content, by: str) -> Version:
    """A sealed version for keeping, with what only the newsroom knows of it."""
    return Version(
        story=story,
        number=version.number,
        kind=version.kind,
        headline=version.headline,
        standfirst=version.standfirst,
        slugline=content.slugline,
        byline=version.byline,
        authors=label_rows(version.authors),
        dateline=version.dateline,
        credit=version.credit,
        provider=version.provider,
        wire_id=version.wire_id,
        wire_version=version.wire_version,
        item_id=content.source.item_id,
        line=content.source.line,
        by=by,
        section=version.section.slug,
        section_name=version.section.name,
        topics=label_rows(version.topics),
        language=version.language,
        urgency=version.urgency,
        note=version.note,
        received_at=version.received_at,
        published_at=version.published_at,
        hold_until=content.source.hold_until,
        hash=version.hash,
        previous_hash=version.previous_hash,
        pictures=picture_rows(version.pictures),
        body=block_rows(version.body),
    )


def content_of(row: Version, *, sections: Sections) -> Content:
    """What a version says, for comparing it with what it might say next; its section as that is now."""
    return Content(
        headline=row.headline,
        standfirst=row.standfirst,
        slugline=row.slugline,
        byline=row.byline,
        authors=labels(row.authors),
        dateline=row.dateline,
        body=blocks(row.body),
        pictures=pictures(row.pictures),
        section=section_of(row, sections),
        topics=labels(row.topics),
        language=row.language,
        source=Source(
            credit=row.credit,
            provider=row.provider,
            wire_id=row.wire_id,
            wire_version=row.wire_version,
            urgency=row.urgency,
            item_id=row.item_id,
            line=row.line,
            received_at=row.received_at,
            hold_until=row.hold_until,
        ),
    )


def public_story(row: Story, version: Version, *, sections: Sections) -> PublicStory:
    """A published story with its newest version, in the section that it is in now."""
    return PublicStory(
        id=row.id,
        path=row.path,
        first_published_at=row.first_published_at or version.published_at,
        current=replace(public_version(version), section=section_of(version, sections)),
    )


def teaser(row: Story, version: Version, *, sections: Sections) -> Teaser:
    """A published story in a list, in the section that it is in now."""
    return Teaser(
        id=row.id,
        path=row.path,
        headline=version.headline,
        standfirst=version.standfirst,
        byline=version.byline,
        credit=version.credit,
        section=section_of(version, sections),
        language=version.language,
        urgency=version.urgency,
        kind=cast("VersionKind", version.kind),
        note=version.note,
        number=version.number,
        picture=next(iter(pictures(version.pictures)), None),
        first_published_at=row.first_published_at or version.published_at,
        published_at=version.published_at,
        topics=labels(version.topics),
    )


def copy_row(copy: Copy) -> dict[str, Any]:
    """An editor's copy for keeping."""
    plain = {name: getattr(copy, name) for name in PLAIN_FIELDS}
    kept = {"topics": list(copy.topics), "body": block_rows(copy.body), "pictures": picture_rows(copy.pictures)}
    return plain | kept


def copy_from(row: dict[str, Any]) -> Copy:
    """An editor's copy as kept."""
    return Copy(
        **{name: row[name] for name in PLAIN_FIELDS},
        topics=tuple(row["topics"]),
        body=blocks(row["body"]),
        pictures=pictures(row["pictures"]),
    )


def kill_order_from(row: KillRecord) -> KillOrder:
    """A kill order as kept."""
    return KillOrder(story_id=row.story_id, ordered_by=row.ordered_by, reason=row.reason, ordered_at=row.ordered_at)


def draft_facts(row: Draft, *, story: Story) -> DraftFacts:
    """A draft as told to the desk."""
    return DraftFacts(
        story_id=story.pk,
        revision=story.revision,
        editor=row.editor,
        saved_at=row.saved_at,
        copy=copy_from(row.copy),
        item_id=row.item_id,
        handed_in_by=row.handed_in_by,
        scheduled_by=row.scheduled_by,
        sent_back_by=row.sent_back_by,
        review_note=row.review_note,
        has_later_words=story.publish_at is not None and row.scheduled_copy not in (None, row.copy),
    )
