"""A story as it would be if its draft were published now. For the desk only: it has passed no gate."""

from __future__ import annotations

from datetime import datetime

from wireroom.story.queries.desk import desk_story
from wireroom.story.queries.sections import all_sections
from wireroom.story.rules.addresses import path_of
from wireroom.story.rules.content import Source, editor_content, with_blog
from wireroom.story.rules.live_posts import posts_of
from wireroom.story.rules.public import PublicStory, PublicVersion


def previewed_story(*, story_id: int, now: datetime) -> PublicStory:
    """Give the draft, or what stands without one, in the shape of a published story.

    Its hash is empty: nothing was sealed. Raises LookupError when there is no such story.
    """
    story = desk_story(story_id=story_id)
    row = story.row
    source = Source(credit=row.credit, provider=row.provider, urgency=row.urgency)
    content = editor_content(story.copy, source=source, sections=all_sections())
    if story.current:
        content = with_blog(content, posts_of(story.current.body), known=story.current.pictures)
    version = PublicVersion(
        number=row.number + 1,
        kind="update" if row.number else "new",
        headline=content.headline,
        standfirst=content.standfirst,
        byline=content.byline,
        authors=content.authors,
        dateline=content.dateline,
        credit=content.source.credit,
        provider=content.source.provider,
        wire_id="",
        wire_version="",
        body=content.body,
        pictures=content.pictures,
        section=content.section,
        topics=content.topics,
        language=content.language,
        urgency=row.urgency,
        note="",
        received_at=None,
        published_at=now,
        hash="",
        previous_hash="",
    )
    path = row.path or path_of(day=now.date(), headline=content.headline, language=content.language)
    return PublicStory(id=row.id, path=path, first_published_at=row.first_published_at or now, current=version)
