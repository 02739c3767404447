"""A story's next version, and the address it is first published under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wireroom.kernel.site import current_site
from wireroom.story.models import Story, Version
from wireroom.story.queries.shapes import version_row
from wireroom.story.rules.addresses import alternatives, path_of
from wireroom.story.rules.chain import START, sealed
from wireroom.story.rules.content import Content
from wireroom.story.rules.public import PublicVersion, VersionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A version that is to be: what it says, what it is to readers, and who ordered it.

    The content's headline and `arrived_at`, when the copy came, make the path of a story never published before.
    """

    story: Story
    content: Content
    kind: VersionKind
    by: str
    arrived_at: datetime
    note: str = ""


def next_version(publication: Publication, *, now: datetime) -> Version:
    """Seal the story's next version and set the story's own fields to what it says."""
    story, content = publication.story, publication.content
    before = story.current
    version = sealed(_public(publication, before=before, now=now))
    story.state = "live"
    story.first_published_at = story.first_published_at or now
    story.published_at = now
    story.hold_until = content.source.hold_until
    story.hold_reason = ""
    story.revision += 1
    describe(story, content)
    return version_row(version, story=story, content=content, by=publication.by)


def describe(story: Story, content: Content) -> None:
    """Let the desk's list say what the content says."""
    story.headline = content.headline
    story.standfirst = content.standfirst
    story.slugline = content.slugline
    story.byline = content.byline
    story.section = content.section.slug
    story.provider = content.source.provider
    story.credit = content.source.credit
    story.urgency = content.source.urgency


def give_paths(publications: Sequence[Publication]) -> None:
    """Give the stories that are published for the first time their paths, no two the same."""
    zone = current_site().zone
    wanted = [
        path_of(
            day=each.arrived_at.astimezone(zone).date(), headline=each.content.headline, language=each.content.language
        )
        for each in publications
    ]
    taken = set(Story.objects.filter(path__in=wanted).values_list("path", flat=True))
    for publication, path in zip(publications, wanted, strict=True):
        if path in taken:
            taken |= set(Story.objects.filter(path__startswith=f"{path}-").values_list("path", flat=True))
        publication.story.path = next(each for each in alternatives(path) if each not in taken)
        taken.add(publication.story.path)


def _public(publication: Publication, *, before: Version | None, now: datetime) -> PublicVersion:
    content = publication.content
    return PublicVersion(
        number=before.number + 1 if before else 1,
        kind=publication.kind,
        headline=content.headline,
        standfirst=content.standfirst,
        byline=content.byline,
        authors=content.authors,
        dateline=content.dateline,
        credit=content.source.credit,
        provider=content.source.provider,
        wire_id=content.source.wire_id,
        wire_version=content.source.wire_version,
        body=content.body,
        pictures=content.pictures,
        section=content.section,
        topics=content.topics,
        language=content.language,
        urgency=content.source.urgency,
        note=publication.note,
        received_at=content.source.received_at,
        published_at=now,
        hash="",
        previous_hash=before.hash if before else START,
    )
