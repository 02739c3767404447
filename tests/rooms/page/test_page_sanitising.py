"""Markup that came into the database past every door does not leave it live."""

from __future__ import annotations

import pytest

from wireroom.story.models import Story, Version

HOSTILE = (
    '<em onmouseover="alert(1)">Words</em> of the <img src=x onerror=alert(2)>copy<script>alert(3)</script>'
    '<a href="java&#x202e;script:alert(4)">here</a>'
)
LIVE = ("onmouseover", "onerror", "<script>alert", "&lt;script&gt;alert", "script:alert")


def smuggle(story_id: int, kind: str) -> None:
    """Put a version into the database as nobody may."""
    version = Version.objects.get(story_id=story_id, number=1)
    version.pk, version.number, version.body = None, 2, [[kind, HOSTILE]]
    version._state.adding = True
    version.save()
    Story.objects.filter(pk=story_id).update(current=version)


@pytest.mark.parametrize("kind", ["paragraph", "quote", "list", "table", "preformatted"])
def test_hostile_markup_in_the_database_reaches_no_page_and_no_feed(newsroom, kind):
    story_id = newsroom.write()
    smuggle(story_id, kind)
    newsroom.make(story_id)
    assert "Words" in newsroom.text(newsroom.path(story_id))
    assert newsroom.path(story_id) in newsroom.text("/rss.xml")
    chain = f"{newsroom.path(story_id)}/history.json"
    for live in LIVE:
        assert newsroom.showing(live) <= {chain}, "only the record itself keeps it, as plain JSON"
