from __future__ import annotations

from wireroom.page import api as page
from wireroom.page.models import StoredPage
from wireroom.story import api as story
from wireroom.story.models import Story
from wireroom.story.subscribers import hear_wire
from wireroom.wire.events import ItemFiled
from wireroom.wire.models import Item

TOKEN = "Brackwater"


def receive(newsroom, version: str, **fields: object) -> int:
    copy = {"headline": f"{TOKEN} bridge closed", "body_html": "<p>The bridge is closed.</p>"}
    newsroom.receive(version=version, versioncreated=f"2026-03-14T12:0{version}:00+00:00", **(copy | fields))
    newest = Item.objects.latest("pk")
    hear_wire([ItemFiled(newest.pk, newest.thread_id)])
    (row,) = story.desk_stories()
    return row.id


def test_a_withheld_story_leaves_and_comes_back(newsroom):
    story_id = receive(newsroom, "1")
    newsroom.make(story_id)
    path = newsroom.path(story_id)
    assert newsroom.status(path) == 200
    receive(newsroom, "2", pubstatus="withheld")
    newsroom.make(story_id)
    assert newsroom.status(path) == 404
    assert "on hold" in newsroom.text(path)
    assert not newsroom.showing(TOKEN)
    assert not page.search(words=TOKEN, now=newsroom.clock.now()).total
    assert page.kill_records() == ()
    receive(newsroom, "3", pubstatus="usable")
    newsroom.make(story_id)
    assert newsroom.status(path) == 200
    assert page.search(words=TOKEN, now=newsroom.clock.now()).total == 1


def test_a_cancelled_story_is_gone_for_good(newsroom):
    story_id = receive(newsroom, "1")
    newsroom.make(story_id)
    receive(newsroom, "2", pubstatus="canceled")
    newsroom.make(story_id)
    assert newsroom.status(newsroom.path(story_id)) == 410
    receive(newsroom, "3", pubstatus="usable")
    newsroom.make(story_id)
    page.rebuild_all(clock=newsroom.clock, progress=lambda _done, _all: None)
    assert newsroom.status(newsroom.path(story_id)) == 410
    assert not newsroom.showing(TOKEN)


def test_a_joined_story_leads_to_the_other(newsroom):
    first, second = newsroom.write(f"{TOKEN} ferry begins"), newsroom.write("Boats in the harbour")
    Story.objects.filter(pk=first).update(state="joined", joined_into=second)
    newsroom.make(first, second)
    for own, to in (("", ""), ("/history", "/history"), ("/history.json", "/history.json")):
        row = StoredPage.objects.get(path=newsroom.path(first) + own)
        assert (row.status, row.location) == (301, newsroom.path(second) + to)
    assert not newsroom.showing(TOKEN)
    assert not page.search(words=TOKEN, now=newsroom.clock.now()).hits
