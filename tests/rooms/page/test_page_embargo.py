from __future__ import annotations

from datetime import UTC, datetime, timedelta

from wireroom.page import api as page
from wireroom.page.models import Mention, PictureUse
from wireroom.story import api as story
from wireroom.story.subscribers import hear_wire
from wireroom.wire.events import ItemFiled
from wireroom.wire.models import Item

TOKEN = "Zwergenkuss"
MOMENT = datetime(2098, 5, 1, 9, 0, tzinfo=UTC)


def receive_under_embargo(newsroom) -> None:
    newsroom.receive(
        headline=f"{TOKEN} wins the vote",
        slugline=f"{TOKEN}-vote",
        byline=f"By Ane {TOKEN}son",
        embargoed=MOMENT.isoformat(),
        versioncreated="2026-03-14T12:00:00+00:00",
        body_html=f"<p>The {TOKEN} party won the vote.</p>",
        description_text=f"A {TOKEN} caption",
        ednote=f"Hold the {TOKEN}!",
        subject=[{"code": "medtop:11000000", "name": f"{TOKEN} politics"}],
    )
    hear_wire([ItemFiled(item.pk, item.thread_id) for item in Item.objects.all()])


def test_nothing_of_an_embargoed_story_is_anywhere_before_its_moment(newsroom):
    newsroom.write()
    receive_under_embargo(newsroom)
    held = [row for row in story.desk_stories() if row.state == "held"]
    assert held, "the wire item made no held story, so the test would prove nothing"
    newsroom.clock.advance(MOMENT - timedelta(seconds=1) - newsroom.clock.now())
    newsroom.make(*(row.id for row in held))
    page.rebuild_all(clock=newsroom.clock, progress=lambda _done, _all: None)
    assert TOKEN.lower() not in newsroom.everything().lower()
    assert not newsroom.showing(TOKEN)
    assert (
        not page.search(words=TOKEN, now=newsroom.clock.now()).asked
        or not page.search(words=TOKEN, now=newsroom.clock.now()).total
    )
    assert not Mention.objects.filter(path__icontains=TOKEN).exists()
    assert not PictureUse.objects.filter(story_id=held[0].id).exists()


def test_at_its_moment_it_is_where_it_belongs(newsroom):
    receive_under_embargo(newsroom)
    newsroom.clock.advance(MOMENT - newsroom.clock.now())
    assert story.release_due(now=newsroom.clock.now()) == 1
    (released,) = (row for row in story.desk_stories() if row.state == "live")
    newsroom.make(released.id)
    path = newsroom.path(released.id)
    assert {path, f"{path}/history", "/", "/rss.xml", "/feed.json", "/news-sitemap.xml"} <= newsroom.showing(TOKEN)
    assert "Hold the" not in newsroom.everything()
    assert [hit.href for hit in page.search(words=TOKEN, now=newsroom.clock.now()).hits] == [path]
    before_it = newsroom.clock.now() - timedelta(seconds=1)
    assert not page.search(words=TOKEN, now=before_it).hits
