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
from wireroom.page.rules.addresses import chain_of, history_of
from wireroom.page.rules.articles import article_page
from wireroom.page.rules.body import block_words
from wireroom.page.rules.histories import chain, history_page
from wireroom.page.rules.paper import Paper
from wireroom.page.rules.search_words import section_word
from wireroom.story.api import Label, PublicStory, PublicVersion, published_versions
from wireroom.wire.events import printable

CHAIN = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is the same on every page of one edition; `remade` fills with the pictures of each story made in it."""

    now: datetime
    sections: tuple[Label, ...]
    ask_for_pictures: bool = True
    remade: dict[int, Uses] = field(default_factory=dict)


def add_story(edition: Edition, story: PublicStory, *, around: Surroundings) -> None:
    """Put all of a story's own pages into the edition, with what search and pictures must know of it."""
    first = story.current.number == 1
    versions = (story.current,) if first else published_versions(now=around.now, story_id=story.id)
    mounted = mount(story)
    around.remade[story.id] = mounted.uses
    edition.papers += _papers(story, versions, mounted, around.sections)
    edition.found.append(entry(story))
    edition.pictures.append(Note(story_id=story.id, uses=mounted.uses, media=mounted.media))
    if mounted.wanting and around.ask_for_pictures:
        edition.events.append(PicturesWanted(story.id))


def _papers(
    story: PublicStory, versions: Sequence[PublicVersion], mounted: Mounted, sections: tuple[Label, ...]
) -> tuple[Paper, ...]:
    site = current_site()
    shows = ((story.id, story.current.number),)
    article = article_page(story=story, versions=versions, pictures=mounted.sheets, sections=sections, site=site)
    history = history_page(story=story, versions=versions, sections=sections, site=site)
    return (
        html_paper(article, path=story.path, story_id=story.id, shows=shows),
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
