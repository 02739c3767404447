"""A story laid out for its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from wireroom.kernel.site import Site
from wireroom.page.rules.addresses import history_of
from wireroom.page.rules.body import body_block
from wireroom.page.rules.direction import direction
from wireroom.page.rules.heads import story_head
from wireroom.page.rules.linked_data import news_article
from wireroom.page.rules.sheets import ArticlePage, CorrectionNote, Kind, PictureSheet, Provenance, TextLink
from wireroom.story.events import Label, PublicStory, PublicVersion
from wireroom.wire.events import printable

SHORTEST_WITH_APPEAL = 6
BLOCKS_BEFORE_APPEAL = 4


def article_page(
    *,
    story: PublicStory,
    versions: Sequence[PublicVersion],
    pictures: Sequence[PictureSheet],
    sections: Iterable[Label],
    site: Site,
) -> ArticlePage:
    """Lay a story out. `pictures` are those whose files are here, in the story's order; `versions` oldest first."""
    shown = story.current
    data = news_article(story=story, versions=versions, pictures=pictures, site=site)
    lead = pictures[0] if pictures else None
    return ArticlePage(
        head=story_head(site=site, story=story, path=story.path, sections=sections, picture=lead, data=data),
        id=story.id,
        href=story.path,
        headline=printable(shown.headline),
        standfirst=printable(shown.standfirst),
        label="Correction" if shown.kind == "correction" else "",
        byline=printable(shown.byline),
        authors=tuple(TextLink(text=printable(who.name), href=f"/author/{who.slug}") for who in shown.authors),
        dateline=printable(shown.dateline),
        credit=printable(shown.credit),
        section=section_link(shown.section),
        topics=tuple(TextLink(text=printable(topic.name), href=f"/topic/{topic.slug}") for topic in shown.topics),
        language=shown.language or site.language,
        direction=direction(shown.language),
        body=tuple(body_block(block) for block in shown.body),
        appeal_after=appeal_place(len(shown.body)),
        lead=lead,
        pictures=tuple(pictures[1:]),
        published_at=story.first_published_at,
        updated_at=changed_at(story.first_published_at, shown.published_at),
        version=shown.number,
        history_href=history_of(story.path),
        corrections=corrections_of(story.path, versions),
        provenance=_provenance(shown),
    )


def section_link(section: Label) -> TextLink:
    """Give a section as a link."""
    return TextLink(text=printable(section.name), href=f"/{section.slug}")


def kind_shown(kind: str) -> Kind:
    """Narrow a version's kind to those that readers see."""
    match kind:
        case "update":
            return "update"
        case "correction":
            return "correction"
        case _:
            return "new"


def changed_at(first: datetime, latest: datetime) -> datetime | None:
    """Say when a story changed last; None while it stands as first published."""
    return latest if latest > first else None


def appeal_place(blocks: int) -> int:
    """Say after how many blocks the appeal's slot stands: inside the story, once it has been told; 0 is its end."""
    return 0 if blocks < SHORTEST_WITH_APPEAL else BLOCKS_BEFORE_APPEAL


def corrections_of(path: str, versions: Iterable[PublicVersion]) -> tuple[CorrectionNote, ...]:
    """Give the corrections of a story, newest first."""
    notes = (
        CorrectionNote(
            at=version.published_at,
            note=printable(version.note),
            number=version.number,
            href=f"{history_of(path)}#v{version.number}",
        )
        for version in versions
        if version.kind == "correction"
    )
    return tuple(sorted(notes, key=lambda note: note.number, reverse=True))


def _provenance(shown: PublicVersion) -> Provenance:
    return Provenance(
        provider=printable(shown.provider),
        wire_id=printable(shown.wire_id),
        wire_version=printable(shown.wire_version),
        received_at=shown.received_at,
        hash=shown.hash,
    )
