"""A story becomes its own pages: the article, its history and its chain of versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from wireroom.kernel.site import current_site
from wireroom.page.adapters.press import html_paper
from wireroom.page.adapters.search_index import Entry
from wireroom.page.events import PicturesWanted
from wireroom.page.flows.edition import Edition
from wireroom.page.flows.mentions import Note
from wireroom.page.flows.mount_pictures import Mounted, Uses, mount
from wireroom.page.queries import portraits_of
from wireroom.page.rules.addresses import chain_of, history_of
from wireroom.page.rules.articles import article_page
from wireroom.page.rules.asking import Mark, PlainPanel
from wireroom.page.rules.body import block_words
from wireroom.page.rules.histories import chain, history_page
from wireroom.page.rules.paper import Paper
from wireroom.page.rules.search_words import section_word
from wireroom.story.api import (
    Label,
    PublicStory,
    PublicVersion,
    Sections,
    VersionFacts,
    all_sections,
    is_sealed,
    posts_of,
    published_facts,
    published_versions,
)
from wireroom.wire.events import printable

CHAIN = "application/json"
MOST_POSTS_IN_STEP = 20
"""Posts up to which a live blog's history is made with its page; it grows with their square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is the same on every page of one edition; `remade` fills with the pictures of each story made in it."""

    now: datetime
    sections: tuple[Label, ...]
    every: Sections = field(default_factory=all_sections)
    """All sections, while `sections` are those to which readers are led."""
    ask_for_pictures: bool = True
    panel: PlainPanel | None = None
    silent: frozenset[Mark] = frozenset()
    remade: dict[int, Uses] = field(default_factory=dict)


def add_story(edition: Edition, story: PublicStory, *, around: Surroundings) -> None:
    """Put all of a story's own pages into the edition, with what search and pictures must know of it."""
    alone = story.current.number == 1 and is_sealed(story.current)
    mounted = mount(story, now=around.now)
    around.remade[story.id] = mounted.uses
    if is_long_blog(story):
        edition.papers.append(_article(story, published_facts(now=around.now, story_id=story.id), mounted, around))
    else:
        versions = (story.current,) if alone else published_versions(now=around.now, story_id=story.id)
        edition.papers += (_article(story, versions, mounted, around), *_history(story, versions, around))
    edition.found.append(entry(story))
    edition.pictures.append(Note(story_id=story.id, uses=mounted.uses, media=mounted.media))
    if mounted.wanting and around.ask_for_pictures:
        edition.events.append(PicturesWanted(story.id))


def add_long_history(edition: Edition, story: PublicStory, *, around: Surroundings) -> None:
    """Put a long live blog's history and chain into the edition: what grows with every post must not hold one up."""
    if is_long_blog(story):
        edition.papers += _history(story, published_versions(now=around.now, story_id=story.id), around)


def is_long_blog(story: PublicStory) -> bool:
    """Whether the story has so many posts that its history is made after its page."""
    return len(posts_of(story.current.body)) > MOST_POSTS_IN_STEP


def _article(story: PublicStory, versions: Sequence[VersionFacts], mounted: Mounted, around: Surroundings) -> Paper:
    article = article_page(
        story=story,
        versions=versions,
        pictures=mounted.sheets,
        portraits=portraits_of(story.current.authors),
        sections=around.sections,
        site=current_site(),
        panel=around.panel,
        silent=around.silent,
    )
    return html_paper(article, path=story.path, story_id=story.id, shows=((story.id, story.current.number),))


def _history(story: PublicStory, versions: Sequence[PublicVersion], around: Surroundings) -> tuple[Paper, Paper]:
    site = current_site()
    shows = ((story.id, story.current.number),)
    history = history_page(story=story, versions=versions, sections=around.sections, site=site)
    return (
        html_paper(history, path=history_of(story.path), story_id=story.id, shows=shows),
        Paper(
            path=chain_of(story.path),
            body=chain(story=story, versions=versions, site=site),
            content_type=CHAIN,
            story_id=story.id,
            shows=shows,
        ),
    )


def entry(story: PublicStory) -> Entry:
    """Give what of a story is searched."""
    shown = story.current
    return Entry(
        story_id=story.id,
        headline=printable(shown.headline),
        standfirst=printable(shown.standfirst),
        body="\n".join((printable(shown.dateline), *(block_words(block) for block in shown.body))),
        byline=printable(shown.byline or ", ".join(author.name for author in shown.authors)),
        place=section_word(shown.section.slug),
        path=story.path,
        section=shown.section.slug,
        section_name=printable(shown.section.name),
        credit=printable(shown.credit),
        published_at=story.first_published_at.isoformat(),
    )
