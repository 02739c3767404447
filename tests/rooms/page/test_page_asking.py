"""The plain panel stands where money may be asked, and nowhere else."""

from __future__ import annotations

import pytest

from wireroom.kernel.models import Errand
from wireroom.page import api as page
from wireroom.page.api import Mark, PlainPanel

PANEL = PlainPanel(
    heading="Paid for by <readers>", body="No paywall.", button="Support us", href="/support/?from=plain"
)
ASKED = "Paid for by &lt;readers&gt;"


@pytest.fixture
def asking(newsroom):
    page.set_plain_panel(panel=PANEL)
    return newsroom


def test_a_story_asks_in_the_bytes_that_everybody_gets(asking):
    path = asking.path(asking.write())
    text = asking.text(path)
    assert text.count(ASKED) == 1
    assert 'href="/support/?from=plain"' in text
    assert "<noscript>" in text.split(ASKED)[0]
    assert asking.showing(ASKED) == {path}


@pytest.mark.parametrize(
    "copy",
    [
        {"headline": "Two dead in mill fire"},
        {"standfirst": "Eine Frau starb."},
        {"headline": "Ferry kills three"},
    ],
)
def test_where_people_died_nothing_is_asked(asking, copy):
    text = asking.text(asking.path(asking.write(**copy)))
    assert ASKED not in text
    assert "data-fatal" in text


def test_a_corrected_story_asks_no_more(asking):
    story_id = asking.write()
    asking.change(story_id, note="An earlier version gave the wrong hall.")
    assert ASKED not in asking.text(asking.path(story_id))


@pytest.mark.parametrize(("kind", "key"), [("story", ""), ("section", "business"), ("topic", "lamps")])
def test_a_mark_silences_and_its_end_speaks_again(asking, kind, key):
    story_id = asking.write()
    mark = Mark(kind=kind, key=key or str(story_id))
    for is_silent in (True, False):
        assert page.mark_silent(mark=mark, is_silent=is_silent, by="Oda", clock=asking.clock)
        assert not page.mark_silent(mark=mark, is_silent=is_silent, by="Oda", clock=asking.clock)
        page.rebuild_range(low_id=story_id, high_id=story_id, clock=asking.clock)
        assert (ASKED in asking.text(asking.path(story_id))) is not is_silent


def test_a_panel_taken_down_leaves_no_page_that_asks(asking):
    story_id = asking.write()
    page.set_plain_panel(panel=None)
    page.rebuild_range(low_id=story_id, high_id=story_id, clock=asking.clock)
    assert asking.showing(ASKED) == set()


@pytest.mark.parametrize(("kind", "key"), [("story", ""), ("section", "business"), ("topic", "lamps")])
def test_a_mark_changes_the_page_for_those_who_have_it_open_also_without_a_panel(newsroom, kind, key):
    story_id = newsroom.write()
    mark = Mark(kind=kind, key=key or str(story_id))
    for is_silent in (True, False):
        Errand.objects.all().delete()
        page.mark_silent(mark=mark, is_silent=is_silent, by="Oda", clock=newsroom.clock)
        assert Errand.objects.filter(event="page.PagesOutdated").exists()
        page.rebuild_range(low_id=story_id, high_id=story_id, clock=newsroom.clock)
        assert (" data-silent" in newsroom.text(newsroom.path(story_id))) is is_silent
