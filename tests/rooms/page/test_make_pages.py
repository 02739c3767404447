from __future__ import annotations

import hashlib
import json
import re
from datetime import timedelta

import pytest

from wireroom.page import api as page
from wireroom.page.flows import edition, make_pages
from wireroom.page.flows.make_story import MOST_POSTS_IN_STEP
from wireroom.page.models import Mention, StoredPage
from wireroom.story import api as story
from wireroom.story.models import Version

NOTE = "An earlier version gave the wrong hall."


def test_a_story_stands_on_every_surface_it_belongs_to(newsroom):
    story_id = newsroom.write()
    path = newsroom.path(story_id)
    for place in (
        *(path, f"{path}/history", f"{path}/history.json", "/", "/business", "/topic/lamps", "/by/oda-lindqvane"),
        *("/2026/03/14", "/rss.xml", "/atom.xml", "/feed.json", "/business/rss.xml"),
        *("/sitemap/1.xml", "/news-sitemap.xml"),
    ):
        assert newsroom.status(place) == 200, place
        assert path in newsroom.text(place), place
    assert path not in newsroom.text("/corrections")


def test_making_again_stores_nothing_new(newsroom):
    story_id = newsroom.write()
    page.rebuild_all(clock=newsroom.clock, progress=lambda _done, _all: None)
    before = StoredPage.objects.order_by("-seq").first().seq
    newsroom.make(story_id)
    page.rebuild_all(clock=newsroom.clock, progress=lambda _done, _all: None)
    assert StoredPage.objects.order_by("-seq").first().seq == before


def test_a_change_raises_the_number_and_the_mark_of_what_it_changes_only(newsroom):
    other = newsroom.path(newsroom.write("Ferry timetable unchanged", section="world", topics=("Ferries",)))
    path = newsroom.path(story_id := newsroom.write())
    before = {row.path: row for row in StoredPage.objects.all()}
    newsroom.change(story_id, standfirst="Two of three halls are lit.")
    after = {row.path: row for row in StoredPage.objects.all()}
    assert after[path].seq > before[path].seq
    assert after[path].mark != before[path].mark
    assert after[path].etag != before[path].etag
    assert after[other].seq == before[other].seq
    assert after["/topic/ferries"].seq == before["/topic/ferries"].seq


def test_the_mark_on_the_page_is_the_mark_in_the_store(newsroom):
    path = newsroom.path(newsroom.write())
    row = StoredPage.objects.get(path=path)
    assert re.search(r'<body[^>]* data-mark="([0-9a-f]+)"', newsroom.text(path))[1] == row.mark


def test_a_correction_reaches_reader_list_and_machine(newsroom):
    story_id = newsroom.write()
    path = newsroom.path(story_id)
    newsroom.change(story_id, note=NOTE, standfirst="The third of three halls is lit.")
    assert NOTE in newsroom.text(path)
    assert NOTE in newsroom.text("/corrections")
    data = json.loads(
        re.search(r'<script type="application/ld\+json">(.*?)</script>', newsroom.text(path), re.DOTALL)[1]
    )
    assert data["@type"] == "NewsArticle"
    assert [note["text"] for note in data["correction"]] == [NOTE]
    assert data["dateModified"] > data["datePublished"]
    history = newsroom.text(f"{path}/history")
    assert "<ins>third</ins>" in history
    assert "<del>first</del>" in history
    chain = json.loads(newsroom.text(f"{path}/history.json"))["versions"]
    assert chain[1]["previous_hash"] == chain[0]["hash"]


def test_a_reader_can_check_the_chain_from_what_is_public(newsroom):
    story_id = newsroom.write()
    newsroom.change(story_id, standfirst="The third of three halls is lit.")
    before = ""
    for version in json.loads(newsroom.text(f"{newsroom.path(story_id)}/history.json"))["versions"]:
        assert hashlib.sha256(version["record"].encode()).hexdigest() == version["hash"]
        record = json.loads(version["record"])
        assert record["previous_hash"] == before
        before = version["hash"]
    assert record["standfirst"] == "The third of three halls is lit."


