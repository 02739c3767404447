from __future__ import annotations

from wireroom.page import api as page
from wireroom.page.adapters import store
from wireroom.page.rules.paper import HTML, Paper

TOKEN = "Quirlbonnet"


def test_a_killed_story_is_nowhere(newsroom):
    staying = newsroom.write()
    story_id = newsroom.write(
        f"{TOKEN} elected",
        standfirst=f"{TOKEN} it is.",
        byline=f"A {TOKEN}",
        topics=(TOKEN, "Lamps"),
        section="politics",
    )
    path = newsroom.path(story_id)
    assert len(newsroom.showing(TOKEN)) > 10
    newsroom.kill(story_id)
    assert TOKEN not in newsroom.everything()
    assert not newsroom.showing(TOKEN)
    assert not page.search(words=TOKEN, now=newsroom.clock.now()).hits
    for own in (path, f"{path}/history", f"{path}/history.json"):
        assert newsroom.status(own) == 410
    assert newsroom.status(f"/topic/{TOKEN.lower()}") == 404
    assert newsroom.path(staying) in newsroom.text("/topic/lamps")


def test_each_surface_is_on_record_with_its_time(newsroom):
    story_id = newsroom.write()
    stood = {path for _, path in page.surfaces_of(story_id=story_id)}
    newsroom.kill(story_id)
    records = page.kill_records(story_id=story_id)
    assert stood <= {record.path for record in records}
    assert {"search", "feeds", "sitemap", "article", "front"} <= {record.surface for record in records}
    assert all(record.gone_at == newsroom.clock.now() for record in records)
    assert page.surfaces_of(story_id=story_id) == ()
    assert page.kill_record_faults() == ()


def test_the_probe_finds_what_came_back(newsroom):
    story_id = newsroom.write()
    path, front = newsroom.path(story_id), newsroom.text("/")
    newsroom.kill(story_id)
    row = store.row(store_paper("/", front), at=0)
    store.put([row])
    assert page.kill_record_faults(story_id=story_id) == (f"Story {story_id}, front /: still names the story",)
    store.put([store.row(store_paper(path, front), at=0)])
    assert len(page.kill_record_faults()) == 2


def test_a_story_whose_address_only_begins_like_the_killed_one_is_no_fault(newsroom):
    killed = newsroom.write(f"{TOKEN} elected")
    staying = newsroom.write(f"{TOKEN} elected")
    assert newsroom.path(staying).startswith(newsroom.path(killed))
    newsroom.kill(killed)
    assert newsroom.path(staying) in newsroom.text("/sitemap/1.xml")
    assert page.kill_record_faults() == ()


def test_a_second_kill_and_a_late_event_change_nothing(newsroom):
    story_id = newsroom.write()
    newsroom.kill(story_id)
    before = page.kill_records()
    newsroom.kill(story_id)
    assert page.kill_records() == before
    assert newsroom.status(newsroom.path(story_id)) == 410


def store_paper(path: str, text: str):
    return Paper(path=path, body=text.encode(), content_type=HTML)
