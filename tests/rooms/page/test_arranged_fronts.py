"""An editor arranges a front: readers get it whole, it heals itself, and nobody overwrites anybody."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from wireroom.page import api as page
from wireroom.page.api import HOME, Spot
from wireroom.page.models import Arrangement, StoredPage
from wireroom.story import api as story
from wireroom.story.subscribers import hear_wire
from wireroom.wire.events import ItemFiled
from wireroom.wire.models import Item

MOMENT = datetime(2098, 5, 1, 9, 0, tzinfo=UTC)


def publish(newsroom, *spots, name=HOME, editor="Desk of Halyard"):
    before = page.front_state(name=name)
    kept = page.save_front(name=name, spots=spots, revision=before.revision, editor=editor, now=newsroom.clock.now())
    return page.publish_front(name=name, revision=kept.revision, editor=editor, clock=newsroom.clock)


def placed(newsroom, path="/"):
    """Each story on a front with its place, from the top."""
    return re.findall(r'data-story="(\d+)" data-place="([\w-]+)"', newsroom.text(path))


@pytest.fixture
def ferry(newsroom):
    return newsroom.write("Ferry timetable unchanged", section="world", topics=("Ferries",))


@pytest.fixture
def lamps(newsroom):
    return newsroom.write()


def test_a_draft_is_seen_by_nobody(newsroom, ferry, lamps):
    before = newsroom.text("/")
    page.save_front(
        name=HOME, spots=(Spot(size="lead", story=ferry),), revision=0, editor="ulla", now=newsroom.clock.now()
    )
    newsroom.make(lamps)
    assert newsroom.text("/") == before


def test_readers_get_what_was_arranged_with_one_page_made(newsroom, ferry, lamps):
    before = StoredPage.objects.order_by("-seq").first().seq
    publish(newsroom, Spot(size="lead", story=ferry), Spot(size="half", count=2))
    assert placed(newsroom) == [(str(ferry), "lead"), (str(lamps), "half")]
    assert StoredPage.objects.filter(seq__gt=before).values_list("path", flat=True).get() == "/"


def test_what_is_made_from_the_front_has_its_order(newsroom, ferry, lamps):
    assert page.front_stories(now=newsroom.clock.now(), limit=2)[0].id == lamps
    publish(newsroom, Spot(size="lead", story=ferry), Spot(size="half", count=2))
    assert [story.id for story in page.front_stories(now=newsroom.clock.now(), limit=5)] == [ferry, lamps]


def test_the_preview_is_what_readers_get(newsroom, ferry, lamps):
    spots = (Spot(size="lead", story=lamps, headline="Light at last"), Spot(size="row", count=3))
    preview = page.preview_front(name=HOME, spots=spots, now=newsroom.clock.now())
    publish(newsroom, *spots)
    assert preview.decode() == newsroom.text("/")
    assert str(ferry) in dict(placed(newsroom))


def test_a_killed_story_leaves_and_the_rule_fills_its_spot(newsroom, ferry, lamps):
    publish(newsroom, Spot(size="lead", story=ferry), Spot(size="half", count=2))
    newsroom.kill(ferry)
    assert placed(newsroom) == [(str(lamps), "lead")]
    assert "Ferry timetable" not in newsroom.everything()


def receive(newsroom, version, **fields):
    copy = {"headline": "Bridge closes", "body_html": "<p>From Monday.</p>"}
    newsroom.receive(version=version, versioncreated=f"2026-03-14T12:0{version}:00+00:00", **copy, **fields)
    newest = Item.objects.latest("pk")
    hear_wire([ItemFiled(newest.pk, newest.thread_id)])
    (bridge,) = [row.id for row in story.desk_stories() if row.provider]
    newsroom.make(bridge)
    return bridge


def test_a_withheld_story_leaves_and_comes_back_to_its_spot(newsroom, lamps):
    bridge = receive(newsroom, "1")
    publish(newsroom, Spot(size="lead", story=bridge), Spot(size="half"))
    receive(newsroom, "2", pubstatus="withheld")
    assert placed(newsroom) == [(str(lamps), "lead")]
    receive(newsroom, "3")
    assert placed(newsroom) == [(str(bridge), "lead"), (str(lamps), "half")]


def test_a_story_under_embargo_is_on_no_front_before_its_moment(newsroom, lamps):
    bridge = receive(newsroom, "1", embargoed=MOMENT.isoformat())
    publish(newsroom, Spot(size="lead", story=bridge), Spot(size="half"))
    assert placed(newsroom) == [(str(lamps), "lead")]
    assert "Bridge closes" not in newsroom.everything()
    newsroom.clock.advance(MOMENT - newsroom.clock.now())
    assert story.release_due(now=newsroom.clock.now()) == 1
    newsroom.make(bridge)
    assert placed(newsroom) == [(str(bridge), "lead"), (str(lamps), "half")]


def test_new_stories_come_by_rule(newsroom, ferry, lamps):
    publish(newsroom, Spot(size="lead", story=lamps), Spot(size="half", label="section", slug="world", count=2))
    newer = newsroom.write("Harbour freezes over", section="world")
    assert placed(newsroom) == [(str(lamps), "lead"), (str(newer), "half"), (str(ferry), "half")]


def test_a_sections_front_hears_of_what_its_rules_call(newsroom, lamps):
    publish(newsroom, Spot(size="lead", story=lamps), Spot(size="row", label="topic", slug="ferries"), name="business")
    ferry = newsroom.write("Ferry timetable unchanged", section="world", topics=("Ferries",))
    assert placed(newsroom, "/business") == [(str(lamps), "lead"), (str(ferry), "row")]
    assert "<h1>Business</h1>" in newsroom.text("/business")


def test_an_editors_words_stand_until_the_story_is_corrected(newsroom, ferry, lamps):
    publish(newsroom, Spot(size="lead", story=lamps, headline="All three halls lit", teaser="At last."))
    newsroom.change(lamps, standfirst="Two of three halls are lit.")
    assert "All three halls lit" in newsroom.text("/")
    newsroom.change(lamps, note="One hall is lit.", standfirst="The first of three halls is lit.")
    newsroom.change(lamps, standfirst="The first of three halls is lit now.")
    assert "All three halls lit" not in newsroom.text("/")
    publish(newsroom, Spot(size="lead", story=lamps, headline="One hall lit"))
    assert "One hall lit" in newsroom.text("/")
    assert ferry


def test_an_editors_words_are_escaped(newsroom, lamps):
    publish(newsroom, Spot(size="lead", story=lamps, headline="<script>alert(1)</script>"))
    assert "<script>alert(1)" not in newsroom.text("/")


def test_two_editors_never_overwrite_each_other(newsroom, ferry, lamps):
    now = newsroom.clock.now()
    kept = page.save_front(name=HOME, spots=(Spot(size="lead", story=ferry),), revision=0, editor="ulla", now=now)
    mine = (Spot(size="lead", story=lamps),)
    with pytest.raises(page.ArrangedMeanwhile, match="ulla") as met:
        page.save_front(name=HOME, spots=mine, revision=0, editor="ines", now=now)
    assert met.value.theirs == kept == page.front_state(name=HOME)
    for way in (
        lambda: page.publish_front(name=HOME, revision=0, editor="ines", clock=newsroom.clock),
        lambda: page.discard_front(name=HOME, revision=0),
        lambda: page.restore_front(name=HOME, number=1, revision=0, editor="ines", now=now),
    ):
        with pytest.raises(page.ArrangedMeanwhile):
            way()
    assert (
        page.save_front(name=HOME, spots=mine, revision=kept.revision, editor="ines", now=now).draft[0].story == lamps
    )


def test_an_earlier_arrangement_can_be_restored(newsroom, ferry, lamps):
    publish(newsroom, Spot(size="lead", story=ferry), Spot(size="row"), editor="ulla")
    now = publish(newsroom, Spot(size="lead", story=lamps), editor="ines")
    kept = page.restore_front(name=HOME, number=1, revision=now.revision, editor="ines", now=newsroom.clock.now())
    page.publish_front(name=HOME, revision=kept.revision, editor="ines", clock=newsroom.clock)
    assert placed(newsroom)[0] == (str(ferry), "lead")
    assert [(each.number, each.by) for each in page.front_history(name=HOME)] == [(3, "ines"), (2, "ines"), (1, "ulla")]


def test_a_front_can_make_itself_again(newsroom, ferry, lamps):
    alone = newsroom.text("/")
    publish(newsroom, Spot(size="lead", story=ferry))
    publish(newsroom)
    assert newsroom.text("/") == alone
    assert page.front_state(name=HOME).current.spots == ()
    assert lamps


def test_a_page_that_cannot_be_made_publishes_nothing(newsroom, ferry, monkeypatch):
    monkeypatch.setattr("wireroom.page.flows.arrange_front.in_time", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        publish(newsroom, Spot(size="lead", story=ferry))
    assert not Arrangement.objects.exists()
    assert page.front_state(name=HOME).draft is not None


def test_nothing_to_publish_is_said(newsroom):
    with pytest.raises(page.UnableToArrange, match="Nothing was changed"):
        page.publish_front(name=HOME, revision=0, editor="ines", clock=newsroom.clock)


def test_a_front_asks_the_archive_little(newsroom, django_assert_max_num_queries, ferry, lamps):
    spots = (
        Spot(size="lead", story=ferry),
        Spot(size="second", by="weight", count=4),
        Spot(size="river", count=15),
        *(Spot(size="strip", label="section", slug=slug, count=4) for slug in ("world", "business", "news")),
    )
    with django_assert_max_num_queries(12):
        page.front_filled(spots=spots, now=newsroom.clock.now())
    assert lamps