def test_another_writer_is_noticed_and_the_pages_made_again(newsroom, monkeypatch):
    story_id = newsroom.write()
    path = newsroom.path(story_id)
    begin, meddled = make_pages.begin, []

    def begin_and_be_overtaken():
        opened = begin()
        if not meddled:
            meddled.append(True)
            StoredPage.objects.filter(path=path).delete()
            StoredPage.objects.create(path=path, status=404, last_modified=0, etag="")
        return opened

    monkeypatch.setattr(make_pages, "begin", begin_and_be_overtaken)
    newsroom.make(story_id)
    assert newsroom.status(path) == 200


def test_a_story_killed_while_its_pages_are_made_is_not_stored(newsroom, monkeypatch):
    story_id = newsroom.write()
    path = newsroom.path(story_id)
    differing, killed = edition.differing, []

    def kill_meanwhile(papers):
        if not killed:
            killed.append(True)
            story.kill(story_id=story_id, ordered_by="x", reason="y", now=newsroom.clock.now())
        return differing(papers)

    monkeypatch.setattr(edition, "differing", kill_meanwhile)
    StoredPage.objects.exclude(path="/404").delete()
    page.make_pages(story_ids=[story_id], clock=newsroom.clock)
    assert path not in newsroom.text("/")
    assert not StoredPage.objects.filter(path=path, status=200).exists()


def test_every_mention_is_true(newsroom):
    ids = [newsroom.write(f"Story number {number}") for number in range(3)]
    newsroom.kill(ids[1])
    for mention in Mention.objects.exclude(path__startswith="/media/"):
        assert newsroom.path(mention.story_id) in newsroom.text(mention.path)
    assert not Mention.objects.filter(story_id=ids[1]).exists()


@pytest.mark.parametrize("path", ["/404", "/503", "/robots.txt", "/manifest.webmanifest", "/sitemap.xml", "/"])
def test_the_site_stands_before_the_first_story(newsroom, path):
    assert newsroom.text(path)


def test_a_long_live_blog_is_with_readers_before_its_history(newsroom):
    story_id = newsroom.write("The vote, live")
    path = newsroom.path(story_id)
    for number in range(MOST_POSTS_IN_STEP + 1):
        newsroom.clock.advance(timedelta(seconds=5))
        post = story.PostCopy(title=f"Post {number}", html="<p>Words.</p>")
        story.add_post(story_id=story_id, editor="Desk", post=post, now=newsroom.clock.now())
    page.make_pages(story_ids=[story_id], clock=newsroom.clock)
    last = f"Post {MOST_POSTS_IN_STEP}"
    assert last in newsroom.text(path)
    assert last not in newsroom.text(f"{path}/history")
    page.make_archives(story_ids=[story_id], clock=newsroom.clock)
    assert last in newsroom.text(f"{path}/history")
    assert last in newsroom.text(f"{path}/history.json")


def test_a_longer_live_blog_has_its_page_made_of_no_more_copy(newsroom, monkeypatch):
    read, made = [], Version.from_db.__func__

    def from_db(cls, db, names, values, **more):
        read.extend(["copy"] * ("body" in names))
        return made(cls, db, names, values, **more)

    story_id = newsroom.write("The vote, live")
    taken = []
    for number in range(MOST_POSTS_IN_STEP + 5):
        newsroom.clock.advance(timedelta(seconds=5))
        post = story.PostCopy(title=f"Post {number}", html="<p>Words.</p>")
        story.add_post(story_id=story_id, editor="Desk", post=post, now=newsroom.clock.now())
        if number > MOST_POSTS_IN_STEP:
            with monkeypatch.context() as watched:
                watched.setattr(Version, "from_db", classmethod(from_db))
                read.clear()
                page.make_pages(story_ids=[story_id], clock=newsroom.clock)
            taken.append(len(read))
    assert len(set(taken)) == 1, taken
    assert taken[0] < MOST_POSTS_IN_STEP
