"""A story laid out for its page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from wireroom.kernel.site import Site
from wireroom.page.rules.addresses import author_path, history_of
from wireroom.page.rules.asking import Mark, PlainPanel, is_fatal, is_marked, may_ask
from wireroom.page.rules.body import blog, body_block, is_shown
from wireroom.page.rules.direction import direction
from wireroom.page.rules.heads import story_head
from wireroom.page.rules.linked_data import news_article
from wireroom.page.rules.sheets import ArticlePage, CorrectionNote, Kind, PictureSheet, Provenance, TextLink
from wireroom.story.events import Label, PublicStory, PublicVersion, VersionFacts, marks_in, own_pictures, picture_mark
from wireroom.wire.events import printable

SHORTEST_WITH_APPEAL = 6
BLOCKS_BEFORE_APPEAL = 4


def article_page(
    *,
    story: PublicStory,
    versions: Sequence[VersionFacts],
    pictures: Sequence[PictureSheet],
    sections: Iterable[Label],
    site: Site,
    portraits: Sequence[PictureSheet] = (),
    panel: PlainPanel | None = None,
    silent: Collection[Mark] = (),
) -> ArticlePage:
    """Lay a story out. `pictures` are those whose files are here, in the story's order; `versions` oldest first.

    The plain panel stands only where nothing is `silent`.
    """
    shown = story.current
    corrections = corrections_of(story.path, versions)
    data = news_article(story=story, versions=versions, pictures=pictures, site=site)
    placed = {mark for block in shown.body for mark in marks_in(block)}
    own = {picture_mark(each) for each in own_pictures(shown.pictures, shown.body)}
    loose = [each for each in pictures if each.mark in own - placed]
    lead = loose[0] if loose else None
    by_mark = {each.mark: each for each in pictures}
    body = blog(filter(is_shown, (body_block(block, pictures=by_mark) for block in shown.body)))
    return ArticlePage(
        head=story_head(
            site=site, story=story, path=story.path, sections=sections, picture=next(iter(pictures), None), data=data
        ),
        id=story.id,
        href=story.path,
        headline=printable(shown.headline),
        standfirst=printable(shown.standfirst),
        label="Correction" if shown.kind == "correction" else "",
        byline=printable(shown.byline),
        authors=tuple(TextLink(text=printable(who.name), href=author_path(who.slug)) for who in shown.authors),
        portraits=tuple(portraits),
        dateline=printable(shown.dateline),
        credit=printable(shown.credit),
        section=section_link(shown.section),
        topics=tuple(TextLink(text=printable(topic.name), href=f"/topic/{topic.slug}") for topic in shown.topics),
        language=shown.language or site.language,
        direction=direction(shown.language),
        body=body,
        appeal_after=appeal_place(len(body)),
        lead=lead,
        pictures=tuple(loose[1:]),
        published_at=story.first_published_at,
        updated_at=changed_at(story.first_published_at, shown.published_at),
        version=shown.number,
        history_href=history_of(story.path),
        corrections=corrections,
        is_fatal=is_fatal(story),
        is_silent=is_marked(story, silent),
        panel=panel if may_ask(story, silent, is_corrected=bool(corrections)) else None,
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


def corrections_of(path: str, versions: Iterable[VersionFacts]) -> tuple[CorrectionNote, ...]:
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
